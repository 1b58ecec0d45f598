/** The most characters that a message may have. */
export const MAX_CHARACTERS = 4_000;

/** Characters of `text` as the service counts them: Unicode scalar values, so an emoji is not two. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
