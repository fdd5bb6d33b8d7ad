import { fileURLToPath } from 'node:url';
import { countsLine, PARTS, readCounts, sumCounts } from './lib/counts.ts';

/** Last line of .ci/run: what unit tests, end-to-end tests and checks left behind, added up. Fails when anything did, or when a part is missing. */
const root = fileURLToPath(new URL('..', import.meta.url));
const counts = sumCounts(await Promise.all(PARTS.map((part) => readCounts(root, part))));
console.log(countsLine(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
