// Hatif beside the readers that JavaScript has: speed, size and accuracy on the same rows in one run, as a Markdown table.
// `--markdown FILE` also writes it into FILE, between its markers. HATIF_DATA adds a folder of public rows.

import { readFileSync, writeFileSync } from "node:fs";

import { english } from "./peers/english.mjs";
import { hatif } from "./peers/hatif.mjs";
import { taught, untaught } from "./peers/nlpjs.mjs";
import { notes } from "./peers/notes.mjs";
import { LANGUAGES, TASKS, own, publicRows } from "./peers/rows.mjs";
import { macroF1 } from "./peers/score.mjs";
import { size } from "./peers/size.mjs";
import { speed } from "./peers/speed.mjs";
import { placed, scores, table } from "./peers/table.mjs";

const NAMES = { en: "English", ar: "Arabic", arabizi: "Arabizi", mixed: "mixed" };
const begun = Date.now();
const file = markdownFile(process.argv.slice(2));
const versions = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")).dependencies;

const ours = own();
const peers = [await hatif(), await taught(ours), await untaught(), ...english()];
// First, as long as nothing else has filled the memory.
tell("timing");
const speeds = await speed(peers);
const accuracies = await accuracy(ours, "");
const sizes = await Promise.all(peers.map(size));
if (process.env.HATIF_DATA) accuracies.push(...(await accuracy(publicRows(process.env.HATIF_DATA), "public: ")));

const content = [
  table([
    ["", ...peers.map(heading)],
    ...Object.entries(speeds).map(([language, values]) => [`µs a message, ${NAMES[language]}`, ...values.map(taken)]),
    ["KB to load, gzip", ...sizes.map(({ script, models }) => kilobytes(script) + (models > 0 ? ` + ${kilobytes(models)}` : ""))],
    ...accuracies,
  ]),
  "",
  notes(ours.train("intent").length, Boolean(process.env.HATIF_DATA)),
].join("\n");
console.log(content);
if (file) writeFileSync(file, placed(readFileSync(file, "utf8"), content));
tell("done");

/** Lines of the table: each task in each language that `set` has rows of. */
async function accuracy(set, title) {
  const found = [];
  for (const task of TASKS) {
    tell(`${set.name} rows: ${task}`);
    const rows = set.test(task);
    const readers = await Promise.all(peers.map((peer) => peer.reader(task, set)));
    const pairs = await Promise.all(readers.map((reader) => reader && answers(rows, reader)));
    // Languages are told apart over all rows.
    for (const language of task === "language" ? ["all"] : LANGUAGES) {
      const isIn = ({ lang }) => language === "all" || lang === language;
      const number = rows.filter(isIn).length;
      if (number === 0) continue;
      const values = pairs.map((all) => all && macroF1(all.filter((_, place) => isIn(rows[place]))));
      found.push([`${title}${task}${language === "all" ? "" : `, ${NAMES[language]}`} (${number})`, ...scores(values)]);
    }
  }
  return found;
}

async function answers(rows, reader) {
  const pairs = [];
  for (const row of rows) pairs.push([row.gold, await reader(row)]);
  return pairs;
}

function taken({ median, ratio }, place) {
  return place === 0 ? median.toFixed(1) : `${median.toFixed(1)} (${ratio.toFixed(1)}×)`;
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(0);
}

function heading({ name, package: of, way }) {
  return [of ? `${name} ${versions[of]}` : name, way].filter(Boolean).join(", ");
}

function markdownFile(words) {
  if (words.length === 0) return undefined;
  if (words.length === 2 && words[0] === "--markdown") return words[1];
  console.error("node web/bench/peers.mjs [--markdown FILE]");
  process.exit(2);
}

function tell(what) {
  console.error(`${((Date.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${what}`);
}
