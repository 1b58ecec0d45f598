// The package as npm would publish it, installed into an empty folder.

import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const web = fileURLToPath(new URL("..", import.meta.url));

/** A new folder of a project that has `hatif` installed; it goes when this process ends. */
export async function project() {
  if (!existsSync(join(web, "dist/core/hatif_bg.wasm"))) {
    throw new Error("web/dist is not built: npm run build --workspace web");
  }
  const folder = mkdtempSync(join(tmpdir(), "hatif-package-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const packed = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], web);
  const [{ filename }] = JSON.parse(packed);
  const place = join(folder, "node_modules/hatif");
  mkdirSync(place, { recursive: true });
  await run("tar", ["--extract", "--gzip", "--strip-components=1", "--file", join(folder, filename), "--directory", place]);
  write(folder, "package.json", JSON.stringify({ private: true, type: "module", dependencies: { hatif: "0.1.0" } }));
  return folder;
}

/** What `program` prints. It fails, with what was printed to standard error, unless the program ends well. */
export async function run(program, args, folder, env = {}) {
  const { stdout } = await promisify(execFile)(program, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    maxBuffer: 64 << 20,
    timeout: 120_000,
  });
  return stdout;
}

export function write(folder, name, text) {
  writeFileSync(join(folder, name), text);
  return name;
}
