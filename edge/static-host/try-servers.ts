import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readEdgeConfig } from '../config.ts';
import { caddySnippet } from './caddy.ts';
import { checkHost } from './check-host.ts';
import { nginxSnippet } from './nginx.ts';
import { type StaticRule, staticRules } from './rules.ts';

/*
 * `npx tsx edge/static-host/try-servers.ts [nginx] [caddy]`: runs real nginx and Caddy with the generated snippets and asks them everything the rules promise.
 * Apart from the other tests because it needs programs that npm does not bring. It installs nothing; what is missing is said, and is a failure.
 */

const PAGE = '<!doctype html><html><head><title>x</title><script type="application/json" id="hilt-config">{}</script><script>early()</script></head><body><div id="root"></div></body></html>';
const SCRIPT = 'export const filler = 1;\n'.repeat(100);

interface Server {
  readonly name: string;
  readonly install: string;
  readonly configuration: (site: string, snippet: string, port: number) => string;
  readonly command: (site: string, file: string) => readonly string[];
  readonly snippet: (rules: readonly StaticRule[]) => string;
}

const SERVERS: readonly Server[] = [
  {
    name: 'nginx',
    install: 'apt-get install nginx',
    snippet: nginxSnippet,
    configuration: (site, snippet, port) => `daemon off; worker_processes 1; pid ${site}/nginx.pid; error_log stderr;
events {}
http {
  types { text/html html; text/javascript js; }
  access_log off; client_body_temp_path ${site}/t1; proxy_temp_path ${site}/t2; fastcgi_temp_path ${site}/t3; uwsgi_temp_path ${site}/t4; scgi_temp_path ${site}/t5;
  server { listen 127.0.0.1:${port}; root ${site}/root;\n${snippet}\n }
}`,
    command: (site, file) => ['nginx', '-p', site, '-c', file, '-e', 'stderr'],
  },
  {
    name: 'caddy',
    install: 'apt-get install caddy',
    snippet: caddySnippet,
    configuration: (site, snippet, port) => `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\troot * ${site}/root\n${snippet}\n}\n`,
    command: (_site, file) => ['caddy', 'run', '--adapter', 'caddyfile', '--config', file],
  },
];

async function main(only: readonly string[]): Promise<void> {
  const config = readEdgeConfig({ VITE_HILT_API_URL: 'https://api.example', VITE_SOLANA_RPC_URLS: 'https://rpc.example', HILT_EDGE_PUBLIC_URL: 'https://pay.example' });
  const rules = await staticRules(PAGE, config);
  for (const server of SERVERS.filter(({ name }) => only.length === 0 || only.includes(name))) {
    // eslint-disable-next-line no-await-in-loop -- one server at a time
    const problems = await tryServer(server, rules).catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${server.name}`);
    for (const problem of problems) console.log(`     ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
  }
}

async function tryServer(server: Server, rules: readonly StaticRule[]): Promise<readonly string[]> {
  const site = await mkdtemp(join(tmpdir(), 'hilt-static-'));
  try {
    // A server started by the system's administrator reads the site as somebody else.
    await chmod(site, 0o755);
    await Promise.all(['assets', '.vite'].map((name) => mkdir(join(site, 'root', name), { recursive: true })));
    const files = { 'index.html': PAGE, 'embed.js': '/* embed */', '.vite/manifest.json': '{}', 'assets/a.js': SCRIPT, 'assets/a.js.gz': gzipSync(SCRIPT) };
    await Promise.all(Object.entries(files).map(([path, content]) => writeFile(join(site, 'root', path), content)));
    const port = await freePort();
    const file = join(site, 'server.conf');
    await writeFile(file, server.configuration(site, server.snippet(rules), port));
    return await whileRunning(server, site, server.command(site, file), `http://127.0.0.1:${port}`, (origin) => ask(origin, rules));
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

async function ask(origin: string, rules: readonly StaticRule[]): Promise<readonly string[]> {
  const problems = (await checkHost(origin, rules, ['/assets/a.js', '/embed.js'])).map(({ path, problem }) => `${path}: ${problem}`);
  const expectAnswer = async (path: string, status: number, part: string, header: string | null): Promise<void> => {
    const answer = await fetch(`${origin}${path}`, { headers: { 'accept-encoding': 'gzip' } });
    const body = await answer.text();
    if (answer.status !== status || !body.includes(part)) problems.push(`${path}: status ${answer.status}, not ${status} with "${part}"`);
    if (header !== null && answer.headers.get(header) === null) problems.push(`${path}: no ${header}`);
  };
  await expectAnswer('/nothing/here', 404, 'id="root"', 'content-security-policy');
  await expectAnswer('/.vite/manifest.json', 404, 'id="root"', 'content-security-policy');
  await expectAnswer('/assets/gone.js', 404, '', null);
  await expectAnswer('/assets/a.js', 200, 'filler', 'content-encoding');
  return problems;
}

/** Starts the program, waits until it answers, and ends it whatever happens. @throws Error when it is not installed or ends by itself. */
async function whileRunning<T>(server: Server, site: string, [program = '', ...args]: readonly string[], origin: string, use: (origin: string) => Promise<T>): Promise<T> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: site, XDG_CONFIG_HOME: site, XDG_DATA_HOME: site } });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = `${said}${String(chunk)}`.slice(-2_000);
  });
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('error', () => reject(new Error(`${server.name} is not installed here (Debian: ${server.install}); nothing was checked`)));
    child.once('exit', (code) => reject(new Error(`${server.name} ended with ${code}: ${said.trim()}`)));
  });
  ended.catch(() => undefined);
  try {
    return await Promise.race([ended, answering(origin).then(() => use(origin))]);
  } finally {
    child.removeAllListeners('exit');
    if (child.exitCode === null && child.pid !== undefined) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    }
  }
}

async function answering(origin: string): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      // eslint-disable-next-line no-await-in-loop -- one try after the other
      await fetch(origin);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      // eslint-disable-next-line no-await-in-loop -- a program that is starting says nothing until it listens
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address === null || typeof address === 'string' ? reject(new Error('no free port')) : resolve(address.port)));
    });
  });
}

await main(process.argv.slice(2));
