// What a build needs of the machine: says what is missing, and installs what npm can install.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Wrangler's own floor. */
const NODE_FLOOR = [22, 12];

/** Ends the program with a sentence that says what to do. */
export function stop(sentence) {
  console.error(`\n✘ ${sentence}`);
  process.exit(1);
}

/** Runs a program in the root with its output on the screen; ends ours when it fails. */
export function run(what, program, args, options = {}) {
  console.log(`→ ${what}`);
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", ...options });
  if (error) stop(`${program} cannot be started: ${error.message}`);
  if (status !== 0) stop(`${what}: ${program} ended with ${status}.`);
}

/** Sees to Rust and the npm packages. */
export function seeToNeeds() {
  if (!answers("cargo")) {
    stop("Rust is not installed. Install rustup from https://rustup.rs and run this again: it brings the toolchain that rust-toolchain.toml names.");
  }
  if (!packagesAreThere()) {
    // Not `npm ci`: it refuses a lock file without the packages of systems that the registry it was made with did not have.
    run("installing the npm packages that package-lock.json names", "npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"]);
  }
}

/** A Node that wrangler runs on: the one from npm where there is one for this machine, else this one. */
export function node() {
  const own = join(root, "node_modules", ".bin", "node");
  if (existsSync(own)) return own;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor < NODE_FLOOR[1])) {
    stop(`Node ${NODE_FLOOR.join(".")} or newer is needed; this is ${process.version}.`);
  }
  return process.execPath;
}

/** The environment with the packages' programs first on the path. */
export function environment(more = {}) {
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ...more };
}

function answers(program) {
  const { status } = spawnSync(program, ["--version"], { cwd: root, stdio: "ignore" });
  return status === 0;
}

/** npm leaves a copy of the lock file behind; packages for other machines are missing from it. */
function packagesAreThere() {
  const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  if (!existsSync(join(root, "node_modules", ".package-lock.json"))) return false;
  const installed = read("node_modules/.package-lock.json");
  return Object.entries(read("package-lock.json")).every(([place, wanted]) => {
    const isOurs = !place.includes("node_modules/");
    return isOurs || wanted.optional || installed[place]?.version === wanted.version;
  });
}
