import { headerName, quoted, type StaticRule } from './rules.ts';

/** For inside a site block of Caddy that has a `root`. */
export function caddySnippet(rules: readonly StaticRule[]): string {
  const pages = rules.filter(({ answers }) => answers === 'page');
  const [first] = pages;
  return [
    ...rules.map(({ paths, headers }, index) => `@hilt${index} path ${paths.join(' ')}\n${headerBlock(`@hilt${index} `, headers)}`),
    `@hiltpage path ${pages.flatMap(({ paths }) => paths).join(' ')}`,
    'rewrite @hiltpage /index.html',
    '# What the build notes about itself.',
    '@hilthidden {\n\tpath_regexp /\\.\n\tnot path /.well-known/*\n}\nerror @hilthidden 404',
    'file_server {\n\tprecompressed br gzip\n}',
    '# The page for everything unknown, with its status.',
    `handle_errors {\n\trewrite * /index.html\n${indent(headerBlock('', first?.headers ?? {}))}\n\tfile_server\n}`,
    '',
  ].join('\n');
}

function headerBlock(matcher: string, headers: StaticRule['headers']): string {
  return [`header ${matcher}{`, ...Object.entries(headers).map(([name, value]) => `\t${headerName(name)} ${quoted(value)}`), '}'].join('\n');
}

function indent(text: string): string {
  return text.replace(/^/gm, '\t');
}
