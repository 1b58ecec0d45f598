// What one has to know to read the table, as Markdown.

import { cpus } from "node:os";

const PUBLIC = `
- Public: development rows of public sets with their own labels, to which Hatif's intents and routes are folded. nlp.js was taught with those
  sets' training rows: all for intent and route, by the hash one in eight for sentiment and anger.`;

/** Markdown to stand below the table; `taught` is the number of our rows that nlp.js was taught with. */
export function notes(taught, hasPublic) {
  return `Node ${process.version}, ${cpus()[0].model.trim()}. From \`intent\` on, figures are macro-F1 × 100 over as many rows as brackets say; the highest is bold.

- Rows: the fifth of \`train/rows\` that is set aside, so Hatif is at home. No weight is fitted to it; \`engine/REPORT.md\` says what was
  chosen with it in sight. nlp.js, taught, has a classifier for each task and language from the other ${taught}; it is told the language of
  what it is asked, and its best guess counts however unsure it is.
- wink, AFINN and VADER know English only, and are asked about the rest all the same. nlp.js guesses between English and Arabic.
- Sentiment is negative, neutral or positive; Hatif's six steps are folded, and so are our rows'. Anger is \`angry\` or \`frustrated\`, for
  Hatif and in our rows; for VADER it is −0.5 or less.
- Time: medians over rounds, of messages of about 60 characters, no two alike; × Hatif's. Hatif makes its whole analysis. nlp.js, taught,
  guesses language, intent and sentiment; as it comes, language and sentiment; the others give one number.
- Size: script and data bundled for a browser; for nlp.js with both languages and, taught, the models of four tasks as it exports them.${hasPublic ? PUBLIC : ""}`;
}
