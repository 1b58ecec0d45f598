import { html, nothing, type TemplateResult } from "lit";
import type { Persona } from "../wire.ts";
import { hangUpIcon, peopleIcon } from "./icons.ts";
import { initial } from "./log.ts";
import { personName, personRole, statusWords, type Panel, type View } from "./view.ts";

/** What the header asks of its host. */
export interface HeaderActions {
  toggle: (panel: Panel) => void;
  choose: (persona: Persona) => void;
  end: () => void;
  retry: () => void;
}

const EVERYBODY: readonly Persona[] = ["reception", "sales", "complaints"];

/** Who speaks now, how the connection is, and what can be done about both. */
export function header(view: View, actions: HeaderActions): TemplateResult {
  const { words, conversation, status } = view;
  const over = conversation.ended || status.state === "closed";
  return html`<div class="head">
    <header data-persona=${conversation.persona ?? nothing}>
      ${conversation.persona ? who(view, conversation.persona) : html`<div class="who"><h2>${words.callCenter}</h2>${state(view)}</div>`}
      ${over
        ? nothing
        : html`
            ${opener(view, actions, "people", words.changePerson, peopleIcon)}
            ${opener(view, actions, "end", words.endCall, hangUpIcon)}
          `}
    </header>
    ${over ? nothing : panel(view, actions)}
    ${status.state === "connecting" && view.wasOpen
      ? html`<div class="banner">
          <span>${words.reconnectingNotice}</span>
          <button type="button" @click=${actions.retry}>${words.tryNow}</button>
        </div>`
      : nothing}
  </div>`;
}

function who(view: View, persona: Persona): TemplateResult {
  const name = personName(view, persona);
  const role = personRole(view, persona);
  return html`<span class="avatar large" aria-hidden="true">${initial(name)}</span>
    <div class="who">
      <h2><bdi>${name}</bdi>${role === name ? nothing : html`<span class="role"> ${role}</span>`}</h2>
      ${state(view)}
    </div>`;
}

function state(view: View): TemplateResult {
  return html`<div class="status" role="status" data-state=${view.status.state}><i class="dot"></i>${statusWords(view)}</div>`;
}

function opener(view: View, actions: HeaderActions, which: Panel, label: string, icon: unknown): TemplateResult {
  return html`<button class="icon ${which}" type="button" aria-label=${label} title=${label}
    aria-expanded=${view.panel === which ? "true" : "false"} aria-controls="panel"
    @click=${() => actions.toggle(which)}>${icon}</button>`;
}

function panel(view: View, actions: HeaderActions): TemplateResult {
  const { words, conversation } = view;
  return html`<div class="panel" id="panel" ?hidden=${view.panel === "none"}>
    ${view.panel === "people"
      ? html`<p id="panel-title">${words.changePersonTitle}</p>
          <div class="everybody" role="group" aria-labelledby="panel-title">
            ${EVERYBODY.map((persona) => {
              const name = personName(view, persona);
              const role = personRole(view, persona);
              const now = persona === conversation.persona;
              return html`<button type="button" data-persona=${persona} aria-current=${now ? "true" : nothing}
                @click=${() => actions.choose(persona)}>
                <span class="avatar" aria-hidden="true">${initial(name)}</span>
                <span><bdi>${name}</bdi>${role === name ? nothing : html`<span class="role"> ${role}</span>`}</span>
                ${now ? html`<span class="now">${words.answersNow}</span>` : nothing}
              </button>`;
            })}
          </div>`
      : nothing}
    ${view.panel === "end"
      ? html`<p id="panel-title">${words.endCallQuestion}</p>
          <div class="choices" role="group" aria-labelledby="panel-title">
            <button class="danger" type="button" @click=${actions.end}>${words.endCallYes}</button>
            <button type="button" @click=${() => actions.toggle("none")}>${words.endCallNo}</button>
          </div>`
      : nothing}
  </div>`;
}
