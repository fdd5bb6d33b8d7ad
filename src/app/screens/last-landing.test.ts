import { describe, expect, it } from 'vitest';
import { exposed, found, landed, unanswered, unreachable, unseen } from '../gallery/fixtures/attempts.ts';
import { nodes } from '../gallery/fixtures/world.ts';
import { lastLanding } from './last-landing.ts';

describe('until when a payment may land', () => {
  it('is counted in blocks from the last sight of the chain', () => {
    // Valid until 301,151 (answered at 301,000 plus 151), seen at 301,003: 148 blocks of 400 ms.
    expect(lastLanding(exposed, unseen)).toBe(nodes.at + 148 * 400);
  });

  it('follows the later of the two heights, so that an understated one cannot shorten it', () => {
    expect(lastLanding({ ...exposed, lastValidBlockHeight: 1 }, unseen)).toBe(nodes.at + 148 * 400);
    expect(lastLanding({ ...exposed, lastValidBlockHeight: 301_153 }, unseen)).toBe(nodes.at + 150 * 400);
  });

  it('never lies before the sight itself', () => {
    expect(lastLanding(exposed, { tag: 'unseen', blockHeight: 999_999, witnesses: nodes })).toBe(nodes.at);
  });

  it('is not said where it cannot be known', () => {
    expect(lastLanding(unanswered, unseen)).toBeNull();
    expect(lastLanding(found, unseen)).toBeNull();
    expect(lastLanding({ ...exposed, answeredHeight: null }, unseen)).toBeNull();
    expect(lastLanding(exposed, unreachable)).toBeNull();
    expect(lastLanding(exposed, { tag: 'unseen', blockHeight: null, witnesses: nodes })).toBeNull();
    expect(lastLanding(exposed, landed)).toBeNull();
  });
});
