// The Worker's entry: hands every event to the WebAssembly module, and outlives it.
//
// A panic in the module is a trap: its memory is lost, and whatever it was doing never settles. So
// each call into it races a promise that the next trap rejects. Then the module is built anew, and
// each Object gets a fresh half in it, which goes on from what is on disk.
import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";
import * as module from "../build/worker/hatif_edge.js";

/** Counts the module's lives. */
let life = 1;
/** Reject functions of all calls of this life that have not settled. */
let inFlight = new Set();
/** The deaths that were seen: one may be reported along several ways. */
const seen = new WeakSet();

/** Calls into the module; rejects when the module dies before it answers. */
async function call(enter) {
  const { promise: death, reject } = Promise.withResolvers();
  const ofThisLife = inFlight;
  ofThisLife.add(reject);
  try {
    return await Promise.race([enter(), death]);
  } catch (error) {
    reviveAfter(error);
    throw error;
  } finally {
    ofThisLife.delete(reject);
  }
}

/** Builds the module anew if `error` is its death and was not seen before; is it its death? */
function reviveAfter(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) return false;
  if (seen.has(error)) return true;
  seen.add(error);
  const lost = inFlight;
  inFlight = new Set();
  life += 1;
  console.error(JSON.stringify({ event: "module_revived", life, lost: lost.size }));
  module.__wbg_reset_state();
  for (const reject of lost) reject(error);
  return true;
}

// Most of the module runs in microtasks, where no caller is left to catch anything.
addEventListener("error", (event) => reviveAfter(event.error) && event.preventDefault());
addEventListener("unhandledrejection", (event) => reviveAfter(event.reason) && event.preventDefault());

export default class extends WorkerEntrypoint {
  async fetch(request) {
    try {
      return await call(() => module.fetch(request, this.env, this.ctx));
    } catch {
      return module.internal_error(request, this.env);
    }
  }
}

/** An Object whose half in the module is of the module's present life. */
class RevivedObject extends DurableObject {
  #half;
  #halfOfLife = 0;

  /** Makes the half in the module. */
  build() {
    throw new Error("not reached: every Object builds its own half");
  }

  get half() {
    if (this.#halfOfLife !== life) {
      this.#half = this.build();
      this.#halfOfLife = life;
    }
    return this.#half;
  }

  fetch(request) {
    return call(() => this.half.fetch(request));
  }
}

export class Conversation extends RevivedObject {
  build() {
    return new module.ConversationObject(this.ctx, this.env);
  }

  alarm() {
    return call(() => this.half.alarm()).then(() => {});
  }

  async webSocketMessage(socket, message) {
    try {
      await call(() => this.half.webSocketMessage(socket, message));
    } catch {
      await call(() => this.half.tell_internal_error());
    }
  }

  webSocketClose(socket, code, reason, wasClean) {
    return call(() => this.half.webSocketClose(socket, code, reason, wasClean));
  }

  webSocketError(socket, error) {
    return call(() => this.half.webSocketError(socket, error));
  }
}

export class Directory extends RevivedObject {
  build() {
    return new module.DirectoryObject(this.ctx, this.env);
  }
}
