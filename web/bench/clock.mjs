// Time taken by calls, and what is usual among such times.

/** Microseconds a text, over one go through `texts`; the answers are awaited when the tool gives promises. */
export async function time(texts, call, awaited) {
  const start = process.hrtime.bigint();
  for (const text of texts) {
    const answer = call(text);
    if (awaited) await answer;
  }
  return Number(process.hrtime.bigint() - start) / 1000 / texts.length;
}

/** The value that `share` of `values` are below; 0.5 is the median. */
export function quantile(values, share) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)];
}
