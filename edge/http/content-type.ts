const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

/** Type of a built file by its name. An unknown one is plain bytes: with `nosniff` no browser will run it. */
export function contentType(path: string): string {
  return TYPES[extension(path)] ?? 'application/octet-stream';
}

/** True for types that compression makes smaller. */
export function compressible(path: string): boolean {
  return /^(?:text\/|application\/(?:json|wasm|manifest)|image\/svg)/.test(contentType(path));
}

/** The part after the last dot of the last segment, lower case; empty when there is none. */
export function extension(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path.slice(path.lastIndexOf('/') + 1))?.[1]?.toLowerCase() ?? '';
}
