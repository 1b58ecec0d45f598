// Builds the package: the core from Rust, the entries from TypeScript. Writes dist/.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";

const root = new URL("..", import.meta.url);
const dist = new URL("dist/", import.meta.url);
const require = createRequire(import.meta.url);

run("cargo", ["run", "--quiet", "--package", "xtask", "--", "web"], root);
inlineBytes();
run(process.execPath, [tsc(), "--project", "tsconfig.build.json"], new URL(".", import.meta.url));
commonJsTypes();
await commonJs();

/** The module as text, for the entry that carries it. */
function inlineBytes() {
  const base64 = readFileSync(new URL("core/hatif_bg.wasm", dist)).toString("base64");
  writeFileSync(new URL("core/bytes.js", dist), `export const base64 = "${base64}";\n`);
  writeFileSync(new URL("core/bytes.d.ts", dist), "export declare const base64: string;\n");
}

/** What `require` gives has types of its own: TypeScript takes `.d.ts` here for ES modules'. */
function commonJsTypes() {
  for (const name of ["engine/engine", "engine/node", "wire"]) {
    const text = readFileSync(new URL(`${name}.d.ts`, dist), "utf8");
    const renamed = text.replace(/(from "\.[^"]*)\.js"/g, '$1.cjs"');
    writeFileSync(new URL(`${name}.d.cts`, dist), renamed);
  }
}

/** Node's entry and all it imports as one CommonJS file. */
async function commonJs() {
  await build({
    entryPoints: [new URL("engine/node.js", dist).pathname],
    outfile: new URL("engine/node.cjs", dist).pathname,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    define: { "import.meta.url": "moduleUrl" },
    banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
    logLevel: "warning",
  });
}

function tsc() {
  const manifest = require.resolve("typescript/package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return new URL(bin.tsc, `file://${manifest}`).pathname;
}

function run(program, args, folder) {
  try {
    execFileSync(program, args, { cwd: folder, stdio: "inherit" });
  } catch (error) {
    console.error(`build: ${program} ${args.join(" ")}: ${error.code === "ENOENT" ? `${program} is not installed` : "failed"}`);
    process.exit(1);
  }
}
