// How right a reader is.

/**
 * The mean of F1 over the labels that rows have, times 100; pairs are `[gold, found]`.
 *
 * As in engine/REPORT.md: a label that no row has is not in the mean, but finding it costs the label that was right.
 */
export function macroF1(pairs) {
  const gold = count(pairs.map(([label]) => label));
  const found = count(pairs.map(([, label]) => label));
  const both = count(pairs.filter(([one, other]) => one === other).map(([label]) => label));
  let sum = 0;
  for (const [label, rows] of gold) sum += (2 * (both.get(label) ?? 0)) / (rows + (found.get(label) ?? 0));
  return (100 * sum) / gold.size;
}

function count(labels) {
  const counts = new Map();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
