// The package in every kind of host, as it would be published: each must read the same messages to
// the same byte.

import assert from "node:assert/strict";
import { createReadStream, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { test } from "node:test";

import { build as esbuild } from "esbuild";
import { build as vite } from "vite";

import { project, run, web, write } from "./package.mjs";

const require = createRequire(import.meta.url);

// The program that each host runs: it reads messages, and says what it read.
const PROGRAM = `
const TEXTS = [
  "Your platform is not working properly. It keeps crashing.",
  "أنا أبحث عن خدمة تصميم ويب، هل لديكم عرض أفضل؟",
  "mail me at layla@example.com or +963 944 567 890 😀",
  "",
];
async function report(createEngine) {
  const engine = await createEngine();
  return JSON.stringify({ version: engine.version, read: TEXTS.map((text) => engine.analyze(text)) });
}
`;
const MAIN = `import { createEngine } from "hatif";${PROGRAM}console.log(await report(createEngine));`;

const folder = await project();
write(folder, "main.mjs", MAIN);
const expected = await run(process.execPath, ["main.mjs"], folder);

test("Node, import: four messages are read", async () => {
  const { version, read } = JSON.parse(expected);
  assert.equal(version, "0.1.0");
  assert.equal(read.length, 4);
  assert.deepEqual(read[2].contact, {
    emails: ["layla@example.com"],
    phones: ["+963944567890"],
    phones_e164: ["+963944567890"],
  });
  assert.equal(read[3].intent.intent, "other");
});

for (const entry of ["hatif", "hatif/inline", "hatif/conversation"]) {
  test(`Node, require("${entry}")`, async () => {
    write(folder, "main.cjs", `const { createEngine } = require("${entry}");${PROGRAM}report(createEngine).then(console.log);`);
    assert.equal(await run(process.execPath, ["main.cjs"], folder), expected);
  });
}

test("Node, with the module inside", async () => {
  write(folder, "inline.mjs", MAIN.replace('"hatif"', '"hatif/inline"'));
  assert.equal(await run(process.execPath, ["inline.mjs"], folder), expected);
});

test("Node, with the driver of calls", async () => {
  write(folder, "conversation.mjs", MAIN.replace('"hatif"', '"hatif/conversation"'));
  assert.equal(await run(process.execPath, ["conversation.mjs"], folder), expected);
});

test("without trained weights, the lexicon judges: in Node both ways, and in Cloudflare Workers", async () => {
  write(folder, "light.mjs", MAIN.replace('"hatif"', '"hatif/light"'));
  const light = await run(process.execPath, ["light.mjs"], folder);
  const { read } = JSON.parse(light);
  assert.deepEqual(
    read.map((analysis) => analysis.intent.intent),
    ["technical_support", "service_inquiry", "other", "other"],
  );
  assert.deepEqual(read[2].contact, JSON.parse(expected).read[2].contact);
  write(folder, "light.cjs", `const { createEngine } = require("hatif/light");${PROGRAM}report(createEngine).then(console.log);`);
  assert.equal(await run(process.execPath, ["light.cjs"], folder), light);
  assert.equal(await inWorkerd("hatif/light", "workerd", "", "light"), light);
});

test("Bun", async () => {
  assert.equal(await run(join(bin("bun")), ["main.mjs"], folder), expected);
});

test("Deno, with no permission at all", async () => {
  assert.equal(await deno(["--no-prompt", "--node-modules-dir=manual", "main.mjs"]), expected);
});

for (const [name, condition, suffix] of [
  ["Cloudflare Workers", "workerd", ""],
  ["Vercel's edge runtime", "edge-light", "?module"],
]) {
  test(name, async () => {
    assert.equal(await inWorkerd("hatif", condition, suffix, "core"), expected);
  });
}

test("Cloudflare Workers, with the driver of calls", async () => {
  assert.equal(await inWorkerd("hatif/conversation", "workerd", "", "conversation"), expected);
});

test("a page that imports the files as they are", async (t) => {
  const url = await serve(t, join(folder, "node_modules/hatif/dist"));
  write(folder, "page.mjs", MAIN.replace('"hatif"', `"${url}/engine/web.js"`));
  assert.equal(await imported(url, "page.mjs"), expected);
});

test("a page built by Vite", async (t) => {
  await vite({
    root: folder,
    logLevel: "error",
    build: { outDir: "vite", target: "es2022", rollupOptions: { input: join(folder, "main.mjs"), output: { entryFileNames: "main.js" } } },
  });
  const modules = readdirSync(join(folder, "vite/assets")).filter((file) => file.endsWith(".wasm"));
  assert.equal(modules.length, 1, "the module is an asset of its own");
  const url = await serve(t, join(folder, "vite"));
  assert.equal(await imported(url, `${url}/main.js`), expected);
});

test("a page built by esbuild, which is told of the module", async (t) => {
  write(folder, "esbuild.mjs", `import wasm from "hatif/hatif_bg.wasm";${MAIN.replace("createEngine()", "createEngine({ wasm: new URL(wasm, import.meta.url) })")}`);
  await esbuild({
    absWorkingDir: folder,
    entryPoints: ["esbuild.mjs"],
    outdir: "esbuild",
    bundle: true,
    format: "esm",
    target: "es2022",
    loader: { ".wasm": "file" },
    logLevel: "error",
  });
  const url = await serve(t, join(folder, "esbuild"));
  assert.equal(await imported(url, `${url}/esbuild.js`), expected);
});

function bin(name) {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return join(manifest, "..", typeof bin === "string" ? bin : bin[name]);
}

function deno(args) {
  const home = { DENO_DIR: join(folder, "deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
  return run(process.execPath, [bin("deno"), "run", "--no-remote", "--no-lock", ...args], folder, home);
}

/** Deno loads modules over HTTP and compiles while it fetches, as a browser does. */
function imported(url, program) {
  const { host } = new URL(url);
  const home = { DENO_DIR: join(folder, `deno-${new URL(url).port}`), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
  return run(process.execPath, [bin("deno"), "run", "--no-lock", "--no-config", "--no-prompt", `--allow-import=${host}`, `--allow-net=${host}`, program], folder, home);
}

async function serve(t, root) {
  const types = { ".js": "text/javascript", ".wasm": "application/wasm" };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    createReadStream(join(root, pathname))
      .on("error", () => response.writeHead(404).end())
      .once("open", () => response.setHeader("content-type", types[extname(pathname)] ?? "text/plain"))
      .pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

/** Runs the program on workerd, bundled as wrangler does it: modules stay modules. */
async function inWorkerd(entry, condition, suffix, core) {
  const stem = `${condition}-${core}`;
  write(folder, `${stem}.mjs`, `import { createEngine } from "${entry}";${PROGRAM}export default { async test() { console.log(await report(createEngine)); } };`);
  const asModule = {
    name: "modules-stay-modules",
    setup: (build) => build.onResolve({ filter: /\.wasm(\?module)?$/ }, ({ path }) => ({ path: `./${path.split("/").at(-1)}`, external: true })),
  };
  await esbuild({
    absWorkingDir: folder,
    entryPoints: [`${stem}.mjs`],
    outfile: `${stem}.js`,
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: [condition],
    plugins: [asModule],
    logLevel: "error",
  });
  const config = write(folder, `${stem}.capnp`, `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = (
  compatibilityDate = "2026-01-01",
  modules = [
    (name = "main.js", esModule = embed "${stem}.js"),
    (name = "hatif_bg.wasm${suffix}", wasm = embed "node_modules/hatif/dist/${core}/hatif_bg.wasm"),
  ],
))]);
`);
  return run(require("workerd").default, ["test", config], folder);
}
