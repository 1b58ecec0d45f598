// Replies of a provider: streamed, refused, overloaded, broken off, slow. Every turn ends in one answer.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { LLMock } from '@copilotkit/aimock';

import { request, say } from './rest.mjs';
import { connect, the } from './socket.mjs';
import { startWorker } from './worker.mjs';

async function startBoth(t, arrange) {
  const provider = await LLMock.create({ port: 0 });
  t.after(() => provider.stop());
  arrange(provider);
  const vars = { OPENAI_BASE_URL: `${provider.url}/v1`, OPENAI_API_KEY: 'sk-test-secret', OPENAI_MODEL: 'a-model' };
  const worker = await startWorker(t, { vars });
  return { provider, ...worker };
}

async function turn(url, callId, message) {
  const call = await connect(url, callId);
  await call.until(({ event }) => event === 'greeting');
  const events = await call.say(message);
  call.close();
  return events;
}

test('a reply is streamed as its tokens arrive', async (t) => {
  const content = 'مرحبًا! نبني المنصات الرقمية 🚀 والمواقع، and we design logos. '.repeat(4);
  const { url, provider } = await startBoth(t, (mock) => {
    mock.onMessage(/.*/s, { content }, { chunkSize: 7, streamingProfile: { ttft: 20, tps: 40, jitter: 0 } });
  });
  const events = await turn(url, 'streamed', 'ماذا تقدمون؟');
  const deltas = events.filter(({ event }) => event === 'assistant_delta');
  const reply = the(events, 'assistant_message');
  assert.equal(reply.message, content);
  assert.equal(reply.written_by, 'model');
  assert.equal(deltas.map(({ delta }) => delta).join(''), content);
  // The first words are there long before the last: what arrives is passed on, not gathered.
  assert.ok(deltas.length > 10, `${deltas.length} pieces`);
  const [first, last] = [deltas[0].received_at, reply.received_at];
  assert.ok(last - first > 200, `all within ${last - first} ms`);

  const asked = provider.getLastRequest().body;
  assert.equal(asked.model, 'a-model');
  assert.equal(asked.stream, true);
  assert.equal(asked.messages[0].role, 'system');
  assert.match(asked.messages.at(-1).content, /^<customer_message>\nماذا تقدمون؟\n<\/customer_message>$/);
});

test('over REST the reply is whole, or an event stream for who accepts one', async (t) => {
  const { url } = await startBoth(t, (mock) => {
    mock.onMessage(/.*/s, { content: 'We build platforms.' }, { chunkSize: 5 });
  });
  const whole = await say(url, 'rest', 'Do you build platforms?', 'en');
  assert.deepEqual([whole.body.assistant_response, whole.body.written_by], ['We build platforms.', 'model']);

  const response = await fetch(`${url}/api/conversations/rest/message`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ message: 'And websites?' }),
  });
  assert.equal(response.headers.get('content-type').split(';')[0], 'text/event-stream');
  const events = (await response.text())
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => JSON.parse(line.slice('data:'.length)));
  assert.equal(events[0].event, 'user_message');
  assert.equal(events.at(-1).event, 'assistant_message');
  assert.equal(events.filter(({ event }) => event === 'assistant_delta').map(({ delta }) => delta).join(''), 'We build platforms.');
});

test('429 with Retry-After is tried again, and the answer is the model\'s', async (t) => {
  const { url, provider } = await startBoth(t, (mock) => {
    mock.on({ userMessage: /.*/s, sequenceIndex: 0 }, { error: { message: 'slow down', type: 'rate_limit_error', code: 'rate_limit_exceeded' }, status: 429, retryAfter: 1 });
    mock.onMessage(/.*/s, { content: 'Here I am.' });
  });
  const reply = the(await turn(url, 'limited', 'Do you build platforms?'), 'assistant_message');
  assert.deepEqual([reply.message, reply.written_by], ['Here I am.', 'model']);
  assert.equal(provider.getRequests().length, 2);
});

