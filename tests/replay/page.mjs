// The form of a page, as tests/transcripts/README.md tells it, for the hosts that JavaScript reaches.

import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../transcripts/', import.meta.url);

/** Every page: its name, its text, and its blocks in order. */
export function pages() {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => {
      const stem = name.slice(0, -'.md'.length);
      return { name, blocks: blocks(stem, readFileSync(new URL(name, folder), 'utf8')) };
    });
}

function blocks(stem, text) {
  const found = [];
  const lines = text.split('\n');
  let calls = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const header = /^```(chat|analyze)(.*)$/.exec(lines[at]);
    if (!header) continue;
    const end = lines.indexOf('```', at + 1);
    const [, kind, words] = header;
    if (kind === 'chat') calls += 1;
    found.push({
      kind,
      line: at + 1,
      callId: `${stem}-${calls}`,
      settings: Object.fromEntries(
        words.trim().split(/\s+/).filter(Boolean).map((word) => {
          const [key, value = ''] = word.split('=');
          return [key, value.replaceAll('_', ' ')];
        }),
      ),
      lines: lines.slice(at + 1, end),
    });
    at = end;
  }
  return found;
}

/** What a line that is no answer does: `{ verb, … }`. */
export function parse(line) {
  if (!line.startsWith('!')) {
    const named = /^\[(en|ar)\] (.*)$/.exec(line);
    return { verb: 'say', language: named?.[1] ?? null, text: unescape(named?.[2] ?? line) };
  }
  const [verb, ...rest] = line.slice(1).split(' ');
  return { verb, rest: unescape(rest.join(' ')) };
}

function unescape(text) {
  const repeated = /^\\x\{(\d+)\}(.*)$/s.exec(text);
  if (repeated) return unescape(repeated[2]).repeat(Number(repeated[1]));
  return text.replaceAll('\\n', '\n').replaceAll('\\s', ' ');
}

/**
 * The lines of a block as they replay: what the customer does as it stands, answers as `host` gives them.
 * `host` has `open(block)` and `line(deed)`, each giving the events of it.
 */
export async function replay(block, host, render) {
  const replayed = [];
  const show = (events) => {
    for (const event of events) {
      const line = render(event);
      if (line !== null) replayed.push(line);
    }
  };
  show(await host.open(block));
  for (const line of block.lines.filter((line) => !line.startsWith('>'))) {
    replayed.push(line);
    if (line !== '') show(await host.line(parse(line)));
  }
  return replayed;
}

/** The reply's pieces, put where they say, are the reply; numbers have no gaps. Throws what is wrong. */
export function assembly() {
  let seq = 0;
  let told = '';
  return (event) => {
    seq += 1;
    if (event.seq !== seq) throw new Error(`event ${event.seq} came where ${seq} was due`);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(event.timestamp)) {
      throw new Error(`event ${seq} has the timestamp ${event.timestamp}`);
    }
    if (event.event === 'assistant_delta') {
      if (event.offset !== told.length) throw new Error(`a piece at ${event.offset}, not ${told.length}`);
      told += event.delta;
    }
    if (event.event === 'assistant_message') {
      if (told !== event.message) throw new Error('the pieces do not make the reply');
      told = '';
    }
  };
}
