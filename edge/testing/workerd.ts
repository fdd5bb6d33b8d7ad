import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { PAGE } from './memory-assets.ts';

/** The platform's way to give files: a worker of its own that answers like a static host. */
const ASSETS = `const FILES = ${JSON.stringify({ '/': ['text/html', PAGE], '/assets/index-1.js': ['text/javascript', 'export {};'], '/assets/index-1.css': ['text/css', '.price{font-size:4rem}'] })};
export default { fetch(request) {
  const file = FILES[new URL(request.url).pathname];
  return file ? new Response(file[1], { headers: { 'content-type': file[0], etag: '"1"' } }) : new Response('', { status: 404 });
} };`;

/** The program itself, not npm's wrapper around it, which passes neither signals nor open files on. @throws Error saying how to get it. */
export function findWorkerd(): string {
  const program = process.env['WORKERD'] ?? installedWorkerd();
  if (program === null) throw new Error('workerd is not installed here: "npm install --no-save workerd", or name its program in WORKERD; nothing was checked');
  return program;
}

function installedWorkerd(): string | null {
  try {
    return v.parse(v.object({ default: v.string() }), createRequire(import.meta.url)('workerd')).default;
  } catch {
    return null;
  }
}

/** Runs a worker with settings and asset files, and gives its address. Ended when the test is over. */
export async function startWorkerd(code: string, settings: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hilt-workerd-'));
  await Promise.all([writeFile(join(folder, 'worker.js'), code), writeFile(join(folder, 'assets.js'), ASSETS), writeFile(join(folder, 'config.capnp'), configuration(settings))]);
  const child = spawn(findWorkerd(), ['serve', 'config.capnp', '--control-fd=3'], { cwd: folder, stdio: ['ignore', 'inherit', 'pipe', 'pipe'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill();
    await gone;
    await rm(folder, { recursive: true });
  });
  return new Promise((resolve, reject) => {
    let complaints = '';
    child.stderr?.on('data', (chunk) => (complaints += String(chunk)));
    child.once('exit', (status) => reject(new Error(`workerd ended with ${status}: ${complaints}`)));
    child.stdio[3]?.on('data', (chunk) => {
      const port = /"port":(\d+)/.exec(String(chunk))?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
  });
}

function configuration(settings: Readonly<Record<string, string>>): string {
  const bindings = Object.entries(settings).map(([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "edge", worker = .edge),
    (name = "assets", worker = .assets),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "edge")],
);
const edge :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
  bindings = [(name = "ASSETS", service = "assets"), ${bindings.join(', ')}],
);
const assets :Workerd.Worker = (modules = [(name = "assets.js", esModule = embed "assets.js")], compatibilityDate = "2026-01-01");
`;
}
