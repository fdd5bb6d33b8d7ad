import { appendFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDirectory } from '../../testing/temp-directory.ts';
import { AppendFile } from './append-file.ts';

const somewhere = (): string => join(tempDirectory(), 'file.bin');

describe('AppendFile', () => {
  it('gives back what was appended, in order, life after life', async () => {
    const path = somewhere();
    const first = AppendFile.open(path).file;
    first.append('one');
    await first.close();
    const second = AppendFile.open(path).file;
    second.append('two');
    await second.close();
    expect(AppendFile.open(path).frames.values).toEqual(['one', 'two']);
  });

  it('appends after the last whole record, not after a torn one', async () => {
    const path = somewhere();
    const first = AppendFile.open(path).file;
    first.append('one');
    await first.close();
    appendFileSync(path, Buffer.from([9, 0, 0, 0, 1]));
    const second = AppendFile.open(path).file;
    second.append('two');
    await second.close();
    expect(AppendFile.open(path).frames.values).toEqual(['one', 'two']);
  });

  it('forgets what lies after the asked length', async () => {
    const path = somewhere();
    const { file } = AppendFile.open(path);
    file.append('one');
    const { length } = file;
    file.append('two');
    await file.close();
    const again = AppendFile.open(path, length);
    expect(again.frames.values).toEqual(['one']);
    expect(again.file.length).toBe(statSync(path).size);
  });

  it('lets callers share a flush, but never one that began before their write', async () => {
    const { file } = AppendFile.open(somewhere());
    file.append('one');
    const first = file.sync();
    expect(file.sync()).toBe(first);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    // The first flush is under way by now.
    file.append('two');
    expect(file.sync()).not.toBe(first);
    await file.close();
  });
});
