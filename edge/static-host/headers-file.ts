import { headerName, type StaticRule } from './rules.ts';

/** `_headers`, as Netlify, Cloudflare Pages and others read it. */
export function headersFile(rules: readonly StaticRule[]): string {
  const blocks = rules.flatMap(({ paths, headers }) => paths.map((path) => [path, ...Object.entries(headers).map(([name, value]) => `  ${headerName(name)}: ${value}`)].join('\n')));
  return `${blocks.join('\n\n')}\n`;
}

/** `_redirects`, in the form of Netlify: every address of the app answers with its page, and the address stays. */
export function redirectsFile(rules: readonly StaticRule[]): string {
  const paths = rules.flatMap(({ answers, paths: own }) => (answers === 'page' ? own : [])).filter((path) => path !== '/');
  return `${paths.map((path) => `${path} /index.html 200`).join('\n')}\n`;
}
