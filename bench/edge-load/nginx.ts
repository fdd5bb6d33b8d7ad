import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Nginx {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** nginx with one page as a file, compressed beforehand: the fastest any server of files can be. */
export function startFileServer(port: number, path: string, page: Uint8Array): Promise<Nginx> {
  return startNginx(port, 'gzip_static on; types { } default_type "text/html; charset=utf-8"; location / { root root; }', async (folder) => {
    const file = join(folder, 'root', path);
    await mkdir(join(file, '..'), { recursive: true });
    await Promise.all([writeFile(file, page), writeFile(`${file}.gz`, gzipSync(page))]);
  });
}

/** nginx before several edges, as docs/deploy.md says. */
export function startBalancer(port: number, edges: readonly string[]): Promise<Nginx> {
  const servers = edges.map((url) => `server ${new URL(url).host} max_fails=0;`).join(' ');
  const location = 'location / { proxy_pass http://edges; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header X-Real-IP $remote_addr; proxy_next_upstream error timeout non_idempotent; }';
  return startNginx(port, location, () => Promise.resolve(), `upstream edges { ${servers} keepalive 64; }`);
}

async function startNginx(port: number, inServer: string, prepare: (folder: string) => Promise<void>, inHttp = ''): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'hilt-nginx-'));
  await chmod(folder, 0o755);
  await prepare(folder);
  const file = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  await writeFile(file, `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr crit;\nevents { worker_connections 2048; }\nhttp { access_log off; ${temporary} ${inHttp} server { listen 127.0.0.1:${port}; ${inServer} } }\n`);
  const child = spawn('nginx', ['-p', folder, '-c', file, '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('error', () => reject(new Error('nginx is not installed here (Debian: apt-get install nginx); nothing was measured')));
    child.once('exit', (code) => reject(new Error(`nginx ended with ${code}`)));
    answering(`http://127.0.0.1:${port}/`).then(resolve, reject);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
