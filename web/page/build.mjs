// Builds what is served at `/`: the page, the widget as one script for other pages, and the engine's wasm.
// Run from anywhere: `node web/page/build.mjs`. Writes build/site/, prints sizes, fails over budget.

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const site = join(root, "build/site");

// Page, widget and client together, as they cross the wire before the engine is wanted.
const BUDGET_GZIP = 30 * 1024;

// One list for the meta element and the header; `frame-ancestors` works in the header only.
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

await rm(site, { recursive: true, force: true });
await mkdir(join(site, "assets"), { recursive: true });

/**
 * The package's engine finds its wasm beside itself; here it gets a name that changes with its content.
 * The bindings are made from Rust, and stand in dist/ only.
 */
const engine = {
  name: "engine",
  setup(building) {
    building.onResolve({ filter: /core\/hatif\.js$/ }, () => ({ path: join(root, "web/dist/core/hatif.js") }));
    building.onLoad({ filter: /src\/engine\/web\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const found = 'new URL("../core/hatif_bg.wasm", import.meta.url)';
      if (!source.includes(found)) throw new Error(`${path} does not say ${found} any more`);
      const wasm = 'import wasmFile from "../../dist/core/hatif_bg.wasm";';
      return { contents: `${wasm}\n${source.replace(found, "new URL(wasmFile, import.meta.url)")}`, loader: "ts" };
    });
  },
};

const result = await build({
  absWorkingDir: root,
  entryPoints: [
    { in: "web/page/page.ts", out: "assets/page" },
    { in: "web/src/widget/index.ts", out: "hatif-chat" },
    { in: "web/page/page.css", out: "assets/style" },
  ],
  outdir: "build/site",
  entryNames: "[dir]/[name]",
  chunkNames: "assets/[name]-[hash]",
  assetNames: "assets/[name]-[hash]",
  loader: { ".wasm": "file" },
  plugins: [engine],
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2023",
  minify: true,
  sourcemap: "linked",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

/** Gives a file under the site a name that changes with its content, so that it may be kept for ever. */
async function fingerprinted(from, to, put = copyFile) {
  const hash = createHash("sha256").update(await readFile(from)).digest("hex").slice(0, 10);
  const path = to.replace("*", hash);
  await put(from, join(site, path));
  return `/${path}`;
}

const icon = await fingerprinted(join(here, "icon.svg"), "assets/icon-*.svg");
const script = await fingerprinted(join(site, "assets/page.js"), "assets/page-*.js", rename);
const style = await fingerprinted(join(site, "assets/style.css"), "assets/style-*.css", rename);

const output = Object.entries(result.metafile.outputs);
const [, pageOutput] = output.find(([path]) => path.endsWith("assets/page.js"));
const chunks = statically(pageOutput).map((path) => `/assets/${basename(path)}`);

/** The chunks that come with `of` at once, each once. */
function statically(of, found = []) {
  for (const { path, kind } of of.imports) {
    if (kind !== "import-statement" || found.includes(path)) continue;
    found.push(path);
    statically(result.metafile.outputs[path], found);
  }
  return found;
}

const values = {
  policy: POLICY,
  icon,
  script,
  style,
  preloads: chunks.map((chunk) => `<link rel="modulepreload" href="${chunk}">`).join("\n    "),
};
const template = await readFile(join(here, "index.html"), "utf8");
await writeFile(
  join(site, "index.html"),
  template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]),
);

// The widget's script and chunks are for other sites too: a module script from elsewhere needs leave to be read.
await writeFile(
  join(site, "_headers"),
  `/*
  Content-Security-Policy: ${POLICY}; frame-ancestors 'self'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
/hatif-chat.js
  Access-Control-Allow-Origin: *
/assets/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=31536000, immutable
`,
);

const counted = [script, ...chunks];
let total = 0;
const later = output.map(([path]) => path.replace("build/site", "")).filter((path) => /\/web-.*\.js$|\.wasm$/.test(path));
for (const path of [...counted, "/hatif-chat.js", style, "/index.html", ...later]) {
  const bytes = await readFile(join(site, path));
  const zipped = gzipSync(bytes, { level: 9 }).length;
  if (counted.includes(path)) total += zipped;
  console.log(`${path.padEnd(34)} ${kilobytes(bytes.length)} ${kilobytes(zipped)} gzip`);
}
console.log(`page and widget without the engine ${" ".repeat(10)} ${kilobytes(total)} gzip of ${kilobytes(BUDGET_GZIP)}`);
if (total > BUDGET_GZIP) {
  console.error("over budget");
  process.exitCode = 1;
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`.padStart(9);
}
