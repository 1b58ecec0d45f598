import type { Analysis, Language } from "../wire.ts";

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
}

/** What the module made from Rust gives. */
export interface Core {
  analyze(text: string, language?: string): Analysis;
  version(): string;
}

/** The `createEngine` of an entry. */
export type CreateEngine<E extends Engine = Engine> = (options?: EngineOptions) => Promise<E>;

/**
 * Calls `load` once, whoever asks first, and gives everybody what it makes. When it fails all who
 * wait are told, and the next call tries again.
 */
export function loadedOnce<E extends Engine>(
  load: (wasm: EngineOptions["wasm"]) => Promise<unknown>,
  make: () => E,
): CreateEngine<E> {
  let loading: Promise<E> | undefined;
  return (options) => {
    loading ??= load(options?.wasm).then(make, (error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

/** The engine over a module that is loaded. */
export function engine(core: Core): Engine {
  return Object.freeze({
    version: core.version(),
    analyze(text: string, options?: AnalyzeOptions): Analysis {
      // JavaScript does not check what TypeScript says.
      if (typeof text !== "string") throw new TypeError(`text must be a string, not ${kind(text)}`);
      return core.analyze(text, language(options?.language));
    },
  });
}

function language(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given === "string") return given;
  throw new TypeError(`language must be a string, not ${kind(given)}`);
}

function kind(value: unknown): string {
  return value === null ? "null" : typeof value;
}
