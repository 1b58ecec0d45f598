import assert from "node:assert/strict";
import { test } from "node:test";
import type { Event } from "../wire.ts";
import { connect, type ConnectOptions, type Connection, type Status } from "./connection.ts";

/** A socket whose other end is the test. */
class Socket extends EventTarget {
  static made: Socket[] = [];
  readonly url: string;
  readonly frames: string[] = [];
  closed = false;

  constructor(url: string | URL) {
    super();
    this.url = String(url);
    Socket.made.push(this);
  }

  send(frame: string): void {
    this.frames.push(frame);
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.dispatchEvent(new globalThis.Event("open"));
  }

  give(...seqs: number[]): void {
    for (const seq of seqs) this.giveEvent({ seq, timestamp: AT, event: "error", code: "internal", message: "" });
  }

  giveEvent(event: Event): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(event) }));
  }

  break(): void {
    this.dispatchEvent(new globalThis.Event("close"));
  }
}

const AT = "2026-11-23T14:00:00.000Z";

/** Lets everything that waits only for a promise run. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

interface Followed {
  connection: Connection;
  seqs: number[];
  statuses: string[];
  status: () => Status;
  timers: { run: () => void; ms: number }[];
  sockets: Socket[];
  asked: string[];
}

async function follow(
  options: Partial<ConnectOptions> = {},
  answer = new Response("{}"),
): Promise<Followed> {
  const sockets: Socket[] = (Socket.made = []);
  const seqs: number[] = [];
  const statuses: string[] = [];
  const asked: string[] = [];
  const timers: { run: () => void; ms: number }[] = [];
  const connection = connect({
    url: "https://example.com/desk/?token=t",
    callId: "CALL-001",
    language: "en",
    onEvent: (event) => seqs.push(event.seq),
    onStatus: (status) => statuses.push(status.state),
    ...options,
    surroundings: {
      WebSocket: Socket as unknown as new (url: string | URL) => WebSocket,
      fetch: (input) => {
        asked.push(String(input));
        return Promise.resolve(answer.clone());
      },
      setTimeout: (run, ms) => timers.push({ run, ms }),
      clearTimeout: (timer) => void (timers[timer - 1] = { run: () => {}, ms: NaN }),
      random: () => 0.5,
    },
  });
  await settled();
  return { connection, seqs, statuses, status: () => connection.status, timers, sockets, asked };
}

const waits = (timers: { ms: number }[]): number[] => timers.map(({ ms }) => ms).filter((ms) => !Number.isNaN(ms));

test("the socket is the call's, asks for the whole call, and keeps the address's query", async () => {
  const { sockets } = await follow();
  assert.equal(sockets[0]?.url, "wss://example.com/desk/api/conversations/ws/CALL-001?token=t&after=0");
});

test("a broken socket comes back asking for what is missing, and gives nothing twice", async () => {
  const { sockets, seqs, statuses, timers } = await follow();
  sockets[0]!.open();
  sockets[0]!.give(1, 2, 3);
  sockets[0]!.break();
  assert.deepEqual(waits(timers), [1_000]);
  timers.at(-1)!.run();
  await settled();
  assert.match(sockets[1]!.url, /after=3$/);
  sockets[1]!.open();
  sockets[1]!.give(1, 3, 4, 5);
  assert.deepEqual(seqs, [1, 2, 3, 4, 5]);
  assert.deepEqual(statuses, ["connecting", "open", "connecting", "connecting", "open"]);
});

test("each failure waits longer, and the address is asked for anew", async () => {
  let token = 0;
  const waited: number[] = [];
  const { sockets, timers } = await follow({ url: () => `http://localhost:1/?token=${(token += 1)}` });
  for (let attempt = 0; attempt < 12; attempt += 1) {
    sockets.at(-1)!.break();
    await settled();
    waited.push(timers.at(-1)!.ms);
    timers.at(-1)!.run();
    await settled();
  }
  const delays = [];
  for (let ms = 1_000; delays.length < 12; ms = Math.min(ms * 1.3, 10_000)) delays.push(Math.round(ms));
  assert.equal(sockets.length, 13);
  assert.match(sockets[12]!.url, /^ws:\/\/localhost:1\/api.*token=\d+&after=0$/);
  assert.deepEqual(waited, delays);
});

test("a socket that does not open in time is given up", async () => {
  const { sockets, timers, status } = await follow();
  assert.deepEqual(waits(timers), [8_000]);
  timers[0]!.run();
  await settled();
  assert.equal(sockets[0]!.closed, true);
  assert.deepEqual(status(), { state: "connecting", failures: 1 });
});

test("a call that the service does not know is given up at the second try", async () => {
  const problem = { code: "call_not_found" as const, message: "no call has that id" };
  const { sockets, timers, status, asked } = await follow({}, new Response(JSON.stringify({ error: problem }), { status: 404 }));
  sockets[0]!.break();
  await settled();
  assert.deepEqual(asked, ["https://example.com/desk/api/conversations/CALL-001?token=t"]);
  assert.deepEqual(status(), { state: "connecting", failures: 1 });
  timers.at(-1)!.run();
  await settled();
  sockets[1]!.break();
  await settled();
  assert.deepEqual(status(), { state: "closed", because: problem });
  assert.deepEqual(waits(timers), []);
});

test("messages wait in order for the socket, up to the limit", async () => {
  const { connection, sockets } = await follow({ queueLimit: 2 });
  assert.deepEqual(connection.send("one"), { ok: true, state: "queued" });
  assert.deepEqual(connection.send("اثنان", "ar"), { ok: true, state: "queued" });
  assert.deepEqual(connection.send("three"), { ok: false, reason: "queue_full" });
  sockets[0]!.open();
  assert.deepEqual(connection.send("four"), { ok: true, state: "sent" });
  assert.deepEqual(
    sockets[0]!.frames.map((frame) => JSON.parse(frame) as unknown),
    [
      { message: "one", language: "en" },
      { message: "اثنان", language: "ar" },
      { message: "four", language: "en" },
    ],
  );
});

test("an event that is missing in the middle is asked for at once", async () => {
  const { sockets, seqs } = await follow();
  sockets[0]!.open();
  sockets[0]!.give(1, 2, 4);
  await settled();
  assert.deepEqual(seqs, [1, 2]);
  assert.equal(sockets[0]!.closed, true);
  assert.match(sockets[1]!.url, /after=2$/);
  sockets[0]!.give(5);
  sockets[1]!.open();
  sockets[1]!.give(3, 4, 5);
  assert.deepEqual(seqs, [1, 2, 3, 4, 5]);
});

test("a line that gives no sign of life is taken for lost", async () => {
  const { sockets, timers, status } = await follow();
  sockets[0]!.open();
  assert.deepEqual(waits(timers), [20_000]);
  timers.at(-1)!.run();
  assert.deepEqual(sockets[0]!.frames, ["ping"]);
  sockets[0]!.dispatchEvent(new MessageEvent("message", { data: "pong" }));
  assert.deepEqual(waits(timers).slice(-1), [20_000]);
  timers.at(-1)!.run();
  timers.at(-1)!.run();
  assert.equal(sockets[0]!.closed, true);
  assert.deepEqual(status(), { state: "connecting", failures: 1 });
});

test("what is no event is passed over", async () => {
  const { sockets, seqs } = await follow();
  sockets[0]!.open();
  for (const data of ["{", "[]", "null", '"seq"', '{"event":"greeting"}', new ArrayBuffer(4)]) {
    sockets[0]!.dispatchEvent(new MessageEvent("message", { data }));
  }
  sockets[0]!.give(1);
  assert.deepEqual(seqs, [1]);
});

test("the end of the call ends the following, and nothing more can be said", async () => {
  const { connection, sockets, timers, status } = await follow();
  sockets[0]!.open();
  sockets[0]!.giveEvent({ seq: 1, timestamp: AT, event: "call_ended", outcome: null, satisfaction: null });
  sockets[0]!.break();
  await settled();
  assert.deepEqual(status(), { state: "closed", because: "ended" });
  assert.equal(sockets[0]!.closed, true);
  assert.equal(sockets.length, 1);
  assert.deepEqual(waits(timers), []);
  assert.deepEqual(connection.send("hello?"), { ok: false, reason: "closed" });
});

test("retry does not wait, and close stops everything", async () => {
  const { connection, sockets, timers, status } = await follow();
  sockets[0]!.break();
  await settled();
  connection.retry();
  await settled();
  assert.equal(sockets.length, 2);
  connection.close();
  sockets[1]!.open();
  assert.deepEqual(status(), { state: "closed", because: "left" });
  assert.deepEqual(waits(timers), []);
});
