// The table as Markdown, and where it stands in a file.

const BEGIN = "<!-- peers: written by web/bench/peers.mjs, by hand nothing -->";
const END = "<!-- /peers -->";

/** A table of `rows` of cells, the first of which is the heading. */
export function table([heading, ...rows]) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heading), line(heading.map((_, place) => (place === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/** The cells of a line of macro-F1s, undefined where a reader has no answer; the highest is bold. */
export function scores(values) {
  const shown = values.map((value) => value?.toFixed(1));
  const best = Math.max(...shown.filter(Boolean).map(Number));
  return shown.map((text) => (text === undefined ? "–" : Number(text) === best ? `**${text}**` : text));
}

/** `text` with `content` in the place between the markers. */
export function placed(text, content) {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`there is no place for the table: ${BEGIN} and, further down, ${END}`);
  return `${text.slice(0, begin + BEGIN.length)}\n${content}\n${text.slice(end)}`;
}