test('429 for want of quota is not tried again: the engine answers', async (t) => {
  const { url, provider } = await startBoth(t, (mock) => {
    mock.onMessage(/.*/s, { error: { message: 'no quota', type: 'insufficient_quota', code: 'insufficient_quota' }, status: 429 });
  });
  const reply = the(await turn(url, 'poor', 'Do you build platforms?'), 'assistant_message');
  assert.equal(reply.written_by, 'script');
  assert.equal(provider.getRequests().length, 1);
});

test('500 time and again ends in the engine\'s own words', async (t) => {
  const { url, provider, logged } = await startBoth(t, (mock) => {
    mock.onMessage(/.*/s, { error: { message: 'secret detail', type: 'server_error' }, status: 500 });
  });
  const events = await turn(url, 'down', 'Do you build platforms? My code word is zebra.');
  const reply = the(events, 'assistant_message');
  assert.equal(reply.written_by, 'script');
  assert.match(reply.message, /Sarah/);
  assert.ok(provider.getRequests().length > 1);
  assert.doesNotMatch(logged(), /zebra|sk-test-secret|secret detail/);
});

test('a stream cut in the middle keeps what was shown and is finished honestly', async (t) => {
  const { url } = await startBoth(t, (mock) => {
    mock.onMessage(/.*/s, { content: 'We build platforms for every business, large and small.' }, { chunkSize: 6, latency: 20, truncateAfterChunks: 4 });
  });
  const events = await turn(url, 'cut', 'Do you build platforms?');
  const reply = the(events, 'assistant_message');
  assert.equal(reply.written_by, 'model_then_script');
  assert.match(reply.message, /^We build pla.*Sorry, I was interrupted/s);
  const again = the(await turn(url, 'cut', 'thanks'), 'assistant_message');
  assert.ok(again.message.length > 0);
});

test('a provider that says nothing in time is given up', async (t) => {
  const { url } = await startBoth(t, (mock) => {
    mock.onMessage(/.*/s, { content: 'Far too late.' }, { streamingProfile: { ttft: 60_000, tps: 100, jitter: 0 } });
  });
  const begun = performance.now();
  const reply = the(await turn(url, 'slow', 'Do you build platforms?'), 'assistant_message');
  assert.equal(reply.written_by, 'script');
  const waited = performance.now() - begun;
  assert.ok(waited > 7_000 && waited < 20_000, `${waited} ms`);
});

test('a slow first token that still comes in time is waited for', async (t) => {
  const { url } = await startBoth(t, (mock) => {
    mock.onMessage(/.*/s, { content: 'Thank you for waiting.' }, { streamingProfile: { ttft: 2_000, tps: 100, jitter: 0 } });
  });
  const reply = the(await turn(url, 'patient', 'Do you build platforms?'), 'assistant_message');
  assert.deepEqual([reply.message, reply.written_by], ['Thank you for waiting.', 'model']);
});

test('a message sent while the model speaks is answered after it', async (t) => {
  const { url } = await startBoth(t, (mock) => {
    mock.onMessage(/platforms/, { content: 'One. '.repeat(30) }, { chunkSize: 5, streamingProfile: { ttft: 10, tps: 60, jitter: 0 } });
    mock.onMessage(/crashing/, { content: 'I am sorry.' });
  });
  const call = await connect(url, 'eager');
  await call.until(({ event }) => event === 'greeting');
  call.send({ message: 'Do you build platforms?' });
  await call.until(({ event }) => event === 'assistant_delta');
  call.send({ message: 'My app keeps crashing' });
  const replies = [];
  for (let count = 0; count < 2; count += 1) {
    replies.push((await call.until(({ event }) => event === 'assistant_message')).at(-1));
  }
  assert.deepEqual(replies.map(({ persona }) => persona), ['sales', 'complaints']);
  assert.deepEqual(replies.map(({ message }) => message), ['One. '.repeat(30), 'I am sorry.']);
  call.close();
  const { body } = await request(url, 'GET', '/api/conversations/eager/transcript');
  assert.deepEqual(body.messages.map(({ role }) => role), ['assistant', 'user', 'user', 'assistant', 'assistant']);
});
