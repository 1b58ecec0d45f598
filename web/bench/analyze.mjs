// How long `engine.analyze` takes in this Node, result object included, and how that compares with nlp.js's guess of the
// language and sentiment of the same messages in the same run. `--limit 20` fails when a median is over 20 microseconds.

import { cpus } from "node:os";

import { createEngine } from "hatif";
import { containerBootstrap } from "@nlpjs/core";
import { LangAr } from "@nlpjs/lang-ar";
import { LangEn } from "@nlpjs/lang-en";
import { Language } from "@nlpjs/language";
import { SentimentAnalyzer } from "@nlpjs/sentiment";

import { MESSAGES } from "./messages.mjs";

const ROUNDS = 400;
const CALLS = 64;
const limit = Number(process.argv[process.argv.indexOf("--limit") + 1] || Infinity);

const engine = await createEngine();
const container = await containerBootstrap();
container.use(LangEn);
container.use(LangAr);
const sentiment = new SentimentAnalyzer({ container });
const guesser = new Language();

const hatif = (text) => engine.analyze(text);
const nlpjs = async (text) => {
  const { alpha2 } = guesser.guessBest(text, ["en", "ar"]);
  return sentiment.process({ locale: alpha2, text });
};

console.log(`Node ${process.version}, ${cpus()[0].model}; ${ROUNDS} rounds of ${CALLS} messages of 60 characters\n`);
console.log("            hatif: median      p95     nlp.js: median      p95     nlp.js / hatif");
let slowest = 0;
for (const [language, messages] of Object.entries(MESSAGES)) {
  for (const text of messages) if (text.length !== 60) throw new Error(`not 60 characters: ${text}`);
  const times = { hatif: [], nlpjs: [] };
  for (let round = 0; round < ROUNDS + ROUNDS / 4; round += 1) {
    const ours = await time(messages, hatif, false);
    const theirs = await time(messages, nlpjs, true);
    // The first rounds are for the compiler.
    if (round < ROUNDS / 4) continue;
    times.hatif.push(ours);
    times.nlpjs.push(theirs);
  }
  const [ours, theirs] = [sorted(times.hatif), sorted(times.nlpjs)];
  slowest = Math.max(slowest, at(ours, 0.5));
  console.log(
    `${language.padEnd(12)} ${us(at(ours, 0.5))} ${us(at(ours, 0.95))}        ${us(at(theirs, 0.5))} ${us(at(theirs, 0.95))}            ${(at(theirs, 0.5) / at(ours, 0.5)).toFixed(1).padStart(6)}`,
  );
}
if (slowest > limit) {
  console.error(`\nover the limit of ${limit} microseconds`);
  process.exitCode = 1;
}

/** Microseconds a call, over one round. */
async function time(messages, call, awaited) {
  const start = process.hrtime.bigint();
  for (let made = 0; made < CALLS; made += 1) {
    const result = call(messages[made % messages.length]);
    if (awaited) await result;
  }
  return Number(process.hrtime.bigint() - start) / 1000 / CALLS;
}

function sorted(values) {
  return values.toSorted((a, b) => a - b);
}

function at(values, share) {
  return values[Math.floor(values.length * share)];
}

function us(value) {
  return `${value.toFixed(2)} us`.padStart(12);
}
