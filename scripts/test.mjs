// `npm test`: every test there is, from a clean checkout. Installs what is missing, shows what it does, ends with a summary.
// Words on the command line choose steps by name: `npm test -- edge browser`.
import { spawn, spawnSync } from "node:child_process";
import { environment, root, run, seeToNeeds, stop } from "./needs.mjs";

const CHROMIUM = "/usr/bin/chromium";

const STEPS = [
  { name: "format", program: "cargo", args: ["fmt", "--all", "--check"] },
  { name: "lints", program: "cargo", args: ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"] },
  { name: "rust", program: "cargo", args: ["test", "--quiet", "--workspace"] },
  { name: "build", program: "npm", args: ["run", "--silent", "build"] },
  { name: "types", program: "npm", args: ["run", "--silent", "types", "--workspace", "web"] },
  { name: "package", program: "npm", args: ["test", "--silent", "--workspace", "web"] },
  { name: "replay", program: "node", args: nodeTests("tests/replay/*.test.mjs") },
  { name: "edge", program: "node", args: nodeTests("tests/edge/*.test.mjs") },
  { name: "browser", program: "node", args: nodeTests("tests/browser/*.test.mjs") },
];

const begun = Date.now();
seeToNeeds();
seeToChromium();

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) stop(`There is no step ${unknown.join(", ")}. The steps are ${STEPS.map(({ name }) => name).join(", ")}.`);

const results = [];
for (const step of STEPS.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  console.log(`\n→ ${step.name}`);
  const result = await take(step);
  results.push(result);
  console.log(`  ${step.name}: ${result.ok ? "passed" : "FAILED"} in ${seconds(result.ms)}`);
  // Nothing after the build can pass without it.
  if (step.name === "build" && !result.ok) break;
}
summarise(results);

/** Runs a step with its output on the screen, and counts the tests that the output tells of. */
function take({ name, program, args }) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(program, args, { cwd: root, env: environment({ CARGO_TERM_COLOR: "never", NO_COLOR: "1" }), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const [stream, screen] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        screen.write(text);
      });
    }
    const done = (code) => resolve({ name, ok: code === 0, ms: Date.now() - started, ...count(output) });
    child.on("error", (error) => {
      console.error(`${program} cannot be started: ${error.message}`);
      done(1);
    });
    child.on("close", done);
  });
}

/** Passed and failed tests, as cargo and Node's test runner tell them. */
function count(output) {
  const sum = (pattern) => [...output.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);
  return {
    passed: sum(/^test result: .*?(\d+) passed/gm) + sum(/^(?:ℹ|#) pass (\d+)/gm),
    failed: sum(/^test result: .*?(\d+) failed/gm) + sum(/^(?:ℹ|#) fail (\d+)/gm),
  };
}

function summarise(results) {
  console.log("\nSummary");
  for (const { name, ok, ms, passed, failed } of results) {
    const tests = passed + failed > 0 ? `${passed} passed, ${failed} failed` : "";
    console.log(`  ${ok ? "ok    " : "FAILED"}  ${name.padEnd(8)} ${seconds(ms).padStart(6)}  ${tests}`);
  }
  const total = (field) => results.reduce((sum, result) => sum + result[field], 0);
  const bad = results.filter(({ ok }) => !ok).map(({ name }) => name);
  console.log(`\n${total("passed")} tests passed, ${total("failed")} failed, in ${seconds(Date.now() - begun)}.`);
  console.log(bad.length === 0 ? "All passed." : `Failed: ${bad.join(", ")}.`);
  process.exit(bad.length === 0 ? 0 : 1);
}

/** Two files at a time: most of a test is waiting for a timeout or a disk. */
function nodeTests(files) {
  return ["--test", "--test-concurrency=2", "--test-reporter=spec", files];
}

function seconds(ms) {
  const whole = Math.round(ms / 1000);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/** Debian's Chromium, installed when it is not there and we may install it. */
function seeToChromium() {
  if (answers(CHROMIUM)) return;
  const isRoot = process.getuid?.() === 0;
  if (!answers("apt-get") || !(isRoot || answers("sudo"))) {
    stop(`The browser tests need Debian's chromium at ${CHROMIUM}: install the package chromium and run this again.`);
  }
  const install = (what, ...args) => {
    const command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
    run(what, ...(isRoot ? [command[0], command.slice(1)] : ["sudo", command]));
  };
  install("reading Debian's list of packages", "update", "--quiet=2");
  install("installing Debian's chromium", "install", "--yes", "--no-install-recommends", "--quiet=2", "chromium");
}

function answers(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}
