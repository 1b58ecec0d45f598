// The pages of tests/transcripts over a socket, against the built Worker.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { request } from '../edge/rest.mjs';
import { connect } from '../edge/socket.mjs';
import { startWorker } from '../edge/worker.mjs';
import { assembly, pages, parse, replay } from './page.mjs';
import { render, renderAnalysis } from './render.mjs';

const cleaning = [];
let url;
before(async () => {
  ({ url } = await startWorker({ after: (clean) => cleaning.push(clean) }));
});
after(async () => {
  for (const clean of cleaning.reverse()) await clean();
});

for (const { name, blocks } of pages()) {
  for (const block of blocks.filter(({ settings }) => !('model' in settings))) {
    test(`${name}:${block.line} replays over a socket`, async () => {
      const replayed = block.kind === 'chat' ? await replay(block, host(), render) : await analyses(block);
      assert.deepEqual(replayed, block.lines);
    });
  }
}

async function analyses(block) {
  const replayed = [];
  for (const line of block.lines.filter((line) => !line.startsWith('>'))) {
    replayed.push(line);
    if (line === '') continue;
    const { text, language } = parse(line);
    const named = language ?? block.settings.language;
    const { body } = await request(url, 'POST', '/api/analyze', { message: text, ...(named && { language: named }) });
    replayed.push(renderAnalysis(body));
  }
  return replayed;
}

/** A call held by the Worker: what the page says goes over the socket, what is done by hand over REST. */
function host() {
  const check = assembly();
  const checked = (events) => {
    for (const event of events) check(event);
    return events;
  };
  let call;
  let callId;
  let path;
  return {
    async open(block) {
      const { settings } = block;
      callId = block.callId;
      path = `/api/conversations/${callId}`;
      const query = new URLSearchParams();
      if (settings.language) query.set('language', settings.language);
      if (settings.name) query.set('customer_name', settings.name);
      call = await connect(url, callId, `?${query}`);
      return checked(await call.until((event) => event.event === 'greeting'));
    },
    async line({ verb, rest, text, language }) {
      switch (verb) {
        case 'say':
          return checked(await call.say(text, language ?? undefined));
        case 'switch': {
          const { body } = await request(url, 'POST', `${path}/switch-persona`, { persona: rest });
          assert.equal(body.persona, rest);
          const events = body.previous_persona === rest ? [] : await call.until(({ event }) => event === 'persona_switched');
          return checked(events);
        }
        case 'end': {
          const standing = await request(url, 'GET', path);
          await request(url, 'DELETE', path);
          if (standing.body.status === 'ended') return [];
          const events = checked(await call.until(({ event }) => event === 'call_ended'));
          // The end closes the sockets; who comes back may still look.
          call = await connect(url, callId, `?after=${events.at(-1).seq}`);
          return events;
        }
        default:
          throw new Error(`not over a socket: ${verb}`);
      }
    },
  };
}
