import type { Language } from "../src/wire.ts";

/** How the page looks. */
export type Theme = "auto" | "light" | "dark";

/** What the page remembers between visits; a browser that keeps nothing is fine. */
export interface Memory {
  language: Language;
  theme: Theme;
}

/** What was chosen before, or what fits the browser. */
export function recalled(): Memory {
  const language = read(localStorage, "hatif.language");
  const theme = read(localStorage, "hatif.theme");
  return {
    language: language === "en" || language === "ar" ? language : navigator.language.startsWith("ar") ? "ar" : "en",
    theme: theme === "light" || theme === "dark" ? theme : "auto",
  };
}

/** Keeps what was chosen. */
export function remember({ language, theme }: Memory): void {
  write(localStorage, "hatif.language", language);
  write(localStorage, "hatif.theme", theme);
}

/** The call of this tab, so that a reload goes on with it. */
export function currentCall(): string | null {
  return read(sessionStorage, "hatif.call");
}

/** Keeps the call of this tab; `null` forgets it. */
export function rememberCall(callId: string | null): void {
  write(sessionStorage, "hatif.call", callId);
}

function read(storage: Storage, key: string): string | null {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

function write(storage: Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, value);
  } catch {
    // Storage may be switched off or full: the page only forgets sooner.
  }
}
