import { describe, expect, it } from 'vitest';
import { clientKey, statedAddress } from './client-key.ts';
import { allowanceHeaders, RateLimit } from './rate-limit.ts';

describe('a client’s allowance', () => {
  it('lets a burst through, then one per interval, and tells when', () => {
    const clock = { now: 0 };
    const limit = new RateLimit({ perMinute: 3, clients: 10, now: () => clock.now });
    expect([1, 2, 3].map(() => limit.take('a').allowed)).toEqual([true, true, true]);
    const refused = limit.take('a');
    expect(refused).toMatchObject({ allowed: false, remaining: 0, waitMs: 20_000 });
    expect(allowanceHeaders(refused, clock.now)).toEqual({ 'x-ratelimit-limit': '3', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '20', 'retry-after': '20' });
    clock.now = 19_999;
    expect(limit.take('a').allowed).toBe(false);
    clock.now = 20_001;
    expect(limit.take('a').allowed).toBe(true);
  });

  it('is each client’s own', () => {
    const limit = new RateLimit({ perMinute: 1, clients: 10, now: () => 0 });
    expect(limit.take('a').allowed).toBe(true);
    expect(limit.take('a').allowed).toBe(false);
    expect(limit.take('b').allowed).toBe(true);
  });

  it('survives a clock that goes backwards', () => {
    const clock = { now: 100_000 };
    const limit = new RateLimit({ perMinute: 1, clients: 10, now: () => clock.now });
    limit.take('a');
    clock.now = 0;
    expect(limit.take('a')).toMatchObject({ allowed: false, waitMs: 60_000 });
  });
});

describe('who counts as one client', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s is %s', (address, key) => {
    expect(clientKey(address)).toBe(key);
  });

  it('is what the nearest proxy wrote, not what the client claims before it', () => {
    expect(statedAddress('1.1.1.1, 203.0.113.7')).toBe('203.0.113.7');
    expect(statedAddress(' ')).toBeNull();
    expect(statedAddress(null)).toBeNull();
  });
});
