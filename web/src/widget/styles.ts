import { css } from "lit";

/** Colours, letters and measures; a page may set any `--hatif-…` on the element. */
export const theme = css`
  :host {
    --ground: var(--hatif-ground, light-dark(#faf9f6, #12181b));
    --surface: var(--hatif-surface, light-dark(#ffffff, #192125));
    --raised: var(--hatif-raised, light-dark(#f3f1eb, #232d32));
    --ink: var(--hatif-ink, light-dark(#17212b, #e9eef0));
    --soft: var(--hatif-soft, light-dark(#55616d, #a3b0b7));
    --line: var(--hatif-line, light-dark(#e3e0d7, #2d383e));
    --edge: light-dark(#83909a, #6d7c85);
    --accent: var(--hatif-accent, light-dark(#0b6b63, #6cd0c2));
    --on-accent: var(--hatif-on-accent, light-dark(#ffffff, #06211e));
    --mine: var(--hatif-mine, light-dark(#dcefeb, #18413c));
    --danger: light-dark(#a3231f, #ff9d94);
    --notice: light-dark(#fff6e0, #33290f);
    --persona: var(--accent);
    --persona-tint: light-dark(#dcefeb, #18413c);
    --radius: 18px;

    display: block;
    color-scheme: light dark;
    block-size: 100%;
    min-block-size: 24rem;
    overflow: hidden;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "SF Arabic", "Noto Sans Arabic", "Geeza Pro",
      Tahoma, sans-serif;
    font-size: 1rem;
    line-height: 1.5;
    text-align: start;
  }
  :host([hidden]) { display: none; }
  :host([theme="light"]) { color-scheme: light; }
  :host([theme="dark"]) { color-scheme: dark; }

  [data-persona="sales"] {
    --persona: light-dark(#7a4d00, #f2bd62);
    --persona-tint: light-dark(#fbecd0, #40300f);
  }
  [data-persona="complaints"] {
    --persona: light-dark(#8a2a5c, #f3a3cb);
    --persona-tint: light-dark(#f9e3ee, #431d33);
  }
  [data-persona="reception"] {
    --persona: light-dark(#0b6b63, #6cd0c2);
    --persona-tint: light-dark(#dcefeb, #18413c);
  }

  .root { display: flex; flex-direction: column; block-size: 100%; min-block-size: inherit; }
  /* Arabic letters are lower and their marks taller than Latin ones at the same size. */
  :lang(ar) { line-height: 1.75; }
  :lang(ar-Latn) { line-height: inherit; }

  *, *::before, *::after { box-sizing: border-box; }
  h2, p { margin: 0; }
  [hidden] { display: none !important; }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button {
    font: inherit;
    color: inherit;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding: 0.4rem 0.9rem;
    background: var(--surface);
    border: 1px solid var(--edge);
    border-radius: 12px;
    cursor: pointer;
  }
  button:hover { background: var(--raised); }
  button.primary { color: var(--on-accent); background: var(--accent); border-color: transparent; font-weight: 600; }
  button.primary:hover { background: color-mix(in oklab, var(--accent) 88%, var(--ink)); }
  button.danger { color: var(--danger); border-color: currentColor; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  svg { display: block; margin: auto; }
  .heavy { stroke-width: 4.5; }
  .arc { stroke-width: 2.6; }

  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border-radius: 50%;
    color: var(--persona);
    background: var(--persona-tint);
    font-weight: 700;
    font-size: 0.875rem;
    line-height: 1;
  }
  .avatar.large { inline-size: 2.75rem; block-size: 2.75rem; font-size: 1.2rem; }
  .role { color: var(--soft); font-weight: 400; }
  .dot { display: inline-block; inline-size: 0.55rem; block-size: 0.55rem; border-radius: 50%; background: var(--soft); }
  .dot[data-sentiment="very_positive"], .dot[data-sentiment="positive"] { background: light-dark(#1d8a4e, #63d391); }
  .dot[data-sentiment="negative"] { background: light-dark(#c27803, #f1b94c); }
  .dot[data-sentiment="frustrated"] { background: light-dark(#d2541b, #ff9a62); }
  .dot[data-sentiment="angry"] { background: light-dark(#c42f2a, #ff7d75); }
`;

