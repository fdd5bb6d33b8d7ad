import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Check, CheckResult, Finding } from './lib/check.ts';
import { missingPlatforms } from './lib/lockfile-platforms.ts';

const Entry = v.looseObject({ version: v.optional(v.string()), resolved: v.optional(v.string()), link: v.optional(v.boolean()), hasInstallScript: v.optional(v.boolean()), integrity: v.optional(v.string()), optional: v.optional(v.boolean()), os: v.optional(v.array(v.string())), dev: v.optional(v.boolean()), optionalDependencies: v.optional(v.record(v.string(), v.string())) });
const Lockfile = v.object({ packages: v.record(v.string(), Entry) });

/** The most packages a stranger should have to trust and download, development tools included. */
const MOST_PACKAGES = 650;

export const lockfile: Check = {
  name: 'lockfile',
  about: 'npm ci takes it, from any registry; few packages, each with a checksum',
  async run(root) {
    return judgeLockfile(await readFile(join(root, 'package-lock.json'), 'utf8'));
  },
};

/** @param text content of package-lock.json. */
export function judgeLockfile(text: string): CheckResult {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Lockfile), text);
  if (!parsed.success) return { findings: [{ file: 'package-lock.json', message: 'is not a lockfile of npm 7 or newer' }] };
  const packages = Object.entries(parsed.output.packages).filter(([path]) => path !== '');
  const findings = packages.flatMap(([path, entry]): readonly Finding[] => {
    const finding = (message: string): Finding => ({ file: 'package-lock.json', message: `${path}: ${message}` });
    return [
      // npm fills the address in by itself from the registry in use; a fixed one breaks installs behind a mirror.
      ...(entry.resolved === undefined ? [] : [finding('has a download address; install with omit-lockfile-registry-resolved=true')]),
      ...(entry.integrity === undefined && entry.link !== true && !isForPlatform(entry) ? [finding('has no checksum')] : []),
    ];
  });
  const incomplete = missingPlatforms(parsed.output.packages).map(({ name, wantedBy }) => ({ file: 'package-lock.json', message: `${name}, wanted by ${wantedBy}, is not in it, so npm ci refuses it; run "npx tsx scripts/complete-lockfile.ts"` }));
  const tooMany = packages.length > MOST_PACKAGES ? [{ file: 'package-lock.json', message: `${packages.length} packages, at most ${MOST_PACKAGES}` }] : [];
  return { findings: [...findings, ...incomplete, ...tooMany], report: [`${packages.length} packages locked (at most ${MOST_PACKAGES}, all systems together)`] };
}

/** A build for some other platform, which the registry this lockfile was made with may not have; npm installs it only there. */
function isForPlatform({ optional, os }: v.InferOutput<typeof Entry>): boolean {
  return optional === true && os !== undefined;
}
