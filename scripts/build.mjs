// Builds the Worker's module and the page. What has not changed is left alone.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, root, run, seeToNeeds } from "./needs.mjs";

/** All that the page is made of. */
const PAGE_SOURCES = ["engine/Cargo.toml", "engine/data", "engine/src", "web", "Cargo.lock", "Cargo.toml", "package-lock.json", "xtask/src"];
const NOT_SOURCES = new Set(["dist", "node_modules", "test", "bench", "target"]);
/** Touched when the page was built. */
const PAGE_STAMP = join(root, "build", ".page-built");

/** Builds everything that is served. */
export function build() {
  run("building the Worker's module (the first time takes some minutes)", "cargo", ["run", "--quiet", "--package", "xtask", "--", "worker"]);
  const site = join(root, "build", "site");
  mkdirSync(site, { recursive: true });
  const builtAt = existsSync(PAGE_STAMP) ? statSync(PAGE_STAMP).mtimeMs : 0;
  if (newest(PAGE_SOURCES) <= builtAt) return;
  for (const script of scriptsOf("web", ["build", "build:site"])) {
    run(`building the page: ${script}`, "npm", ["run", "--silent", script, "--workspace", "web"], { env: environment() });
  }
  writeFileSync(PAGE_STAMP, "");
}

/** Those of `names` that a workspace has. */
function scriptsOf(workspace, names) {
  const manifest = JSON.parse(readFileSync(join(root, workspace, "package.json"), "utf8"));
  return names.filter((name) => manifest.scripts?.[name]);
}

/** When the newest of these files, or of the files in these folders, was changed. */
function newest(paths) {
  const times = paths.map((path) => {
    const full = join(root, path);
    if (!existsSync(full)) return 0;
    const stat = statSync(full);
    if (!stat.isDirectory()) return stat.mtimeMs;
    const inside = readdirSync(full).filter((name) => !NOT_SOURCES.has(name));
    return newest(inside.map((name) => join(path, name)));
  });
  return Math.max(0, ...times);
}

if (process.argv[1] === import.meta.filename) {
  seeToNeeds();
  build();
}