/** The header and what opens under it. */
export const headerStyles = css`
  header {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 0.75rem 1rem;
    border-block-end: 1px solid var(--line);
  }
  .who { flex: 1; min-inline-size: 0; }
  h2 { font-size: 1.05rem; line-height: 1.35; font-weight: 650; overflow-wrap: anywhere; }
  h2 .role { font-size: 0.9rem; margin-inline-start: 0.35rem; }
  .status { display: flex; align-items: center; gap: 0.4rem; font-size: 0.85rem; color: var(--soft); }
  .status[data-state="open"] .dot { background: light-dark(#1d8a4e, #63d391); }
  .status[data-state="connecting"] .dot { background: light-dark(#c27803, #f1b94c); }
  button.icon { flex: none; padding: 0; border-color: transparent; border-radius: 50%; color: var(--soft); }
  button.icon:hover, button.icon[aria-expanded="true"] { color: var(--ink); background: var(--raised); }
  button.icon.end:hover { color: var(--danger); }
  .head { position: relative; }
  /* Over the messages, not above them: on a small screen there would be no room left for these. */
  .panel {
    position: absolute;
    z-index: 1;
    inset-inline: 0;
    inset-block-start: 100%;
    max-block-size: 20rem;
    overflow-y: auto;
    padding: 0.75rem 1rem 1rem;
    border-block-end: 1px solid var(--line);
    background: var(--raised);
    box-shadow: 0 12px 24px -12px rgb(0 0 0 / 0.3);
  }
  .panel p { margin-block-end: 0.5rem; font-weight: 600; }
  .everybody, .choices { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  .everybody button { display: flex; align-items: center; gap: 0.5rem; flex: 1 1 12rem; text-align: start; }
  .everybody .now { margin-inline-start: auto; font-size: 0.8rem; color: var(--soft); }
  .everybody button[aria-current] { border-color: var(--persona); }
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 0.75rem;
    padding: 0.5rem 1rem;
    font-size: 0.9rem;
    background: var(--notice);
  }
`;

/** The messages. */
export const logStyles = css`
  .middle { position: relative; overflow: hidden; flex: 1; min-block-size: 0; display: flex; background: var(--ground); }
  .log { flex: 1; min-inline-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1rem; }
  .log:focus-visible { outline-offset: -3px; }
  .entries { display: flex; flex-direction: column; gap: 0.9rem; min-block-size: 100%; }
  .entries > :first-child { margin-block-start: auto; }
  .message { display: flex; flex-direction: column; gap: 0.25rem; max-inline-size: min(88%, 34rem); }
  .assistant { align-self: flex-start; align-items: flex-start; }
  .customer { align-self: flex-end; align-items: flex-end; }
  .speaker { display: flex; align-items: center; gap: 0.5rem; font-size: 0.875rem; font-weight: 600; }
  .bubble {
    padding: 0.6rem 0.9rem;
    border-radius: var(--radius);
    border-start-start-radius: 6px;
    background: var(--surface);
    border: 1px solid var(--line);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .customer .bubble {
    border-start-start-radius: var(--radius);
    border-end-end-radius: 6px;
    background: var(--mine);
    border-color: transparent;
  }
  .bubble p { text-align: start; min-block-size: 1lh; unicode-bidi: isolate; }
  .bubble.streaming p:last-child::after {
    content: "";
    display: inline-block;
    inline-size: 0.5ch;
    block-size: 1em;
    margin-inline-start: 0.25ch;
    vertical-align: text-bottom;
    border-radius: 2px;
    background: var(--persona);
    animation: blink 1s steps(2, jump-none) infinite;
  }
  @keyframes blink { to { opacity: 0.15; } }
  .meta { font-size: 0.78rem; color: var(--soft); padding-inline: 0.25rem; }
  .pending .bubble { opacity: 1; border: 1px dashed var(--edge); }
  .pending .choices button { font-size: 0.875rem; }

  .analysis {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    font-size: 0.82rem;
    color: var(--soft);
    padding-inline: 0.25rem;
  }
  .analysis > span { display: inline-flex; align-items: center; gap: 0.35rem; }
  .analysis > span:not(:last-of-type)::after { content: "·"; }
  .analysis > span { margin-inline-end: 0.35rem; }
  .why {
    padding: 0 0.5rem;
    border-color: transparent;
    background: none;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .reasons {
    flex-basis: 100%;
    display: flex;
    flex-direction: column;
    gap: 0.3rem;
    padding: 0.6rem 0.8rem;
    border-radius: 12px;
    background: var(--raised);
    color: var(--ink);
  }
  .prose { display: block; unicode-bidi: isolate; }
  mark { color: inherit; background: none; border-block-end: 2px solid var(--accent); }
  mark[data-kind="sentiment"] { border-block-end-color: light-dark(#c27803, #f1b94c); }
  mark[data-kind="contact"] { border-block-end-style: dotted; }
  mark[data-kind="urgency"] { border-block-end-color: var(--danger); }

  .notice {
    align-self: center;
    max-inline-size: 92%;
    padding: 0.5rem 0.9rem;
    border-radius: 14px;
    text-align: center;
    font-size: 0.875rem;
    color: var(--soft);
    background: var(--raised);
    overflow-wrap: anywhere;
  }
  .notice strong { display: block; color: var(--ink); font-weight: 600; }
  .notice.switched { background: var(--persona-tint); }
  .notice.switched strong { color: var(--persona); }
  .notice.switched, .notice.switched .prose { text-align: center; }
  .notice.switched > :not(strong) { color: light-dark(#404b56, #c3ced3); }
  .notice.ticket { background: var(--notice); color: light-dark(#4d4a3f, #d6d0bd); }
  .notice.error { color: var(--danger); }
  .unbroken { white-space: nowrap; }
  .code { display: block; font-size: 0.8rem; font-weight: 400; font-variant-numeric: tabular-nums; }

  .writing { flex-direction: row; align-items: center; gap: 0.6rem; font-size: 0.85rem; color: var(--soft); }
  .dots { display: inline-flex; gap: 4px; }
  .dots i { inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--persona); animation: breathe 1.2s infinite ease-in-out; }
  .dots i:nth-child(2) { animation-delay: 0.15s; }
  .dots i:nth-child(3) { animation-delay: 0.3s; }
  @keyframes breathe { 50% { opacity: 0.25; } }

  .to-latest {
    position: absolute;
    inset-block-end: 0.75rem;
    inset-inline-end: 1rem;
    padding: 0;
    border-radius: 50%;
    box-shadow: 0 2px 10px rgb(0 0 0 / 0.18);
  }
  @media (prefers-reduced-motion: reduce) {
    .bubble.streaming p:last-child::after, .dots i { animation: none; }
  }
`;

