// The module dies in the middle of its work: everybody hears of it, nobody waits, and the calls go on from what is on disk.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { request, say } from './rest.mjs';
import { connect, the } from './socket.mjs';
import { startWorker } from './worker.mjs';

/** No customer sends this, and nothing in the Worker knows it: the altered bindings below do. */
const FATAL = '!fatal!';

/**
 * Bindings that answer a fatal frame or message with a true WebAssembly trap, far outside the memory, in a microtask:
 * there most of the module runs, and there no caller is left to catch anything.
 */
function trapping(bindings) {
  const dies = `(() => { queueMicrotask(() => wasm.conversationobject_alarm(0xfffffff0)); return new Promise(() => {}); })()`;
  const guard = (call, condition) => {
    assert.equal(bindings.split(call).length, 2, `one ${call} in the bindings`);
    bindings = bindings.replace(call, `if (${condition}) return ${dies};\n        ${call}`);
  };
  guard('ret = wasm.conversationobject_webSocketMessage(', `message.includes?.('${FATAL}')`);
  guard('ret = wasm.fetch(req, env, ctx);', `req.headers.get('x-test') === '${FATAL}'`);
  return bindings;
}

test('a frame that kills the module is answered with an error event, and the call goes on', async (t) => {
  const { url } = await startWorker(t, { alter: trapping });
  const call = await connect(url, 'struck');
  const watcher = await connect(url, 'struck');
  await call.say('I want to buy a website, what is the price?');

  call.send({ message: FATAL });
  const error = (await call.until(({ event }) => event === 'error')).at(-1);
  assert.equal(error.code, 'internal');

  const reply = the(await call.say('And the price of an app?'), 'assistant_message');
  assert.equal(reply.persona, 'sales');
  await watcher.until(({ seq }) => seq === reply.seq);
  assert.deepEqual(watcher.events.map(({ seq }) => seq), watcher.events.map((_, place) => place + 1));
  call.close();
  watcher.close();
});

test('a request that kills the module gets 500 in the language of its sender, and the next one is served', async (t) => {
  const { url } = await startWorker(t, { alter: trapping });
  const call = await connect(url, 'beside');
  await call.until(({ event }) => event === 'greeting');

  const struck = await request(url, 'POST', '/api/analyze', { text: 'hello' }, { 'x-test': FATAL, 'accept-language': 'ar' });
  assert.equal(struck.status, 500);
  assert.equal(struck.body.error.code, 'internal');
  assert.match(struck.body.error.message, /[\u0600-\u06ff]/);
  assert.match(struck.headers.get('x-request-id'), /^[0-9a-f]{16}$/);

  assert.equal((await say(url, 'beside', 'hello', 'en')).status, 200);
  the(await call.say('hello again'), 'assistant_message');
  call.close();
});

test('a death in one call answers the requests of all others at once', async (t) => {
  const vars = { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
  const { url } = await startWorker(t, { alter: trapping, vars });
  // Nobody listens there: the reply is being retried when the module dies.
  const waiting = say(url, 'waiting', 'Do you build platforms?', 'en');
  const watching = await connect(url, 'waiting');
  await watching.until(({ event }) => event === 'user_message');

  await request(url, 'POST', '/api/analyze', { text: 'hello' }, { 'x-test': FATAL });
  assert.equal((await waiting).status, 500);

  // The message was kept, and its reply is made up for when the call's alarm rings.
  const made = (await watching.until(({ event }) => event === 'assistant_message')).at(-1);
  assert.equal(made.written_by, 'script');
  watching.close();
});
