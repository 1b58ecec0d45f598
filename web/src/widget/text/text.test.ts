import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../../wire.ts";
import { direction, directionOf, languageTag } from "./direction.ts";
import { characters } from "./length.ts";
import { moreDue, shownPart } from "./reveal.ts";
import { paragraphs } from "./runs.ts";
import { sentences } from "./sentences.ts";

test("the first strong character gives the direction", () => {
  for (const [text, expected] of [
    ["hello مرحبا", "ltr"],
    ["مرحبا hello", "rtl"],
    ["123 — مرحبا", "rtl"],
    ["٠٩٤٤ hello", "ltr"],
    ["😀 שלום", "rtl"],
    ["سعر", "rtl"],
    ["٠٩٤٤ 567", null],
    ["?!", null],
    ["", null],
    ["\u200F(a)", "rtl"],
  ] as const) {
    assert.equal(direction(text), expected, JSON.stringify(text));
  }
});

test("a message in Latin letters runs from the left, a line without any goes by its own", () => {
  for (const [line, script, expected, tag] of [
    ["3anna dawra, Sarah.", "latin", "ltr", "ar-Latn"],
    ["أورنينا: ahla w sahla!", "latin", "ltr", "ar-Latn"],
    ["أورنينا: ahla w sahla!", null, "rtl", "ar"],
    ["أهلًا بكم.", "latin", "rtl", "ar"],
    ["0944 567", "latin", null, "ar-Latn"],
    ["Hello", null, "ltr", "en"],
    ["Hello", "arabic", "ltr", "en"],
  ] as const) {
    assert.equal(directionOf(line, script), expected, line);
    assert.equal(languageTag(expected ?? "ltr", script), tag, line);
  }
  assert.deepEqual(
    paragraphs("أورنينا: ahla!\nأهلًا", [], "latin").map((line) => line.direction),
    ["ltr", "rtl"],
  );
});

test("each line has its own direction", () => {
  assert.deepEqual(
    paragraphs("Hello\nمرحبا\n\n2024").map((line) => line.direction),
    ["ltr", "rtl", null, null],
  );
});

test("addresses and numbers are kept together, lists of numbers are not", () => {
  const isolated = (text: string): string[] =>
    paragraphs(text).flatMap((line) => line.runs.filter((run) => run.isolated).map((run) => run.text));
  for (const [text, expected] of [
    ["اتصل على +963 944 567 890 اليوم", ["+963 944 567 890"]],
    ["رقمي ٠٩٤٤٥٦٧٨٩٠.", ["٠٩٤٤٥٦٧٨٩٠"]],
    ["البريد ali.k+shop@example.com، شكرًا", ["ali.k+shop@example.com"]],
    ["الغرف 5, 6 و 7", ["5", "6", "7"]],
    ["خصم 15% حتى 12/11/2026", ["15%", "12/11/2026"]],
    ["انظر https://example.com/a?b=c هنا", ["https://example.com/a?b=c"]],
    ["فتحتُ لكم التذكرة T-9F3K-7Q2M-4XWD بأولوية عالية.", ["T-9F3K-7Q2M-4XWD"]],
    ["الإصدار v2.0 وشبكة 5G", ["v2.0", "5G"]],
    ["الموعد 12-11-2026", ["12-11-2026"]],
    ["web and app", []],
    ["لا أرقام هنا", []],
  ] as const) {
    assert.deepEqual(isolated(text), expected, text);
  }
});

test("evidence is marked where it stands, across isolated parts and lines, and nothing is lost", () => {
  const text = "الخدمة سيئة\ncall +963 944 567 890 now";
  const finding = (kind: Finding["kind"], words: string): Finding => {
    const start = text.indexOf(words);
    return { kind, label: kind, start, end: start + words.length };
  };
  const lines = paragraphs(text, [finding("contact", "+963 944 567 890"), finding("sentiment", "سيئة")]);
  assert.equal(lines.map((line) => line.runs.map((run) => run.text).join("")).join("\n"), text);
  assert.deepEqual(
    lines.flatMap((line) => line.runs.filter((run) => run.finding).map((run) => [run.text, run.finding?.kind])),
    [
      ["سيئة", "sentiment"],
      ["+963 944 567 890", "contact"],
    ],
  );
});

test("of findings that overlap the first is marked", () => {
  const at = (start: number, end: number): Finding => ({ kind: "intent", label: "complaint", start, end });
  const [line] = paragraphs("not working at all", [at(4, 11), at(0, 11), at(12, 14)]);
  assert.deepEqual(
    line?.runs.map((run) => [run.text, run.finding !== null]),
    [
      ["not working", true],
      [" ", false],
      ["at", true],
      [" all", false],
    ],
  );
});

test("a reply is shown in whole words and always comes to its end", () => {
  const text = "نعم، يسعدنا ذلك! We do 😀 indeed.";
  let due = 0;
  let steps = 0;
  let before = "";
  while (shownPart(text, due, true) !== text) {
    due = moreDue(text, due, 16);
    const part = shownPart(text, due, true);
    assert.ok(text.startsWith(part) && part.length >= before.length);
    assert.ok(part === "" || part === text || /\s/u.test(text[part.length] ?? ""), part);
    before = part;
    steps += 1;
    assert.ok(steps < 1_000);
  }
  assert.ok(steps > 5);
});

test("what was shown stays, also when the clock goes back", () => {
  assert.equal(moreDue("We do indeed", 6, -50), 6);
});

test("the last word waits while more may be added to it", () => {
  assert.equal(shownPart("We do", 5, false), "We");
  assert.equal(shownPart("We do", 5, true), "We do");
});

test("sentences are told when they are complete, the rest when the reply is", () => {
  const text = "نعم. هل تريد عرضًا؟ We start at $2.50 a day";
  const first = sentences(text, 0, false);
  assert.equal(first.complete, "نعم. هل تريد عرضًا؟");
  assert.equal(sentences(text, first.next, false).complete, "");
  assert.deepEqual(sentences(text, first.next, true), { complete: "We start at $2.50 a day", next: text.length });
});

test("an emoji is one character", () => {
  assert.equal(characters("سعر 😀"), 5);
});
