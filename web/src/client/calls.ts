import { currentAddress, restUrl, type AddressSource } from "./address.ts";
import type { ErrorCode, Language, Persona, PersonaCard } from "../wire.ts";

/** What went wrong with a request. `unreachable`: no answer came, or one that is not Hatif's. */
export interface Problem {
  code: ErrorCode | "unreachable";
  /** The same in words, as the server puts it; empty when no server answered. */
  message: string;
}

/** The answer to a request. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A call that was just opened. */
export interface StartedCall {
  call_id: string;
  customer_name: string | null;
  language: Language;
  persona: Persona;
  greeting: string;
  websocket_url: string;
}

/** What `GET /health` tells of the service. */
export interface Health {
  /** `open`: anybody may open a call. Not every service tells. */
  access?: string;
}

type Fetch = typeof fetch;

/** Opens a new call. */
export function startCall(
  source: AddressSource,
  options: { customerName?: string; language: Language },
  fetcher: Fetch = fetch,
): Promise<Answer<StartedCall>> {
  const query: Record<string, string> = { language: options.language };
  if (options.customerName) query["customer_name"] = options.customerName;
  return ask(source, "POST", "api/calls", { query, fetcher });
}

/** Chooses by hand who answers. */
export function switchPersona(
  source: AddressSource,
  callId: string,
  persona: Persona,
  fetcher: Fetch = fetch,
): Promise<Answer<unknown>> {
  const path = `api/conversations/${encodeURIComponent(callId)}/switch-persona`;
  return ask(source, "POST", path, { body: { persona }, fetcher });
}

/** Ends a call. */
export function endCall(source: AddressSource, callId: string, fetcher: Fetch = fetch): Promise<Answer<unknown>> {
  return ask(source, "DELETE", `api/conversations/${encodeURIComponent(callId)}`, { fetcher });
}

/** Asks for the call itself, to learn why its socket does not open; `null` when there is nothing against it. */
export async function callProblem(
  source: AddressSource,
  callId: string,
  fetcher: Fetch = fetch,
): Promise<Problem | null> {
  const answer = await ask(source, "GET", `api/conversations/${encodeURIComponent(callId)}`, { fetcher });
  return answer.ok ? null : answer.problem;
}

/** Everybody who may speak for the company. */
export function personas(source: AddressSource, fetcher: Fetch = fetch): Promise<Answer<{ personas: PersonaCard[] }>> {
  return ask(source, "GET", "api/personas", { fetcher });
}

/** How the service is, and who may use it. */
export function health(source: AddressSource, fetcher: Fetch = fetch): Promise<Answer<Health>> {
  return ask(source, "GET", "health", { fetcher });
}

interface Request {
  query?: Record<string, string>;
  body?: unknown;
  fetcher: Fetch;
}

async function ask<T>(source: AddressSource, method: string, path: string, request: Request): Promise<Answer<T>> {
  // Called by itself: a browser's `fetch` refuses to be the method of another object.
  const { query, body, fetcher } = request;
  try {
    const url = restUrl(await currentAddress(source), path, query);
    const response = await fetcher(url, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, value: answer as T };
    const error = (answer as { error?: Problem } | null)?.error;
    if (error?.code) return { ok: false, problem: { code: error.code, message: error.message } };
  } catch {
    // No answer, or one that is not JSON: told below.
  }
  return { ok: false, problem: { code: "unreachable", message: "" } };
}
