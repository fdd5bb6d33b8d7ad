import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildWorker } from './build.ts';

/** `npx tsx edge/worker/main.ts [FILE]`: writes the edge as one module for workers; dist-worker/worker.js when no file is named. */
const file = process.argv[2] ?? 'dist-worker/worker.js';
const code = await buildWorker();
await mkdir(dirname(file), { recursive: true });
await writeFile(file, code);
console.log(`${file}: ${Math.round(code.length / 1000)} KB`);
