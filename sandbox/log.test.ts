import { expect, it } from 'vitest';
import { createLog } from './log.ts';

it('writes one line of JSON per event, and nothing below its threshold', () => {
  const lines: string[] = [];
  const log = createLog('warn', (line) => void lines.push(line));
  log('info', 'quiet');
  log('warn', 'heard', { route: 'confirm' });
  log('error', 'loud');
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([{ level: 'warn', event: 'heard', route: 'confirm' }, { level: 'error', event: 'loud' }]);
});
