// The guide's testing checklist, line by line.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { request, say } from './rest.mjs';
import { connect, the } from './socket.mjs';
import { startWorker } from './worker.mjs';

test('all three personas respond, each in its own name', async (t) => {
  const { url } = await startWorker(t);
  const asked = [
    ['What are your opening hours?', 'reception'],
    ['I want a quote for a website', 'sales'],
    ['I want to complain about a wrong charge', 'complaints'],
  ];
  for (const [place, [message, persona]] of asked.entries()) {
    const { body } = await say(url, `persona-${place}`, message, 'en');
    assert.equal(body.persona, persona);
    assert.ok(body.assistant_response.length > 20);
  }
});

test('the persona switches five times and more in one call', async (t) => {
  const { url } = await startWorker(t);
  const said = [
    ['I want a quote for a website', 'sales'],
    ['My website is down', 'complaints'],
    ['How much does a marketing course cost?', 'sales'],
    ['I want to complain about your support', 'complaints'],
    ['كم سعر تصميم شعار؟', 'sales'],
    ['التطبيق لا يعمل', 'complaints'],
  ];
  const call = await connect(url, 'switches');
  await call.until(({ event }) => event === 'greeting');
  let before = 'reception';
  for (const [message, persona] of said) {
    const events = await call.say(message);
    const switched = the(events, 'persona_switched');
    assert.deepEqual([switched.from, switched.to], [before, persona]);
    assert.equal(the(events, 'assistant_message').persona, persona);
    before = persona;
  }
  call.close();
});

test('feelings are told apart in both languages', async (t) => {
  const { url } = await startWorker(t);
  const felt = [
    ['I love your service, it is excellent!', ['positive', 'very_positive']],
    ['أحب خدمتكم، ممتازة!', ['positive', 'very_positive']],
    ['The design is bad', ['negative']],
    ['التصميم سيء', ['negative']],
    ['You are thieves! I will sue you!', ['angry']],
    ['أنتم نصابون وسأرفع عليكم قضية!', ['angry']],
  ];
  for (const [message, feelings] of felt) {
    const { body } = await request(url, 'POST', '/api/analyze', { message });
    assert.ok(feelings.includes(body.sentiment.sentiment), `${message}: ${body.sentiment.sentiment}`);
  }
});

test('a complaint goes to Complaints and opens one ticket', async (t) => {
  const { url } = await startWorker(t);
  const call = await connect(url, 'complaint', '?language=ar');
  await call.until(({ event }) => event === 'greeting');
  const events = await call.say('أريد تقديم شكوى، الخدمة سيئة', 'ar');
  assert.equal(the(events, 'persona_switched').to, 'complaints');
  const { ticket } = the(events, 'ticket_created');
  assert.deepEqual([ticket.category, ticket.priority], ['complaint', 'high']);
  assert.match(the(events, 'assistant_message').message, new RegExp(ticket.ticket_id));
  const again = await call.say('وعندي شكوى ثانية على الموظف', 'ar');
  assert.deepEqual(again.filter(({ event }) => event === 'ticket_created'), []);
  call.close();
});

test('two sockets watch one call and hear the same', async (t) => {
  const { url } = await startWorker(t);
  const customer = await connect(url, 'watched');
  const watcher = await connect(url, 'watched');
  await customer.until(({ event }) => event === 'greeting');
  await watcher.until(({ event }) => event === 'greeting');
  const heard = await customer.say('Tell me about your services');
  const seen = await watcher.until(({ event }) => event === 'assistant_message');
  const bare = (events) => events.map(({ received_at, ...event }) => event);
  assert.deepEqual(bare(seen), bare(heard));
  customer.close();
  watcher.close();
});

test('ten calls at once keep apart', async (t) => {
  const { url } = await startWorker(t);
  const calls = await Promise.all(
    Array.from({ length: 10 }, async (_, place) => {
      const call = await connect(url, `busy-${place}`);
      await call.until(({ event }) => event === 'greeting');
      return call;
    }),
  );
  for (let turn = 0; turn < 5; turn += 1) {
    await Promise.all(
      calls.map(async (call, place) => {
        const message = `Message ${turn} of customer ${place} about advertising`;
        assert.equal(the(await call.say(message), 'user_message').message, message);
      }),
    );
  }
  for (const [place, call] of calls.entries()) {
    const { body } = await request(url, 'GET', `/api/conversations/busy-${place}/transcript`);
    const said = body.messages.filter(({ role }) => role === 'user').map(({ content }) => content);
    assert.deepEqual(said, Array.from({ length: 5 }, (_, turn) => `Message ${turn} of customer ${place} about advertising`));
    call.close();
  }
});

test('two hundred messages in one call: all in the transcript, numbered without gaps', async (t) => {
  const { url } = await startWorker(t);
  const call = await connect(url, 'long');
  for (let turn = 0; turn < 200; turn += 1) {
    const events = await call.say(turn % 2 ? `What about option ${turn}?` : `وماذا عن الخيار ${turn}؟`);
    the(events, 'assistant_message');
  }
  assert.deepEqual(call.events.map(({ seq }) => seq), call.events.map((_, place) => place + 1));
  const { body } = await request(url, 'GET', '/api/conversations/long/transcript');
  assert.equal(body.messages.length, 401);
  assert.equal(body.statistics.user_messages, 200);
  assert.equal(body.messages.at(-2).content, 'What about option 199?');
  call.close();
});
