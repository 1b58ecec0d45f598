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
