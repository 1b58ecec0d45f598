// A client written for the old system's guide, word for word, works unchanged.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import WebSocket from 'ws';

import { request, say } from './rest.mjs';
import { startWorker } from './worker.mjs';

test("the guide's WebSocket client hears the greeting, itself and the agent", async (t) => {
  const { url } = await startWorker(t);
  const printed = [];
  const answered = Promise.withResolvers();

  const ws = new WebSocket(`${url.replace('http', 'ws')}/api/conversations/ws/CALL-001`);
  ws.onerror = answered.reject;
  ws.onmessage = (event) => {
    const data = JSON.parse(event.data);
    if (data.event === 'greeting') {
      printed.push(`Agent: ${data.message}`);
      ws.send(JSON.stringify({ message: "I'm interested in your services", language: 'en' }));
    } else if (data.event === 'user_message') {
      printed.push(`Customer: ${data.message}`);
    } else if (data.event === 'assistant_message') {
      printed.push(`Agent (${data.persona}): ${data.message}`);
      answered.resolve();
    }
  };
  await answered.promise;
  ws.close();

  assert.equal(printed.length, 3);
  assert.match(printed[0], /^Agent: Hello! Welcome to Ornina\. I'm Ahmed/);
  assert.equal(printed[1], "Customer: I'm interested in your services");
  assert.match(printed[2], /^Agent \(sales\): .+/);
});

test("the guide's curl commands, in their order", async (t) => {
  const { url } = await startWorker(t);

  const name = encodeURIComponent('علي');
  const call = await request(url, 'POST', `/api/calls?customer_name=${name}&language=ar`);
  assert.equal(call.status, 201);
  const { call_id, customer_name, language, persona, greeting, websocket_url } = call.body;
  assert.deepEqual({ customer_name, language, persona }, { customer_name: 'علي', language: 'ar', persona: 'reception' });
  assert.match(greeting, /علي.*أحمد.*أورنينا/);
  assert.equal(websocket_url, `${url.replace('http', 'ws')}/api/conversations/ws/${call_id}`);

  const answer = await say(url, 'CALL-001', 'أنا مهتم بخدمة الإعلانات', 'ar');
  assert.equal(answer.status, 200);
  assert.equal(answer.body.persona, 'sales');
  assert.match(answer.body.assistant_response, /سارة.*الإعلان/);
  assert.match(answer.body.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

  const switched = await request(url, 'POST', '/api/conversations/CALL-001/switch-persona', { persona: 'complaints' });
  assert.equal(switched.status, 200);
  assert.deepEqual([switched.body.persona, switched.body.previous_persona], ['complaints', 'sales']);

  const transcript = await request(url, 'GET', '/api/conversations/CALL-001/transcript');
  assert.equal(transcript.status, 200);
  assert.equal(transcript.body.call_id, 'CALL-001');
  assert.deepEqual(
    transcript.body.messages.map(({ role, persona }) => [role, persona]),
    [['assistant', 'reception'], ['user', undefined], ['assistant', 'sales']],
  );
  assert.equal(transcript.body.messages[1].content, 'أنا مهتم بخدمة الإعلانات');
  assert.equal(transcript.body.messages[2].content, answer.body.assistant_response);
  const { total_messages, user_messages, assistant_messages, personas_used } = transcript.body.statistics;
  assert.deepEqual(
    { total_messages, user_messages, assistant_messages, personas_used },
    { total_messages: 3, user_messages: 1, assistant_messages: 2, personas_used: ['reception', 'sales', 'complaints'] },
  );

  const ended = await request(url, 'DELETE', '/api/conversations/CALL-001');
  assert.equal(ended.status, 200);
  assert.deepEqual([ended.body.call_id, ended.body.status], ['CALL-001', 'ended']);
});

test("statistics and state have the guide's fields", async (t) => {
  const { url } = await startWorker(t);
  await say(url, 'CALL-7', "I'm interested in your digital platform service", 'en');
  await say(url, 'CALL-7', "What's the pricing for platform development?", 'en');
  await say(url, 'CALL-7', 'The demo keeps crashing', 'en');

  const stats = await request(url, 'GET', '/api/conversations/CALL-7/stats');
  const { duration_seconds, outcome, satisfaction, ...figures } = stats.body;
  assert.deepEqual(figures, {
    call_id: 'CALL-7',
    customer_name: null,
    total_messages: 7,
    user_messages: 3,
    assistant_messages: 4,
    personas_used: ['reception', 'sales', 'complaints'],
    intents_detected: ['service_inquiry', 'sales_interest', 'technical_support'],
    sentiment_progression: ['positive', 'positive', 'negative'],
    escalations: 0,
    ticket_created: true,
  });
  assert.ok(duration_seconds >= 0 && duration_seconds < 60);
  assert.match(outcome, /^Ticket T(-[0-9A-Z]{4}){3} opened$/);
  assert.ok(satisfaction > 0 && satisfaction < 1);

  const state = await request(url, 'GET', '/api/conversations/CALL-7');
  const { call_id, language, current_persona, message_count, user_message_count, last_intent } = state.body;
  assert.deepEqual(
    { call_id, language, current_persona, message_count, user_message_count, last_intent },
    { call_id: 'CALL-7', language: 'en', current_persona: 'complaints', message_count: 7, user_message_count: 3, last_intent: 'technical_support' },
  );
  for (const field of ['overall_sentiment', 'escalation_count', 'conversation_duration_seconds']) {
    assert.ok(field in state.body, field);
  }
});

test('analyze, personas, calls and health answer beside them', async (t) => {
  const { url } = await startWorker(t);
  const analysis = await request(url, 'POST', '/api/analyze', { message: 'Your platform is not working properly. It keeps crashing.' });
  assert.equal(analysis.status, 200);
  const { intent, sentiment, routing, priority } = analysis.body;
  assert.deepEqual(
    [intent.intent, sentiment.sentiment, routing.target_persona, routing.create_ticket, priority],
    ['technical_support', 'negative', 'complaints', true, 'high'],
  );

  const personas = await request(url, 'GET', '/api/personas');
  assert.deepEqual(personas.body.personas.map(({ en, ar }) => [en.name, ar.name]), [['Ahmed', 'أحمد'], ['Sarah', 'سارة'], ['Mohammed', 'محمد']]);

  await say(url, 'CALL-8', 'hello', 'en');
  const calls = await request(url, 'GET', '/api/calls');
  assert.deepEqual(calls.body.calls.map(({ call_id, status }) => [call_id, status]), [['CALL-8', 'active']]);

  const health = await request(url, 'GET', '/health');
  assert.deepEqual([health.status, health.body.status], [200, 'ok']);
});
