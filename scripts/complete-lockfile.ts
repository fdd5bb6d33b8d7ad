import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type LockedPackage, missingPlatforms, withMissingPlatforms } from './lib/lockfile-platforms.ts';

/*
 * `npx tsx scripts/complete-lockfile.ts`, after every `npm install` that changes packages: names the builds for other platforms that
 * npm left out, or `npm ci` refuses the lockfile. `npm run check -- lockfile` says when it is needed.
 */
const Entry = v.looseObject({ version: v.optional(v.string()), dev: v.optional(v.boolean()), optionalDependencies: v.optional(v.record(v.string(), v.string())) });
const Shape = v.looseObject({ packages: v.record(v.string(), Entry) });
/** Checked, but kept as it is: a parsed copy would have its keys in another order. */
const Lockfile = v.custom<{ readonly packages: Readonly<Record<string, LockedPackage>> }>((value) => v.is(Shape, value));

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lockfile = v.parse(v.pipe(v.string(), v.parseJson(), Lockfile), await readFile(path, 'utf8'));
const missing = missingPlatforms(lockfile.packages);
if (missing.length > 0) await writeFile(path, `${JSON.stringify({ ...lockfile, packages: withMissingPlatforms(lockfile.packages) }, null, 2)}\n`);
console.log(missing.length === 0 ? 'The lockfile is complete.' : `Added ${missing.length}: ${missing.map(({ name }) => name).join(', ')}`);
