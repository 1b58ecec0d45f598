// The pages of tests/transcripts through WebAssembly, as the package `hatif` gives it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createEngine } from 'hatif/conversation';

import { assembly, pages, parse, replay } from './page.mjs';
import { render, renderAnalysis } from './render.mjs';

const engine = await createEngine();

for (const { name, blocks } of pages()) {
  for (const block of blocks) {
    test(`${name}:${block.line} replays through WebAssembly`, async () => {
      const replayed = block.kind === 'chat' ? await replay(block, host(), render) : analyses(block);
      assert.deepEqual(replayed, block.lines);
    });
  }
}

function analyses(block) {
  return block.lines
    .filter((line) => !line.startsWith('>'))
    .flatMap((line) => {
      if (line === '') return [line];
      const { text, language } = parse(line);
      const options = { language: language ?? block.settings.language };
      return [line, renderAnalysis(engine.analyze(text, options))];
    });
}

/** A call driven in this process. */
function host() {
  const conversation = engine.conversation();
  const check = assembly();
  let at = Date.UTC(2026, 0, 1);
  let replies = 'script';
  let asked = null;

  const drive = (input) =>
    conversation.step({ at, ...input }).flatMap((output) => {
      switch (output.output) {
        case 'emit':
          check(output);
          return [output];
        case 'ask_model':
          asked = output.message_id;
          return [{ event: 'asked', persona: output.persona }];
        case 'stop_model':
          return [{ event: 'stopped' }];
        case 'refuse':
          return [{ event: 'error', code: output.code, message: output.message }];
        default:
          return [];
      }
    });

  return {
    open({ callId, settings }) {
      replies = 'model' in settings ? 'model' : 'script';
      return drive({
        input: 'open',
        call_id: callId,
        customer_name: settings.name ?? null,
        language: settings.language ?? null,
      });
    },
    line({ verb, rest, text, language }) {
      at += 1000;
      switch (verb) {
        case 'say':
          return drive({ input: 'message', text, language, replies });
        case 'switch':
          return drive({ input: 'switch_persona', persona: rest });
        case 'end':
          return drive({ input: 'end' });
        case 'model':
          return drive({ input: 'model_delta', message_id: asked, delta: rest });
        case 'done':
          return drive({ input: 'model_done', message_id: asked });
        case 'failed':
          return drive({ input: 'model_failed', message_id: asked, failure: rest });
        case 'wait':
          at += Number.parseInt(rest, 10) * 1000;
          return drive({ input: 'wake' });
        default:
          throw new Error(`no such command: ${verb}`);
      }
    },
  };
}
