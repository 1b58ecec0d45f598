// The Worker as `npm start` serves it: wrangler's own workerd, the page's files and their headers, an empty storage.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler')), '../bin/wrangler.js');

/** Starts the built Worker with access open; gives its `url`, and `stop`. */
export async function serve() {
  const folder = mkdtempSync(join(tmpdir(), 'hatif-browser-'));
  const child = spawn(
    process.execPath,
    // prettier-ignore
    [wrangler, 'dev', '--ip', '127.0.0.1', '--port', '0', '--inspector-port', '0', '--persist-to', folder,
     '--var', 'ACCESS:open', '--show-interactive-dev-session=false'],
    {
      cwd: root,
      // A group of its own: wrangler has children, and all are to go.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        OPENAI_API_KEY: '',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_SEND_ERROR_REPORTS: 'false',
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        WRANGLER_HIDE_BANNER: 'true',
      },
    },
  );
  const exited = once(child, 'exit');
  const logged = [];
  child.stderr.setEncoding('utf8').on('data', (text) => logged.push(text));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await Promise.race([
    readyUrl(child.stdout, logged),
    exited.then(([code]) => Promise.reject(new Error(`wrangler ended with ${code}: ${logged.join('')}`))),
  ]);
  return { url, stop };
}

/** The address that wrangler says it is ready on; the rest of what it says is kept for when something fails. */
function readyUrl(stdout, logged) {
  return new Promise((found) => {
    createInterface({ input: stdout }).on('line', (line) => {
      logged.push(`${line}\n`);
      const ready = /Ready on (http:\/\/\S+)/.exec(line);
      if (ready) found(ready[1]);
    });
  });
}
