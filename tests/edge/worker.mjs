// The built Worker on a bare workerd: the same runtime as in production, with its storage in a folder of this machine.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { parse } from 'smol-toml';
import workerd from 'workerd';

const root = fileURLToPath(new URL('../../', import.meta.url));
const settings = parse(readFileSync(join(root, 'wrangler.toml'), 'utf8'));

const BINDINGS = 'build/worker/hatif_edge.js';

/** An empty folder for a Worker's storage; it outlives the Worker, and goes with the test. */
export function storage(t) {
  const folder = mkdtempSync(join(tmpdir(), 'hatif-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts the Worker. `vars` go over those of wrangler.toml; `folder` holds the storage; `alter` gets the text of the
 * module's bindings and gives what to run in their place.
 * Gives its `url`, all that it has `logged`, and `kill`, which is sudden (SIGKILL) and waits for the end.
 * It is killed with the test at the latest.
 */
export async function startWorker(t, { vars = {}, folder = storage(t), alter } = {}) {
  const place = join(root, 'build/edge-tests');
  mkdirSync(place, { recursive: true });
  const configFolder = mkdtempSync(join(place, 'config-'));
  const config = join(configFolder, 'config.capnp');
  writeFileSync(config, capnp(configFolder, folder, { ...settings.vars, ...vars }, alter));
  const child = spawn(workerd.default, ['serve', config, '--control-fd=3', '--experimental'], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const logged = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => logged.push(text));
  }
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  t.after(async () => {
    await kill();
    rmSync(configFolder, { recursive: true, force: true });
  });
  const port = await Promise.race([
    listening(child.stdio[3]),
    exited.then(([code]) => {
      throw new Error(`workerd ended with ${code}: ${logged.join('')}`);
    }),
  ]);
  return { url: `http://127.0.0.1:${port}`, logged: () => logged.join(''), kill };
}

async function listening(control) {
  for await (const line of createInterface({ input: control })) {
    const said = JSON.parse(line);
    if (said.event === 'listen') return said.port;
  }
  throw new Error('workerd ended before it listened');
}

function capnp(configFolder, folder, vars, alter) {
  const embed = (path) => {
    if (!alter || path !== BINDINGS) return `embed ${JSON.stringify(relative(configFolder, join(root, path)))}`;
    writeFileSync(join(configFolder, 'bindings.js'), alter(readFileSync(join(root, path), 'utf8')));
    return 'embed "bindings.js"';
  };
  const built = readdirSync(join(root, 'build/worker'), { recursive: true });
  const modules = [
    `(name = "${settings.main}", esModule = ${embed(settings.main)})`,
    ...built
      .filter((name) => /\.(m?js|wasm)$/.test(name))
      .map((name) => {
        const kind = name.endsWith('.wasm') ? 'wasm' : 'esModule';
        return `(name = "build/worker/${name}", ${kind} = ${embed(`build/worker/${name}`)})`;
      }),
  ];
  const objects = settings.durable_objects.bindings;
  const bindings = [
    ...objects.map(({ name, class_name }) => `(name = "${name}", durableObjectNamespace = "${class_name}")`),
    ...Object.entries(vars).map(([name, value]) => `(name = "${name}", text = ${JSON.stringify(value)})`),
  ];
  const namespaces = objects.map(
    ({ class_name }) => `(className = "${class_name}", uniqueKey = "${class_name}", enableSql = true)`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "storage", disk = (path = ${JSON.stringify(folder)}, writable = true)),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const main :Workerd.Worker = (
  modules = [
    ${modules.join(',\n    ')}
  ],
  compatibilityDate = "${settings.compatibility_date}",
  compatibilityFlags = ${JSON.stringify(settings.compatibility_flags ?? [])},
  bindings = [
    ${bindings.join(',\n    ')}
  ],
  durableObjectNamespaces = [${namespaces.join(', ')}],
  durableObjectStorage = (localDisk = "storage"),
);
`;
}
