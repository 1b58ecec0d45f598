// What a page has to load before a reader can read.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

const bench = new URL("..", import.meta.url);

/** Bytes after gzip: of the reader's script, bundled and minified with all its data, and of what it loads besides. */
export async function size({ entry, loads = [], models = () => [] }) {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(bench) },
    bundle: true, minify: true, write: false, platform: "browser", format: "esm", logLevel: "error",
  });
  const parts = [...outputFiles.map(({ contents }) => contents), ...loads.map((file) => readFileSync(new URL(file, bench)))];
  return { script: sum(parts), models: sum(models()) };
}

function sum(parts) {
  return parts.reduce((total, part) => total + gzipSync(part, { level: 9 }).length, 0);
}
