import * as core from "../core/hatif.js";
import type { Analysis, Input, Language, Output, Statistics } from "../wire.ts";

/** Where the WebAssembly module comes from: compiled, as bytes, or an address to fetch it from. */
export type WasmSource = WebAssembly.Module | BufferSource | Response | URL | string;

export interface EngineOptions {
  /**
   * The WebAssembly module, for hosts where it is not found by itself: a bundle without assets, a
   * content delivery network of one"s own. Only the first call"s counts: a realm loads it once.
   */
  readonly wasm?: WasmSource | PromiseLike<WasmSource>;
}

export interface AnalyzeOptions {
  /** The language that the customer is known to use. What is written weighs more. */
  readonly language?: Language | null;
}

/** The engine, loaded. Its functions need no `this`. */
export interface Engine {
  /** The engine"s version. */
  readonly version: string;

  /**
   * Reads one message and decides who should answer it. Nothing is kept and nothing is sent.
   *
   * Offsets in the result are UTF-16 code units of `text`, for `text.slice(start, end)`.
   *
   * @throws TypeError when `text` is not a string.
   * @throws RangeError when `language` is none that Hatif speaks.
   */
  analyze(text: string, options?: AnalyzeOptions): Analysis;

  /**
   * A call driven here, without a server: one that has had `inputs` already, or a new one.
   *
   * @throws TypeError when one of `inputs` is not of the form.
   */
  conversation(inputs?: Iterable<Input>): Conversation;
}

/**
 * One call: inputs in, outputs back. The same inputs make the same call again, so they are all
 * that there is to save.
 */
export interface Conversation extends Disposable {
  /**
   * Tells the call that something happened; what it wants of the world comes back, in order.
   *
   * @throws TypeError when `input` is not of the form; the call is then unchanged.
   */
  step(input: Input): Output[];

  /** The call in figures at `at`, in milliseconds since 1970; `null` before it is opened. */
  statistics(at: number): Statistics | null;

  /** When to send `{ input: "wake" }`, in milliseconds since 1970; `null` when there is no need. */
  readonly nextWake: number | null;
}

/**
 * The `createEngine` of one kind of host: `load` is called once, whoever asks first. When it fails
 * all who wait are told, and the next call tries again.
 */
export function engineLoader(
  load: (wasm: EngineOptions["wasm"]) => Promise<unknown>,
): (options?: EngineOptions) => Promise<Engine> {
  let loading: Promise<Engine> | undefined;
  return (options) => {
    loading ??= load(options?.wasm).then(
      () => engine(),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
}

function engine(): Engine {
  return Object.freeze({ version: core.version(), analyze, conversation });
}

function analyze(text: string, options?: AnalyzeOptions): Analysis {
  if (typeof text !== "string") {
    throw new TypeError(`text must be a string, not ${kind(text)}`);
  }
  const language = options?.language ?? undefined;
  if (language !== undefined && typeof language !== "string") {
    throw new TypeError(`language must be a string, not ${kind(language)}`);
  }
  return core.analyze(text, language);
}

function conversation(inputs: Iterable<Input> = []): Conversation {
  const call = new core.Conversation();
  for (const input of inputs) call.step(input);
  return {
    step: (input) => call.step(input),
    statistics: (at) => call.statistics(at),
    get nextWake() {
      return call.next_wake ?? null;
    },
    [Symbol.dispose ?? Symbol.for("Symbol.dispose")]: () => call.free(),
  };
}

function kind(value: unknown): string {
  return value === null ? "null" : typeof value;
}
