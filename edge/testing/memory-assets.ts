import { contentType } from '../http/content-type.ts';
import { StoredBody } from '../http/stored-body.ts';
import { compress } from '../node/compress.ts';
import type { Assets } from '../ports.ts';

/** The marks of a real build, in small. */
export const PAGE = `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8" />
<title>Hilt Checkout</title>
<script type="application/json" id="hilt-config">{}</script>
<script>window.__headScript=1</script>
<script type="module" crossorigin src="/assets/index-1.js"></script>
<link rel="stylesheet" crossorigin href="/assets/index-1.css">
</head>
<body><div id="root"><div class="page"><section class="buy"><h1 class="product" id="early-title"></h1></section></div></div></body>
</html>
`;

const FILES: Readonly<Record<string, string>> = {
  '/index.html': PAGE,
  '/assets/index-1.js': 'export const filler = 1;\n'.repeat(100),
  '/assets/index-1.css': '.price{font-size:4rem}',
  '/embed.js': '/* embed */',
};

/** A build that needs no disk. */
export function memoryAssets(files: Readonly<Record<string, string>> = FILES): Assets {
  return {
    text: (path) => Promise.resolve(files[path] ?? null),
    serve: async (path, request) => {
      const text = files[path];
      if (text === undefined) return null;
      return (await StoredBody.of(new TextEncoder().encode(text), compress)).answer(request, 200, { 'content-type': contentType(path) });
    },
  };
}
