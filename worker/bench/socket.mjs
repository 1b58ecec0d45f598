// Measures how long the first event after a frame takes, with many calls open and scripted replies.
//
//   node worker/bench/socket.mjs [--url ws://localhost:8787] [--calls 50] [--messages 20] [--pause 500]
//
// Each call sends a message, waits for the whole reply, then pauses between half and one and a half
// times `--pause` milliseconds, as people do. Exits with 1 when the figures miss the goal.
import { parseArgs } from "node:util";
import WebSocket from "ws";

/** What a customer notices, in milliseconds: half of all frames, and all but one in a hundred. */
const GOAL = { p50: 5, p99: 25 };

const { values: options } = parseArgs({
  options: {
    url: { type: "string", default: "ws://localhost:8787" },
    calls: { type: "string", default: "50" },
    messages: { type: "string", default: "20" },
    pause: { type: "string", default: "500" },
  },
});
const calls = Number(options.calls);
const messages = Number(options.messages);
const pauseMs = Number(options.pause);

const WORDS = [
  "Hello, I'm interested in your digital platform service",
  "ما سعر تطوير المنصة؟",
  "Your platform is not working properly. It keeps crashing.",
  "شكرا لكم",
  "Can I talk to somebody about training?",
];

const firstEventMs = [];
const wholeReplyMs = [];

class Call {
  #socket;
  #sentAt = 0;
  #isFirst = false;
  #whenWhole = () => {};

  async open(id) {
    this.#socket = new WebSocket(`${options.url}/api/conversations/ws/${id}`);
    this.#socket.on("message", (data) => this.#hear(JSON.parse(data)));
    await new Promise((opened, failed) => this.#socket.on("open", opened).on("error", failed));
  }

  async talk() {
    for (let said = 0; said < messages; said += 1) {
      await new Promise((then) => setTimeout(then, pauseMs * (0.5 + Math.random())));
      await new Promise((whole) => {
        this.#whenWhole = whole;
        this.#isFirst = true;
        this.#sentAt = performance.now();
        this.#socket.send(JSON.stringify({ message: WORDS[said % WORDS.length] }));
      });
    }
    this.#socket.close();
  }

  #hear(event) {
    const ms = performance.now() - this.#sentAt;
    if (event.event === "greeting") return;
    if (event.event === "error") throw new Error(event.code);
    if (this.#isFirst) firstEventMs.push(ms);
    this.#isFirst = false;
    if (event.event === "assistant_message") {
      wholeReplyMs.push(ms);
      this.#whenWhole();
    }
  }
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function figures(name, all) {
  const sorted = all.toSorted((a, b) => a - b);
  const [p50, p95, p99, most] = [0.5, 0.95, 0.99, 1].map((share) => percentile(sorted, share));
  const ms = (value) => `${value.toFixed(1)} ms`.padStart(9);
  console.log(`${name.padEnd(14)} p50 ${ms(p50)}  p95 ${ms(p95)}  p99 ${ms(p99)}  max ${ms(most)}`);
  return { p50, p99 };
}

const run = `bench-${Date.now()}`;
const open = Array.from({ length: calls }, () => new Call());
for (const [no, call] of open.entries()) await call.open(`${run}-${no}`);
const startedAt = performance.now();
await Promise.all(open.map((call) => call.talk()));
const seconds = (performance.now() - startedAt) / 1000;

console.log(`${calls} calls, ${firstEventMs.length} messages in ${seconds.toFixed(1)} s`);
const first = figures("first event", firstEventMs);
figures("whole reply", wholeReplyMs);
const reached = first.p50 < GOAL.p50 && first.p99 < GOAL.p99;
console.log(`goal: p50 under ${GOAL.p50} ms, p99 under ${GOAL.p99} ms: ${reached ? "reached" : "missed"}`);
process.exitCode = reached ? 0 : 1;
