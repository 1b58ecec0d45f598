import { directionOf, type Direction } from "./direction.ts";
import type { Finding, Letters } from "../../wire.ts";

/** A stretch of text that is shown one way. */
export interface Run {
  text: string;
  /** Keeps its own order amid text of the other direction: an address, a number. */
  isolated: boolean;
  /** What the words are evidence of. */
  finding: Finding | null;
}

/** A line of a message, with its own direction. */
export interface Paragraph {
  direction: Direction | null;
  runs: Run[];
}

// What the other direction would tear apart: an e-mail address, a web address, a code of Latin letters and digits, a
// phone number in groups of two digits and more, any other number with its signs. A list such as "5, 6" is several numbers.
const ISOLATED = new RegExp(
  [
    /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u,
    /https?:\/\/[^\s<>]+/u,
    /(?<![\p{L}\p{Nd}])(?=[\w.-]*\d)(?=[\w.-]*[A-Za-z])[A-Za-z\d]+(?:[-_.][A-Za-z\d]+)*/u,
    /\+?\(?\p{Nd}{2,}\)?(?:[ -]\p{Nd}{2,})+/u,
    /[+#]?\p{Nd}+(?:[.,:/٫٬-]\p{Nd}+)*%?/u,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "gu",
);

/** Splits a message into lines, and each into runs. Offsets of findings are UTF-16 units of `text`. */
export function paragraphs(
  text: string,
  findings: readonly Finding[] = [],
  script: Letters | null = null,
): Paragraph[] {
  const lines: Paragraph[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    lines.push({ direction: directionOf(line, script), runs: runs(line, start, findings) });
    start += line.length + 1;
  }
  return lines;
}

function runs(line: string, lineStart: number, findings: readonly Finding[]): Run[] {
  const isolated = [...line.matchAll(ISOLATED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const marked = withoutOverlap(findings)
    .map((finding) => ({ start: finding.start - lineStart, end: finding.end - lineStart, finding }))
    .filter(({ start, end }) => end > 0 && start < line.length);
  const cuts = new Set([0, line.length]);
  for (const { start, end } of [...isolated, ...marked]) {
    cuts.add(Math.max(0, start));
    cuts.add(Math.min(line.length, end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? line.length;
    const covers = ({ start, end }: { start: number; end: number }): boolean => start <= from && to <= end;
    return {
      text: line.slice(from, to),
      isolated: isolated.some(covers),
      finding: marked.find(covers)?.finding ?? null,
    };
  });
}

/** Of findings that overlap, the one that begins first. */
function withoutOverlap(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of [...findings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (finding.start >= (kept.at(-1)?.end ?? 0)) kept.push(finding);
  }
  return kept;
}
