// `npm start`: builds what is needed and serves on http://localhost:8787, with the storage under .wrangler/.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { environment, node, root, seeToNeeds } from "./needs.mjs";

/** Wrangler asks nobody, tells nobody, and keeps no traces of calls. */
const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_SEND_METRICS: "false",
  X_LOCAL_EXPLORER: "false",
  X_LOCAL_OBSERVABILITY: "false",
};

seeToNeeds();
build();

// Beginning calls is for everybody here, and nowhere else: wrangler.toml is what gets deployed.
const wrangler = join(root, "node_modules", "wrangler", "bin", "wrangler.js");
const given = process.argv.slice(2);
const args = ["dev", "--local", ...unlessGiven("--port", "8787"), ...unlessGiven("--inspector-port", "0")];
args.push(...secrets(), ...given);
console.log("→ serving; stop with Ctrl-C");
const server = spawn(node(), [wrangler, ...args], { cwd: root, env: environment(QUIET), stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(signal ? 0 : (code ?? 1)));

/** An option as we want it, unless the command line has it. */
function unlessGiven(option, value) {
  return given.some((one) => one === option || one.startsWith(`${option}=`)) ? [] : [option, value];
}

/** Hands the provider's settings of our environment to the Worker in a file that only we can read. */
function secrets() {
  const lines = Object.entries(process.env)
    .filter(([name]) => name.startsWith("OPENAI_"))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  const files = existsSync(join(root, ".dev.vars")) ? [".dev.vars"] : [];
  if (lines.length > 0) {
    mkdirSync(join(root, ".wrangler"), { recursive: true });
    writeFileSync(join(root, ".wrangler", "environment.vars"), lines.join(""), { mode: 0o600 });
    files.push(".wrangler/environment.vars");
  }
  return files.flatMap((file) => ["--env-file", file]);
}
