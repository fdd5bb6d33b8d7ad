import { fileURLToPath } from 'node:url';
import { writeEmbedPackage } from './lib/embed-package.ts';

/* Builds embed-package/dist; `npm pack ./embed-package` runs it. */
await writeEmbedPackage(fileURLToPath(new URL('../embed-package/dist', import.meta.url)));
