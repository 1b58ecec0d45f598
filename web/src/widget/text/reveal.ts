// About twice as fast as people read, so nobody waits for the page; the rest of a long reply is hurried along.
const WORDS_PER_SECOND = 24;
const CATCH_UP_SECONDS = 1.2;
const MEAN_WORD = 6;

/**
 * How much of a reply is due `elapsedMs` after `due` units were, in UTF-16 units.
 *
 * A share of a unit is kept, so that small steps add up: give the answer back in. What was due stays due, also
 * when the clock goes back.
 */
export function moreDue(text: string, due: number, elapsedMs: number): number {
  const behind = text.length - due;
  const speed = Math.max(WORDS_PER_SECOND * MEAN_WORD, behind / CATCH_UP_SECONDS);
  return Math.min(text.length, due + (speed * Math.max(0, elapsedMs)) / 1_000);
}

/**
 * The part of `text` to show when `due` units are: whole words only, so that no word changes under the
 * reader's eye. Everything once a `whole` reply is due to its end.
 */
export function shownPart(text: string, due: number, whole: boolean): string {
  if (due >= text.length && whole) return text;
  const part = text.slice(0, Math.floor(due));
  const end = part.search(/\s\S*$/u);
  return end < 0 ? "" : part.slice(0, end);
}
