// Input that cannot be used: a clear error, the right status, the caller's language; and the call goes on.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { request } from './rest.mjs';
import { connect, the } from './socket.mjs';
import { startWorker } from './worker.mjs';

const cleaning = [];
let worker;
before(async () => {
  worker = await startWorker({ after: (clean) => cleaning.push(clean) });
});
after(async () => {
  for (const clean of cleaning.reverse()) await clean();
});

const message = '/api/conversations/errors/message';
const persona = '/api/conversations/errors/switch-persona';
const long = 'x'.repeat(4001);

const REFUSED = [
  ['JSON that does not parse', 'POST', message, '{"message":', 400, 'invalid_json'],
  ['no body', 'POST', message, '', 400, 'invalid_json'],
  ['a body that is no object', 'POST', message, '["hi"]', 422, 'invalid_field'],
  ['an unknown field', 'POST', message, { message: 'hi', colour: 'red' }, 422, 'invalid_field'],
  ['a missing field', 'POST', message, {}, 422, 'invalid_field'],
  ['a field of another type', 'POST', message, { message: 7 }, 422, 'invalid_field'],
  ['an empty text', 'POST', message, { message: '  ' }, 422, 'empty_text'],
  ['a text too long', 'POST', message, { message: long }, 422, 'text_too_long'],
  ['an unknown language', 'POST', message, { message: 'hi', language: 'fr' }, 422, 'unknown_language'],
  ['an unknown persona', 'POST', persona, { persona: 'boss' }, 422, 'unknown_persona'],
  ['an unknown language of a call', 'POST', '/api/calls?language=fr', undefined, 422, 'unknown_language'],
  ['an id that is none', 'POST', '/api/conversations/%D8%B9/message', { message: 'hi' }, 422, 'invalid_call_id'],
  ['a call that is not there', 'GET', '/api/conversations/nobody/transcript', undefined, 404, 'call_not_found'],
  ['the statistics of a call that is not there', 'GET', '/api/conversations/nobody/stats', undefined, 404, 'call_not_found'],
  ['ending a call that is not there', 'DELETE', '/api/conversations/nobody', undefined, 404, 'call_not_found'],
  ['a path that is not there', 'GET', '/api/nothing', undefined, 404, 'not_found'],
  ['another method', 'GET', message, undefined, 405, 'method_not_allowed'],
  ['a socket without an upgrade', 'GET', '/api/conversations/ws/errors', undefined, 426, 'upgrade_required'],
  ['a body too large', 'POST', message, { message: 'x'.repeat(70_000) }, 413, 'body_too_large'],
  ['an empty text to analyze', 'POST', '/api/analyze', { message: '' }, 422, 'empty_text'],
];

for (const [what, method, path, body, status, code] of REFUSED) {
  test(`REST refuses ${what} with ${status} ${code}`, async () => {
    const answer = await request(worker.url, method, path, body);
    assert.deepEqual([answer.status, answer.body.error?.code], [status, code]);
    assert.ok(answer.body.error.message.length > 10);
    assert.equal(answer.body.detail, answer.body.error.message);
    assert.doesNotMatch(JSON.stringify(answer.body), /panicked|wasm|\.rs\b|\n\s+at /);
    if (status === 405) assert.match(answer.headers.get('allow'), /POST/);
  });
}

test('errors are in the language that the caller names', async () => {
  const arabic = /[\u0600-\u06ff]/;
  const asked = [
    [message, { message: '', language: 'ar' }, {}],
    [`${message}?language=ar`, '{', {}],
    ['/api/conversations/errors-unopened/message', '{', { 'accept-language': 'ar-SY,ar;q=0.9,en;q=0.5' }],
  ];
  for (const [path, body, headers] of asked) {
    const answer = await request(worker.url, 'POST', path, body, headers);
    assert.match(answer.body.error.message, arabic);
  }
  const answer = await request(worker.url, 'POST', message, { message: '', language: 'en' });
  assert.doesNotMatch(answer.body.error.message, arabic);
});

test('a call that has ended takes no more', async () => {
  const path = '/api/conversations/over';
  await request(worker.url, 'POST', `${path}/message`, { message: 'hello' });
  await request(worker.url, 'DELETE', path);
  const refused = await request(worker.url, 'POST', `${path}/message`, { message: 'hello?' });
  assert.deepEqual([refused.status, refused.body.error.code], [409, 'call_ended']);
  assert.equal((await request(worker.url, 'DELETE', path)).status, 200);
});

const FRAMES = [
  ['{"message":', 'invalid_json'],
  ['[]', 'invalid_field'],
  [{ message: 'hi', colour: 'red' }, 'invalid_field'],
  [{ message: '' }, 'empty_text'],
  [{ message: long }, 'text_too_long'],
  [{ message: 'hi', language: 'fr' }, 'unknown_language'],
  [Buffer.from([1, 2, 3]), 'invalid_frame'],
];

test('a socket says what is wrong with a frame, in order, and the call goes on', async () => {
  const call = await connect(worker.url, 'frames', '?language=ar');
  await call.until(({ event }) => event === 'greeting');
  for (const [frame, code] of FRAMES) {
    if (Buffer.isBuffer(frame)) call.sendRaw(frame);
    else call.send(frame);
    const error = the(await call.until(({ event }) => event === 'error'), 'error');
    assert.equal(error.code, code);
    assert.match(error.message, /[\u0600-\u06ff]/);
  }
  the(await call.say('مرحبا'), 'assistant_message');
  assert.deepEqual(call.events.map(({ seq }) => seq), call.events.map((_, place) => place + 1));
  call.close();
});

test('closed access opens nothing that was not begun', async (t) => {
  const { url } = await startWorker(t, { vars: { ACCESS: 'closed' } });
  const refused = await request(url, 'POST', '/api/conversations/CALL-001/message', { message: 'hi' });
  assert.deepEqual([refused.status, refused.body.error.code], [404, 'call_not_found']);
  const listed = await request(url, 'GET', '/api/calls');
  assert.deepEqual([listed.status, listed.body.error.code], [403, 'forbidden']);
});

test('nothing that a customer says is logged', async () => {
  await request(worker.url, 'POST', message, { message: 'my word is zanzibar', language: 'en' });
  await request(worker.url, 'POST', message, '{"message": "zanzibar');
  assert.doesNotMatch(worker.logged(), /zanzibar/);
});
