// Readers of feeling that know English only: wink-nlp, wink-sentiment, AFINN and VADER. They are asked about every row all the same.

import Afinn from "sentiment";
import vader from "vader-sentiment";
import model from "wink-eng-lite-web-model";
import winkNlp from "wink-nlp";
import winkSentiment from "wink-sentiment";

/** From where VADER's score, -1 to 1, counts as a feeling: its authors' figure. */
const FEELING = 0.05;
/** At or below which it counts as anger. */
const ANGER = -0.5;

export function english() {
  // The least of its stages that give a sentiment.
  const wink = winkNlp(model, ["sbd", "negation", "sentiment"]);
  const afinn = new Afinn();
  const compound = (text) => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound;
  return [
    peer("wink-nlp", "wink-nlp", (text) => wink.readDoc(text).out(wink.its.sentiment), {
      entry: `export { default as wink } from "wink-nlp"; export { default as model } from "wink-eng-lite-web-model";`,
    }),
    peer("wink-sentiment", "wink-sentiment", (text) => winkSentiment(text).normalizedScore),
    peer("AFINN", "sentiment", (text) => afinn.analyze(text).score),
    peer("VADER", "vader-sentiment", compound, {
      least: FEELING,
      anger: ({ text }) => (compound(text) <= ANGER ? "yes" : "no"),
    }),
  ];
}

/** A reader that gives one number, below zero for bad feeling; it counts as a feeling from `least` on, or when it is not zero. */
function peer(name, packageName, score, { least = Number.MIN_VALUE, anger, entry } = {}) {
  const sentiment = ({ text }) => {
    const found = score(text);
    if (found >= least) return "positive";
    return found <= -least ? "negative" : "neutral";
  };
  return {
    name,
    package: packageName,
    call: score,
    awaited: false,
    entry: entry ?? `export { default } from "${packageName}";`,
    reader: async (task) => ({ sentiment, anger })[task],
  };
}
