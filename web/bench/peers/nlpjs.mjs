// nlp.js in two ways: as it comes, and taught with the rows that are for teaching.

import { containerBootstrap } from "@nlpjs/core";
import { LangAr } from "@nlpjs/lang-ar";
import { LangEn } from "@nlpjs/lang-en";
import { Nlp } from "@nlpjs/nlp";

// It takes two letters for a language. It has none for the last two, so it reads them by its rules for any language.
const LOCALES = { en: "en", ar: "ar", arabizi: "xa", mixed: "xm" };

/** What it says where it says "None". */
const NONE = { intent: "other", route: "reception", sentiment: "neutral", anger: "no" };

const ENTRY = `export { containerBootstrap } from "@nlpjs/core"; export { Nlp } from "@nlpjs/nlp";
  export { LangAr } from "@nlpjs/lang-ar"; export { LangEn } from "@nlpjs/lang-en";`;

/** As it comes: a guess of the language, between the two that it is given, and that language's list of words. */
export async function untaught() {
  const nlp = await reader(["en", "ar"]);
  const readers = {
    sentiment: async ({ text }) => (await nlp.getSentiment(text)).sentiment.vote,
    language: ({ text }) => nlp.guessLanguage(text) ?? "en",
  };
  return {
    name: "nlp.js",
    package: "@nlpjs/nlp",
    way: "as it comes",
    call: (text) => nlp.getSentiment(text),
    awaited: true,
    entry: ENTRY,
    reader: async (task) => readers[task],
  };
}

/**
 * Taught one model a task, with a classifier a language. It is told the language of each row that it is asked about,
 * and its best guess counts however unsure it is. It is timed as it would be used: it guesses the language, the
 * classifier of `set` says what is wanted, its list of words how the customer feels.
 */
export async function taught(set) {
  const models = { intent: await teach(set.train("intent")) };
  return {
    name: "nlp.js",
    package: "@nlpjs/nlp",
    way: "taught",
    call: (text) => models.intent.process(text),
    awaited: true,
    entry: ENTRY,
    // What it writes to files for a page to load.
    models: () => Object.values(models).map((model) => model.export(true)),
    reader: async (task, { name, train }) => {
      if (task === "language") return ({ text }) => models.intent.guessLanguage(text) ?? "en";
      const isTimed = name === set.name;
      const model = (isTimed && models[task]) || (await teach(train(task)));
      if (isTimed) models[task] = model;
      return async ({ text, lang }) => {
        const { intent } = await model.process(LOCALES[lang], text);
        return intent === "None" ? NONE[task] : intent;
      };
    },
  };
}

async function teach(rows) {
  const model = await reader(Object.values(LOCALES));
  for (const { text, lang, gold } of rows) model.addDocument(LOCALES[lang], text, gold);
  await model.train();
  return model;
}

async function reader(languages) {
  const container = await containerBootstrap();
  container.use(LangEn);
  container.use(LangAr);
  // Its warnings are of rows that have no words but stop words.
  const { error } = console;
  container.register("logger", { trace() {}, debug() {}, info() {}, log() {}, warn() {}, error, fatal: error });
  return new Nlp({ container, languages, autoLoad: false, autoSave: false, threshold: 0, nlu: { log: false } });
}
