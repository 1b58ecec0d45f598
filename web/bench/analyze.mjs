// How long `engine.analyze` takes in this Node, result object included, and how that compares with nlp.js's guess of the
// language and sentiment of the same messages in the same run. `--limit 20` fails when a median is over 20 microseconds.

import { cpus } from "node:os";

import { quantile, time } from "./clock.mjs";
import { MESSAGES } from "./messages.mjs";
import { hatif } from "./peers/hatif.mjs";
import { untaught } from "./peers/nlpjs.mjs";

const ROUNDS = 400;
const CALLS = 64;
const limit = Number(process.argv[process.argv.indexOf("--limit") + 1] || Infinity);

const [ours, theirs] = [await hatif(), await untaught()];

console.log(`Node ${process.version}, ${cpus()[0].model}; ${ROUNDS} rounds of ${CALLS} messages of 60 characters\n`);
console.log("            hatif: median      p95     nlp.js: median      p95     nlp.js / hatif");
let slowest = 0;
for (const [language, messages] of Object.entries(MESSAGES)) {
  for (const text of messages) if (text.length !== 60) throw new Error(`not 60 characters: ${text}`);
  const texts = Array.from({ length: CALLS }, (_, place) => messages[place % messages.length]);
  const times = { hatif: [], nlpjs: [] };
  for (let round = 0; round < ROUNDS + ROUNDS / 4; round += 1) {
    const mine = await time(texts, ours.call, ours.awaited);
    const other = await time(texts, theirs.call, theirs.awaited);
    // The first rounds are for the compiler.
    if (round < ROUNDS / 4) continue;
    times.hatif.push(mine);
    times.nlpjs.push(other);
  }
  const [median, other] = [quantile(times.hatif, 0.5), quantile(times.nlpjs, 0.5)];
  slowest = Math.max(slowest, median);
  console.log(
    `${language.padEnd(12)} ${us(median)} ${us(quantile(times.hatif, 0.95))}        ${us(other)} ${us(quantile(times.nlpjs, 0.95))}            ${(other / median).toFixed(1).padStart(6)}`,
  );
}
if (slowest > limit) {
  console.error(`\nover the limit of ${limit} microseconds`);
  process.exitCode = 1;
}

function us(value) {
  return `${value.toFixed(2)} us`.padStart(12);
}
