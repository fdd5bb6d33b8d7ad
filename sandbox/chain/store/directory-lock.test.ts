import { describe, expect, it } from 'vitest';
import { tempDirectory } from '../../testing/temp-directory.ts';
import { lockDirectory } from './directory-lock.ts';

describe('lockDirectory', () => {
  it('gives a directory to one holder at a time', async () => {
    const directory = tempDirectory();
    const unlock = await lockDirectory(directory);
    expect(unlock).not.toBeNull();
    expect(await lockDirectory(directory)).toBeNull();
    unlock?.();
    const second = await lockDirectory(directory);
    expect(second).not.toBeNull();
    second?.();
  });

  it('keeps different directories apart', async () => {
    const [one, two] = [await lockDirectory(tempDirectory()), await lockDirectory(tempDirectory())];
    expect([one, two]).not.toContain(null);
    one?.();
    two?.();
  });
});
