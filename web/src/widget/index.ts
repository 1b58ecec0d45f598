import { HatifChat } from "./element.ts";

export { HatifChat };
export type { Reader, ReaderSource } from "./engine.ts";

// Twice on one page is no fault: two scripts may bring it.
if (!customElements.get("hatif-chat")) customElements.define("hatif-chat", HatifChat);

declare global {
  interface HTMLElementTagNameMap {
    "hatif-chat": HatifChat;
  }
}
