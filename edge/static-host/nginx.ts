import { headerName, quoted, type StaticRule } from './rules.ts';

/**
 * For inside a `server` block of nginx that has a `root`. Every place states all its headers, because nginx forgets those of the outer block
 * as soon as an inner one adds its own.
 */
export function nginxSnippet(rules: readonly StaticRule[]): string {
  const [first] = rules;
  return [
    'charset utf-8;',
    'gzip_static on;',
    '',
    ...rules.flatMap((rule) => rule.paths.map((path) => location(path, rule))),
    '# The page for everything unknown, with its status.',
    `location = /index.html {\n    internal;\n${headerLines(first?.headers ?? {})}\n}`,
    'error_page 404 /index.html;',
    '# What the build notes about itself.',
    'location ~ /\\.(?!well-known/) {\n    return 404;\n}',
    'location / {\n    try_files $uri =404;\n}',
    '',
  ].join('\n');
}

function location(path: string, { answers, headers }: StaticRule): string {
  const match = path.endsWith('/*') ? `^~ ${path.slice(0, -1)}` : `= ${path}`;
  return `location ${match} {\n${headerLines(headers)}\n    try_files ${answers === 'page' ? '/index.html' : '$uri'} =404;\n}`;
}

function headerLines(headers: StaticRule['headers']): string {
  return Object.entries(headers)
    .map(([name, value]) => `    add_header ${headerName(name)} ${quoted(value)} always;`)
    .join('\n');
}
