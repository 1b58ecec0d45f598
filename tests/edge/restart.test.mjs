// A call outlives the process that held it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { LLMock } from '@copilotkit/aimock';

import { request, say } from './rest.mjs';
import { connect, the } from './socket.mjs';
import { startWorker, storage } from './worker.mjs';

test('a call goes on after workerd is killed and started again', async (t) => {
  const folder = storage(t);
  const first = await startWorker(t, { folder });
  const call = await connect(first.url, 'kept');
  await call.until(({ event }) => event === 'greeting');
  const { ticket } = the(await call.say('My app keeps crashing'), 'ticket_created');
  const last = call.events.at(-1).seq;
  await first.kill();

  const { url } = await startWorker(t, { folder });
  const transcript = await request(url, 'GET', '/api/conversations/kept/transcript');
  assert.equal(transcript.body.messages.length, 3);
  const state = await request(url, 'GET', '/api/conversations/kept');
  assert.deepEqual([state.body.current_persona, state.body.ticket_created], ['complaints', true]);

  const again = await connect(url, 'kept', `?after=${last}`);
  const events = await again.say('It still crashes');
  assert.deepEqual(events.map(({ seq }) => seq), events.map((_, place) => last + 1 + place));
  assert.match(the(events, 'assistant_message').message, new RegExp(ticket.ticket_id));
  again.close();

  const calls = await request(url, 'GET', '/api/calls');
  assert.deepEqual(calls.body.calls.map(({ call_id }) => call_id), ['kept']);
});

test('a reply that was in flight when workerd died is finished in the engine\'s own words', async (t) => {
  const folder = storage(t);
  const provider = await LLMock.create({ port: 0 });
  t.after(() => provider.stop());
  provider.onMessage(/platform/, { content: 'We build platforms of every kind, for every business. '.repeat(20) }, {
    streamingProfile: { ttft: 10, tps: 20, jitter: 0 },
    chunkSize: 8,
  });
  const vars = { OPENAI_BASE_URL: `${provider.url}/v1`, OPENAI_API_KEY: 'none' };
  const first = await startWorker(t, { folder, vars });
  const call = await connect(first.url, 'broken-off');
  await call.until(({ event }) => event === 'greeting');
  call.send({ message: 'Do you build platforms?' });
  const begun = await call.until(({ event, offset }) => event === 'assistant_delta' && offset > 8);
  await first.kill();

  const { url } = await startWorker(t, { folder, vars });
  const again = await connect(url, 'broken-off', `?after=${begun.at(-1).seq}`);
  const rest = await again.until(({ event }) => event === 'assistant_message');
  const reply = the(rest, 'assistant_message');
  assert.equal(reply.written_by, 'model_then_script');
  const shown = begun.filter(({ event }) => event === 'assistant_delta').map(({ delta }) => delta).join('');
  assert.ok(reply.message.startsWith(shown));
  assert.equal((await say(url, 'broken-off', 'thanks', 'en')).status, 200);
  again.close();
});
