// How long each reader takes for a message of about 60 characters.

import { quantile, time } from "../clock.mjs";
import { MESSAGES } from "../messages.mjs";

const ROUNDS = 100;
const WARMING = 25;
/** Times that each message is read in a turn. 16: of fewer, much of the time is for bringing a reader's data back into the caches. */
const REPEATS = 16;

/**
 * By language, for each of `peers`: `median`, microseconds a message, and `ratio` to the first of them; both are medians over rounds.
 *
 * In each round every reader has its turn with the same texts, so that what else the machine does befalls all alike. A
 * running number ends each text: nlp.js keeps what it made of a text, and customers seldom say the same twice.
 */
export async function speed(peers) {
  const found = {};
  let number = 10_000;
  for (const [language, messages] of Object.entries(MESSAGES)) {
    const times = peers.map(() => []);
    for (let round = -WARMING; round < ROUNDS; round += 1) {
      const texts = Array.from({ length: REPEATS }, () => messages).flat().map((text) => `${text} ${number++}`);
      for (const [place, { call, awaited }] of peers.entries()) {
        const taken = await time(texts, call, awaited);
        if (round >= 0) times[place].push(taken);
      }
    }
    found[language] = times.map((values) => ({
      median: quantile(values, 0.5),
      ratio: quantile(values.map((value, round) => value / times[0][round]), 0.5),
    }));
  }
  return found;
}
