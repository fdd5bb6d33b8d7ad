import { describe, expect, it } from 'vitest';
import { missingPlatforms, withMissingPlatforms } from './lockfile-platforms.ts';

const tool = { version: '1.2.3', dev: true, optionalDependencies: { '@t/linux-x64-gnu': '1.2.3', '@t/linux-arm64-musl': '1.2.3', '@t/win32-x64-msvc': '1.2.3' } };
const packages = { '': {}, 'node_modules/tool': tool, 'node_modules/@t/linux-x64-gnu': { version: '1.2.3' } };

describe('builds for other platforms in the lockfile', () => {
  it('are missed when something wants them', () => {
    expect(missingPlatforms(packages).map(({ name }) => name)).toEqual(['@t/linux-arm64-musl', '@t/win32-x64-msvc']);
  });

  it('are found where Node would find them', () => {
    expect(missingPlatforms({ 'node_modules/a/node_modules/tool': tool, 'node_modules/a/node_modules/@t/linux-arm64-musl': {}, 'node_modules/@t/linux-x64-gnu': {}, 'node_modules/@t/win32-x64-msvc': {} })).toEqual([]);
  });

  it('are added in order, each for its own platform only', () => {
    const complete = withMissingPlatforms(packages);
    expect(missingPlatforms(complete)).toEqual([]);
    expect(complete['node_modules/@t/linux-arm64-musl']).toEqual({ version: '1.2.3', cpu: ['arm64'], dev: true, libc: ['musl'], optional: true, os: ['linux'] });
    expect(complete['node_modules/@t/win32-x64-msvc']).toEqual({ version: '1.2.3', cpu: ['x64'], dev: true, optional: true, os: ['win32'] });
    expect(Object.keys(complete)).toEqual(Object.keys(complete).toSorted((a, b) => a.localeCompare(b, 'en')));
  });

  it('error: anything else that is missing needs a person', () => {
    expect(() => withMissingPlatforms({ 'node_modules/a': { optionalDependencies: { fsevents: '2.3.3' } } })).toThrow('fsevents');
    expect(() => withMissingPlatforms({ 'node_modules/a': { optionalDependencies: { 'a-darwin-arm64': '^1.0.0' } } })).toThrow('a-darwin-arm64');
  });
});
