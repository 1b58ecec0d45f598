import { html, nothing, render, svg, type TemplateResult } from "lit";
import { health, startCall } from "../src/client/index.ts";
import { problemWords } from "../src/widget/view.ts";
import { strings } from "../src/widget/strings/strings.ts";
import "../src/widget/index.ts";
import { currentCall, recalled, remember, rememberCall, type Theme } from "./memory.ts";
import { words, type Words } from "./words.ts";

const service = new URL("/", location.href);
const choice = recalled();
const state = {
  ...choice,
  callId: currentCall(),
  customerName: "",
  starting: false,
  problem: null as string | null,
  access: undefined as string | undefined,
};

function draw(): void {
  const root = document.documentElement;
  root.lang = state.language;
  root.dir = state.language === "ar" ? "rtl" : "ltr";
  root.dataset["theme"] = state.theme;
  render(page(words[state.language]), document.body);
}

function page(said: Words): TemplateResult {
  return html`
    <header class="top">
      <a class="brand" href="/">
        <svg viewBox="0 0 32 32" width="36" height="36" aria-hidden="true"><use href="#mark"></use></svg>
        <span lang="en">Hatif</span><span class="arabic" lang="ar">هاتف</span>
      </a>
      <div class="choices">
        ${state.callId ? html`<button type="button" class="new" @click=${leaveCall}>${said.newCall}</button>` : nothing}
        <button type="button" class="quiet" aria-label="${said.themeLabel}: ${said.theme[state.theme]}"
          title="${said.themeLabel}: ${said.theme[state.theme]}" @click=${nextTheme}>${themeIcon(state.theme)}</button>
        <button type="button" class="quiet" lang=${state.language === "ar" ? "en" : "ar"} @click=${otherLanguage}>
          ${said.otherLanguage}
        </button>
      </div>
    </header>
    <main class=${state.callId ? "in-call" : "before-call"}>
      <section class="intro">
        <h1>${said.title}</h1>
        <p class="lead">${said.lead}</p>
      </section>
      <section class="desk">${state.callId ? call() : form(said)}</section>
      ${state.callId ? samples(said) : html`<ul class="points">${said.points.map((point) => html`<li>${point}</li>`)}</ul>`}
    </main>
    <footer>${access(said)}</footer>
    ${mark()}
  `;
}

function call(): TemplateResult {
  return html`<hatif-chat endpoint=${service.href} call-id=${state.callId ?? nothing} language=${state.language}
    theme=${state.theme} customer-name=${state.customerName || nothing} @hatif-new-call=${anotherCall}></hatif-chat>`;
}

function form(said: Words): TemplateResult {
  return html`<form class="card" @submit=${begin}>
    <h2>${said.startTitle}</h2>
    <p>${said.startText}</p>
    <label for="name">${said.nameLabel} <span class="soft">(${said.nameHint})</span></label>
    <input id="name" name="name" dir="auto" maxlength="100" autocomplete="name" .value=${state.customerName}>
    ${state.problem ? html`<p class="problem" role="alert">${state.problem}</p>` : nothing}
    <button class="primary" type="submit" aria-disabled=${state.starting ? "true" : "false"}>
      ${state.starting ? said.starting : said.start}
    </button>
  </form>`;
}

function samples(said: Words): TemplateResult {
  return html`<section class="samples" aria-labelledby="try">
    <h2 id="try">${said.tryTitle}</h2>
    <p class="soft">${said.tryHint}</p>
    <ul>
      ${said.samples.map(
        ({ language, text }) => html`<li>
          <button type="button" lang=${language} dir=${language === "ar" ? "rtl" : "ltr"} @click=${() => tried(text)}>${text}</button>
        </li>`,
      )}
    </ul>
  </section>`;
}

function access(said: Words): TemplateResult | typeof nothing {
  if (state.access === undefined) return nothing;
  return html`<p class="access">${state.access === "open" ? said.accessOpen : said.accessClosed}</p>`;
}

function themeIcon(theme: Theme): TemplateResult {
  const shape = {
    auto: svg`<circle cx="12" cy="12" r="8"/><path class="full" d="M12 4a8 8 0 0 1 0 16z"/>`,
    light: svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>`,
    dark: svg`<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>`,
  }[theme];
  return html`<svg class="icon" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">${shape}</svg>`;
}

function mark(): TemplateResult {
  return html`<svg class="store" aria-hidden="true">
    <symbol id="mark" viewBox="0 0 32 32">
      <rect class="mark-ground" width="32" height="32" rx="9"></rect>
      <path class="mark-line" d="M9 20.5V16a7 7 0 0 1 14 0v4.5"></path>
      <path class="mark-line inner" d="M12.5 20.5V16a3.5 3.5 0 0 1 7 0v4.5"></path>
      <circle class="mark-dot" cx="16" cy="23.5" r="1.7"></circle>
    </symbol>
  </svg>`;
}

async function begin(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  if (state.starting) return;
  const name = new FormData(event.currentTarget as HTMLFormElement).get("name");
  state.customerName = typeof name === "string" ? name.trim() : "";
  state.starting = true;
  state.problem = null;
  draw();
  const options = { language: state.language, ...(state.customerName ? { customerName: state.customerName } : {}) };
  const answer = await startCall(service, options);
  state.starting = false;
  if (answer.ok) {
    enter(answer.value.call_id);
  } else {
    state.problem = problemWords(strings[state.language], answer.problem);
    draw();
  }
}

function enter(callId: string): void {
  state.callId = callId;
  rememberCall(callId);
  draw();
  const chat = document.querySelector("hatif-chat");
  void chat?.updateComplete.then(() => chat.compose(""));
}

function anotherCall(event: Event): void {
  event.preventDefault();
  leaveCall();
}

function leaveCall(): void {
  state.callId = null;
  rememberCall(null);
  draw();
  document.querySelector<HTMLInputElement>("#name")?.focus();
}

function tried(text: string): void {
  document.querySelector("hatif-chat")?.compose(text);
}

function otherLanguage(): void {
  state.language = state.language === "ar" ? "en" : "ar";
  state.problem = null;
  remember(state);
  draw();
}

function nextTheme(): void {
  const next: Record<Theme, Theme> = { auto: "light", light: "dark", dark: "auto" };
  state.theme = next[state.theme];
  remember(state);
  draw();
}

draw();
const answer = await health(service);
if (answer.ok) {
  state.access = answer.value.access;
  draw();
}
