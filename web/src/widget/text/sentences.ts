// A sentence ends at its mark, closing quotes and brackets included, where white space follows.
const END = /[.!?؟…。]+["'»”’)\]]*(?=\s)|\n+/gu;

/**
 * The sentences of `text` from `from` on that are complete, and where the rest begins.
 *
 * What a screen reader is told of a reply that is being written: it hears sentences, not fragments.
 */
export function sentences(text: string, from: number, whole: boolean): { complete: string; next: number } {
  let next = from;
  if (whole) next = text.length;
  else {
    for (const match of text.slice(from).matchAll(END)) next = from + match.index + match[0].length;
  }
  return { complete: text.slice(from, next).trim(), next };
}
