import type { StaticRule } from './rules.ts';

/** One answer of a host that is not as the rules say. */
export interface HostProblem {
  readonly path: string;
  readonly problem: string;
}

/** The part of `fetch` that is needed; handed in so that a test can stand in. */
type Ask = (url: string) => Promise<Response>;

/**
 * Asks a running host for an address of every rule and compares. `assets` are paths of built files that must be there.
 * @throws whatever `ask` throws when the host cannot be reached at all.
 */
export async function checkHost(origin: string, rules: readonly StaticRule[], assets: readonly string[], ask: Ask = askPlainly): Promise<readonly HostProblem[]> {
  const cases = rules.flatMap((rule) => rule.paths.flatMap((path) => examples(path, rule, assets).map((example) => ({ example, rule }))));
  const found = await Promise.all(cases.map(async ({ example, rule }) => checkAnswer(example, rule, await ask(`${origin}${example}`))));
  return found.flat();
}

async function checkAnswer(path: string, { answers, headers }: StaticRule, answer: Response): Promise<readonly HostProblem[]> {
  const body = await answer.text();
  const problems = Object.entries(headers).flatMap(([name, value]) => {
    const got = answer.headers.get(name);
    return got === value ? [] : [`${name} is ${got === null ? 'missing' : `"${got}"`}, not "${value}"`];
  });
  if (answer.status !== 200) problems.unshift(`status ${answer.status}`);
  if (answers === 'page' && !body.includes('id="root"')) problems.unshift('is not the checkout’s page');
  return problems.map((problem) => ({ path, problem }));
}

/** Addresses that stand for a whole rule; those with letters that hosts might treat specially included. */
function examples(path: string, { answers }: StaticRule, assets: readonly string[]): readonly string[] {
  if (answers === 'file') return assets.filter((asset) => (path.endsWith('/*') ? asset.startsWith(path.slice(0, -1)) : asset === path));
  return path.endsWith('/*') ? [path.replace('*', 'tide'), path.replace('*', 'tide.2024~x?handoff=a')] : [path];
}

function askPlainly(url: string): Promise<Response> {
  return fetch(url, { redirect: 'manual' });
}
