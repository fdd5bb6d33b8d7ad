import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../../src/app/config/read-config.ts';
import { readEdgeConfig } from '../config.ts';
import { caddySnippet } from './caddy.ts';
import { precompress } from '../node/precompress.ts';
import { checkHost } from './check-host.ts';
import { headersFile, redirectsFile } from './headers-file.ts';
import { nginxSnippet } from './nginx.ts';
import { staticRules } from './rules.ts';

const USAGE = `npx tsx edge/static-host/main.ts [--dist DIR] [--out DIR] [--compress] [--check URL]
  --dist      the built checkout (default dist)
  --out       where to write _headers, _redirects, nginx.conf and Caddyfile (default dist-host)
  --compress  also write .br and .gz files beside the built ones
  --check     instead of writing, ask a running host and say what differs
Settings come from the environment, the same as for the build: docs/deploy.md lists them.`;

/** Writes the edge's headers for hosts without code, or checks a host that already runs. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { dist: { type: 'string', default: 'dist' }, out: { type: 'string', default: 'dist-host' }, compress: { type: 'boolean', default: false }, check: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  const rules = await staticRules(await readFile(join(values.dist, 'index.html'), 'utf8'), readEdgeConfig(process.env));
  if (values.check === undefined) {
    const files = { _headers: headersFile(rules), _redirects: redirectsFile(rules), 'nginx.conf': nginxSnippet(rules), Caddyfile: caddySnippet(rules) };
    await mkdir(values.out, { recursive: true });
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(values.out, name), text)));
    console.log(`${Object.keys(files).join(', ')} written to ${values.out}`);
    if (values.compress) console.log(`${await precompress(values.dist)} compressed files written to ${values.dist}`);
    return;
  }
  const problems = await checkHost(new URL(values.check).origin, rules, await builtFiles(values.dist));
  for (const { path, problem } of problems) console.error(`${path}: ${problem}`);
  console.log(problems.length === 0 ? 'every answer is as it should be' : `${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

async function builtFiles(dist: string): Promise<readonly string[]> {
  const assets = await readdir(join(dist, 'assets'));
  return assets.filter((name) => !/\.(?:br|gz)$/.test(name)).map((name) => `/assets/${name}`);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof ConfigError ? `These settings are missing or wrong: ${error.variables.join(', ')} (docs/deploy.md)` : error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
