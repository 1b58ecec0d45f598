import type { Letters } from "../../wire.ts";

/** Which way a text runs. */
export type Direction = "ltr" | "rtl";

const FIRST_STRONG = /[\p{L}\u200E\u200F\u061C]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200F\u061C]/u;

/**
 * The direction of `text` by its first strong character, as HTML's `dir="auto"` has it; `null` when it has none,
 * so that digits and marks alone take the direction of what they stand in.
 */
export function direction(text: string): Direction | null {
  const strong = FIRST_STRONG.exec(text);
  if (!strong) return null;
  return RIGHT_TO_LEFT.test(strong[0]) ? "rtl" : "ltr";
}

/**
 * The direction of a line of a message whose letters are known: one in Latin letters runs from the left though it begins
 * with an Arabic name. A line without any Latin letter goes by its own.
 */
export function directionOf(line: string, script: Letters | null): Direction | null {
  return script === "latin" && LATIN.test(line) ? "ltr" : direction(line);
}

const LATIN = /\p{Script=Latin}/u;

/** The language tag of a line, by which fonts are chosen and screen readers pronounce it. */
export function languageTag(line: Direction, script: Letters | null): "ar" | "ar-Latn" | "en" {
  if (line === "rtl") return "ar";
  return script === "latin" ? "ar-Latn" : "en";
}
