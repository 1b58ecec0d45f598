// Builds the package: the core from Rust, the entries from TypeScript. Writes dist/.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// The entries that `require` gives, too.
const REQUIRED = ["node", "inline", "conversation-inline", "light-inline"];

const root = new URL("..", import.meta.url);
const dist = new URL("dist/", import.meta.url);
const require = createRequire(import.meta.url);

run("cargo", ["run", "--quiet", "--package", "xtask", "--", "web"], root);
inlineBytes();
// The core's types name the wire's: written types must not stand in for the sources.
for (const old of ["engine", "client", "widget", "wire.js", "wire.d.ts", "wire.d.cts"]) rmSync(new URL(old, dist), { recursive: true, force: true });
run(process.execPath, [tsc(), "--project", "tsconfig.build.json"], new URL(".", import.meta.url));
finishTypes();
await Promise.all(REQUIRED.map(commonJs));

/** The modules as text, for the entries that carry them. */
function inlineBytes() {
  for (const folder of ["core", "light", "conversation"]) {
    const base64 = readFileSync(new URL(`${folder}/hatif_bg.wasm`, dist)).toString("base64");
    writeFileSync(new URL(`${folder}/bytes.js`, dist), `export const base64 = "${base64}";\n`);
    writeFileSync(new URL(`${folder}/bytes.d.ts`, dist), "export declare const base64: string;\n");
  }
}

/** Types name the files that stand beside them, and what `require` gives has types of its own. */
function finishTypes() {
  for (const part of ["engine", "client", "widget"]) {
    const folder = new URL(`${part}/`, dist);
    for (const name of readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".d.ts"))) {
      const text = readFileSync(new URL(name, folder), "utf8");
      writeFileSync(new URL(name, folder), text.replace(/(from "\.[^"]*)\.ts"/g, '$1.js"'));
    }
  }
  for (const name of ["wire", "engine/engine", "engine/conversation", ...REQUIRED.map((entry) => `engine/${entry}`)]) {
    const text = readFileSync(new URL(`${name}.d.ts`, dist), "utf8");
    writeFileSync(new URL(`${name}.d.cts`, dist), text.replace(/(from "\.[^"]*)\.js"/g, '$1.cjs"'));
  }
}

/** An entry and all it imports as one CommonJS file. */
async function commonJs(entry) {
  await build({
    entryPoints: [fileURLToPath(new URL(`engine/${entry}.js`, dist))],
    outfile: fileURLToPath(new URL(`engine/${entry}.cjs`, dist)),
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
  return join(manifest, "..", JSON.parse(readFileSync(manifest, "utf8")).bin.tsc);
}

function run(program, args, folder) {
  try {
    execFileSync(program, args, { cwd: folder, stdio: "inherit" });
  } catch (error) {
    console.error(`build: ${program} ${args.join(" ")}: ${error.code === "ENOENT" ? `${program} is not installed` : "failed"}`);
    process.exit(1);
  }
}
