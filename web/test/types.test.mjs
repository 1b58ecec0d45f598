// The package's types, as TypeScript finds them from an ES module, from CommonJS and from a bundler.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { publint } from "publint";
import { formatMessage } from "publint/utils";

import { project, run, web, write } from "./package.mjs";

const require = createRequire(import.meta.url);
const folder = await project();
const installed = join(folder, "node_modules/hatif");
const litFolder = join(require.resolve("lit"), "..");

const GOOD = `
export async function read(text: string): Promise<string> {
  const engine = await createEngine({ wasm: new Uint8Array() });
  const analysis: Analysis = engine.analyze(text, { language: "ar" });
  const [first] = analysis.findings;
  return first === undefined ? analysis.intent.intent : text.slice(first.start, first.end);
}
`;
const WRONG = `
export const wrong = createEngine().then((engine) => {
  // @ts-expect-error: not a language
  engine.analyze("hi", { language: "fr" });
  // @ts-expect-error: not a text
  engine.analyze(5);
  // @ts-expect-error: not an intent
  return engine.analyze("hi").intent.intent === "joy";
});
`;
const CALL = `import { createEngine as createCalls } from "hatif/conversation";
export const words = createCalls().then((engine) =>
  engine.conversation().step({ at: 0, input: "open", call_id: "c", customer_name: null, language: null }).map((output) =>
    output.output === "emit" && output.event === "greeting" ? output.message : ""));
`;

const FOLLOW = `import { connect, nothing, withEvent, type Conversation } from "hatif/client";
import type { HatifChat } from "hatif/widget";
export function follow(chat: HatifChat, show: (conversation: Conversation) => void) {
  let conversation = nothing;
  chat.compose("hi");
  // @ts-expect-error: no such theme
  chat.theme = "pink";
  return connect({
    url: "https://calls.example.com",
    callId: "CALL-001",
    onEvent: (event) => show((conversation = withEvent(conversation, event))),
  });
}
`;

for (const resolution of ["nodenext", "bundler"]) {
  test(`TypeScript checks the client and the widget under ${resolution}`, async () => {
    // What a real installation has beside the package.
    for (const name of ["lit", "lit-html", "lit-element", "@lit", "@types/trusted-types"]) {
      const place = join(folder, "node_modules", name);
      mkdirSync(join(place, ".."), { recursive: true });
      if (!existsSync(place)) symlinkSync(join(litFolder, "..", name), place);
    }
    write(folder, "follow.mts", FOLLOW);
    const module = resolution === "bundler" ? "esnext" : resolution;
    await compiles(["--module", module, "--moduleResolution", resolution, "follow.mts"]);
  });
}

for (const [resolution, name, imports] of [
  ["nodenext", "esm.mts", `import { createEngine, type Analysis } from "hatif";\n${CALL}`],
  ["nodenext", "cjs.cts", 'import { createEngine, type Analysis } from "hatif";\n'],
  ["bundler", "bundled.ts", `import { createEngine, type Analysis } from "hatif";\n${CALL}`],
  ["bundler", "inline.ts", 'import { createEngine, type Analysis } from "hatif/inline";\n'],
]) {
  test(`TypeScript checks ${name} under ${resolution}`, async () => {
    write(folder, name, imports + GOOD + WRONG);
    const module = resolution === "bundler" ? "esnext" : resolution;
    await compiles(["--module", module, "--moduleResolution", resolution, name]);
  });
}

async function compiles(args) {
  const manifest = require.resolve("typescript/package.json");
  const tsc = join(manifest, "..", JSON.parse(readFileSync(manifest, "utf8")).bin.tsc);
  const strict = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", "--types", ""];
  await run(process.execPath, [tsc, ...strict, ...args], folder).catch(({ stdout }) => assert.fail(stdout));
}

test("publint has nothing to say", async () => {
  const { messages, pkg } = await publint({ pkgDir: installed, strict: true, pack: false });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("Are The Types Wrong: no", async () => {
  const [tarball] = (await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], web)).trim().split("\n");
  // The library that the command is made of: the command cuts what it prints into a pipe.
  const library = createRequire(require.resolve("@arethetypeswrong/cli/package.json")).resolve("@arethetypeswrong/core");
  const { checkPackage, createPackageFromTarballData } = await import(pathToFileURL(library).href);
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(join(folder, tarball))), {
    excludeEntrypoints: ["hatif_bg.wasm", "light/hatif_bg.wasm"],
  });
  for (const entry of ["./conversation", "./light"]) assert.ok(Object.keys(analysis.entrypoints).includes(entry));
  // node10 is how TypeScript found packages before they had `exports`. What is for pages is an ES module only.
  const known = ({ kind, entrypoint, resolutionKind }) =>
    resolutionKind === "node10" || (kind === "CJSResolvesToESM" && ["./client", "./widget"].includes(entrypoint));
  assert.deepEqual(analysis.problems.filter((problem) => !known(problem)), []);
});
