import { expect, it } from 'vitest';
import { createReporter } from './reporter.ts';

function reporter() {
  const sent: unknown[] = [];
  return { sent, report: createReporter({ postMessage: (message: unknown) => void sent.push(message) }) };
}

it('the frame says each thing once, in the protocol’s version', () => {
  const { sent, report } = reporter();
  report({ type: 'status', phase: 'choosing' });
  report({ type: 'status', phase: 'choosing' });
  report({ type: 'status', phase: 'preparing' });
  report({ type: 'ready' });
  report({ type: 'ready' });
  expect(sent).toEqual([
    { hilt: 1, type: 'status', phase: 'choosing' },
    { hilt: 1, type: 'status', phase: 'preparing' },
    { hilt: 1, type: 'ready' },
  ]);
});

it('asks to be closed as often as the buyer does', () => {
  const { sent, report } = reporter();
  report({ type: 'close' });
  report({ type: 'close' });
  expect(sent).toHaveLength(2);
});

it('sends nothing that the page would not read', () => {
  const { sent, report } = reporter();
  report({ type: 'resized', height: -5 });
  report({ type: 'paid', amount: 'much', currency: 'USDC' });
  expect(sent).toEqual([]);
});
