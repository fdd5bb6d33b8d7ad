/** One package of package-lock.json, as far as platforms go. */
export interface LockedPackage {
  readonly version?: string | undefined;
  readonly dev?: boolean | undefined;
  readonly optionalDependencies?: Readonly<Record<string, string>> | undefined;
  readonly [more: string]: unknown;
}

export interface MissingPlatform {
  readonly name: string;
  readonly version: string;
  /** Lockfile path of the package that wants it. */
  readonly wantedBy: string;
}

/** `…-linux-arm64-musl`: how packages name the builds for one platform each. */
const PLATFORM = /(linux|darwin|win32|android|freebsd|openharmony)-(x64|arm64|arm|ia32|ppc64|riscv64|s390x)(?:-(gnueabihf|musleabihf|eabi|gnu|musl|msvc))?$/;

/** Optional packages that something in the lockfile wants and the lockfile does not name: `npm ci` refuses such a lockfile on every platform. */
export function missingPlatforms(packages: Readonly<Record<string, LockedPackage>>): readonly MissingPlatform[] {
  return Object.entries(packages).flatMap(([wantedBy, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies).flatMap(([name, version]) => (findLocked(packages, wantedBy, name) ? [] : [{ name, version, wantedBy }])),
  );
}

/** Looks where Node would: beside the package that wants it, then one folder up, and so on. */
function findLocked(packages: Readonly<Record<string, LockedPackage>>, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

/**
 * Adds what is missing, without a checksum: npm leaves builds for other platforms out of a lockfile when its registry does not
 * have them, and then refuses that lockfile. On the platform it was made on they are never installed.
 * @throws Error when a missing package is not a build for one platform, or its version is not exact: then a person has to look.
 */
export function withMissingPlatforms(packages: Readonly<Record<string, LockedPackage>>): Readonly<Record<string, LockedPackage>> {
  const added = missingPlatforms(packages).map(({ name, version, wantedBy }) => {
    const [, os, cpu, abi] = PLATFORM.exec(name) ?? [];
    if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${name}@${version}, wanted by ${wantedBy}, is missing and is not a build for one platform`);
    const libc = os === 'linux' && abi !== undefined ? { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] } : {};
    const dev = packages[wantedBy]?.dev === true ? { dev: true } : {};
    return [`node_modules/${name}`, { version, cpu: [cpu], ...dev, ...libc, optional: true, os: [os] }] as const;
  });
  const all = Object.entries({ ...packages, ...Object.fromEntries(added) });
  return Object.fromEntries(all.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
}