/** Where the customer writes, and where a call begins. */
export const composerStyles = css`
  .composer { padding: 0.6rem 1rem 0.75rem; border-block-start: 1px solid var(--line); }
  .chips { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-block-end: 0.5rem; }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    padding: 0.1rem 0.7rem;
    border-radius: 999px;
    font-size: 0.82rem;
    background: var(--raised);
    border: 1px solid var(--line);
  }
  .chip[data-kind="intent"] { color: var(--accent); border-color: currentColor; background: none; font-weight: 600; }
  .chip[data-kind="priority"] { color: light-dark(#7a4d00, #f2bd62); border-color: currentColor; background: none; }
  .chip[data-value="urgent"] { color: var(--danger); }
  .field {
    display: flex;
    align-items: flex-end;
    gap: 0.4rem;
    padding: 4px;
    border: 1px solid var(--edge);
    border-radius: 26px;
    background: var(--surface);
  }
  .field:focus-within { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    max-block-size: 9.5rem;
    field-sizing: content;
    resize: none;
    padding: 0.6rem 0.9rem;
    border: 0;
    outline: 0;
    background: none;
    color: inherit;
    font: inherit;
    line-height: 1.5;
    text-align: start;
    overflow-wrap: anywhere;
  }
  textarea:focus-visible { outline: 0; }
  @supports not (field-sizing: content) { textarea { block-size: 4.5rem; } }
  textarea::placeholder { color: var(--soft); opacity: 1; }
  .send { flex: none; padding: 0; border: 0; border-radius: 50%; color: var(--on-accent); background: var(--accent); }
  .send:hover { background: color-mix(in oklab, var(--accent) 88%, var(--ink)); }
  .send[aria-disabled="true"] { color: var(--soft); background: var(--raised); cursor: default; }
  .foot { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; margin-block-start: 0.4rem; font-size: 0.78rem; color: var(--soft); }
  .counter { font-variant-numeric: tabular-nums; }
  .counter.over, .problem { color: var(--danger); }
  .problem { margin-block-end: 0.5rem; font-size: 0.9rem; }
  .over .primary { inline-size: 100%; }
  .start { flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 0.75rem; padding: 2rem; text-align: center; }
  .start h2 { font-size: 1.35rem; }
`;
