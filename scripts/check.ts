import { fileURLToPath } from 'node:url';
import { boundaries } from './check-boundaries.ts';
import { budgets } from './check-budgets.ts';
import { catalogs } from './check-catalogs.ts';
import { copy } from './check-copy.ts';
import { docsLinks } from './check-docs-links.ts';
import { fileSizes } from './check-file-sizes.ts';
import { lint } from './check-lint.ts';
import { lockfile } from './check-lockfile.ts';
import { paymentPicture } from './check-payment-picture.ts';
import { production } from './check-production.ts';
import { statechart } from './check-statechart.ts';
import { types } from './check-types.ts';
import { words } from './check-words.ts';
import type { Check } from './lib/check.ts';
import { countsLine, writeCounts } from './lib/counts.ts';
import { chooseChecks, runCheck } from './lib/run-checks.ts';

/** Quick ones first: a wrong type is known before a bundle has been built. */
const CHECKS: readonly Check[] = [types, lint, boundaries, statechart, copy, catalogs, fileSizes, words, docsLinks, lockfile, paymentPicture, production, budgets];

const USAGE = `npm run check             all checks
npm run check -- NAME…    only these:
${CHECKS.map(({ name, about }) => `  ${name.padEnd(16)} ${about}`).join('\n')}`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const chosen = chooseChecks(CHECKS, args);
  if (chosen.unknown.length > 0) {
    console.error(`no such check: ${chosen.unknown.join(', ')}\n\n${USAGE}`);
    return 2;
  }
  const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
  let failed = 0;
  for (const check of chosen.checks) if (!(await runCheck(check, root, console.log))) failed += 1;
  const counts = { passed: chosen.checks.length - failed, failed };
  await writeCounts(root, 'check', counts);
  console.log(countsLine(counts));
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
