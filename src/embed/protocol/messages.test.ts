import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MESSAGE_TABLE } from './message-table.ts';
import { type Hello, newId, PHASES, type PortMessage, readHello, readPortMessage, readWelcome, sealed, type Welcome } from './messages.ts';

const id = '0123456789abcdef0123456789abcdef';
const hello: Hello = { type: 'hello', channel: id, nonce: id };
const welcome: Welcome = { type: 'welcome', channel: id, nonce: id, mode: 'modal', handoff: 'token' };
const port: readonly PortMessage[] = [{ type: 'ready' }, { type: 'conditions', storage: true, wallet: false }, { type: 'resized', height: 720.5 }, { type: 'status', phase: 'choosing' }, { type: 'paid', amount: '29.5', currency: 'USDC' }, { type: 'delivered' }, { type: 'close' }];

describe('messages between frame and page', () => {
  it('are read as they were sent, each with the fields of the table and no others', () => {
    expect(readHello(sealed(hello))).toEqual(hello);
    expect(readWelcome(sealed(welcome))).toEqual(welcome);
    for (const message of port) expect(readPortMessage({ ...sealed(message), payment_id: 'pay_1', __proto__: { evil: 1 } })).toEqual(message);
    const samples = [hello, welcome, ...port];
    expect(samples.map(({ type }) => type).toSorted()).toEqual(Object.keys(MESSAGE_TABLE).toSorted());
    for (const { type, ...fields } of samples) expect(Object.keys(fields)).toEqual(MESSAGE_TABLE[type].fields);
  });

  it('know every phase, and no other', () => {
    for (const phase of PHASES) expect(readPortMessage(sealed({ type: 'status', phase }))).toEqual({ type: 'status', phase });
    expect(readPortMessage({ hilt: 1, type: 'status', phase: 'signed' })).toBeNull();
  });

  it.each([
    ['another version', { ...hello, hilt: 2 }],
    ['no version', hello],
    ['a short channel', { ...sealed(hello), channel: 'abc' }],
    ['a nonce in capitals', { ...sealed(hello), nonce: id.toUpperCase() }],
    ['another type', { ...sealed(hello), type: 'welcome' }],
    ['text', JSON.stringify(sealed(hello))],
    ['null', null],
  ])('are nothing with %s', (_name, data) => {
    expect(readHello(data)).toBeNull();
  });

  it.each([
    ['an unknown mode', { mode: 'page' }],
    ['no token where one was promised', { handoff: '' }],
    ['a token that is no text', { handoff: 7 }],
    ['a token longer than any', { handoff: 'x'.repeat(4_097) }],
  ])('a welcome is nothing with %s', (_name, change) => {
    expect(readWelcome({ ...sealed(welcome), ...change })).toBeNull();
  });

  it.each([{ height: -1 }, { height: Number.NaN }, { height: Infinity }, { height: 20_001 }, { height: '720' }, {}])('a height is nothing as %j', (change) => {
    expect(readPortMessage({ hilt: 1, type: 'resized', ...change })).toBeNull();
  });

  it.each([{ amount: '<b>', currency: 'USDC' }, { amount: 29, currency: 'USDC' }, { amount: '29', currency: 'US DC' }, { amount: '29' }])('a payment is nothing as %j', (change) => {
    expect(readPortMessage({ hilt: 1, type: 'paid', ...change })).toBeNull();
  });

  it('never throw, and never let a foreign key through, whatever is sent', () => {
    const known = new Set(['type', ...Object.values(MESSAGE_TABLE).flatMap(({ fields }) => fields)]);
    const sent = fc.oneof(fc.anything(), fc.record({ hilt: fc.constantFrom(1, 2, '1'), type: fc.constantFrom(...Object.keys(MESSAGE_TABLE), 'x'), channel: fc.anything(), height: fc.anything(), phase: fc.anything(), amount: fc.anything(), secret: fc.anything() }));
    fc.assert(
      fc.property(sent, (data) => {
        for (const read of [readHello(data), readWelcome(data), readPortMessage(data)]) for (const key of Object.keys(read ?? {})) expect(known).toContain(key);
      }),
    );
  });

  it('have names nobody can guess', () => {
    const ids = Array.from({ length: 100 }, newId);
    expect(new Set(ids).size).toBe(100);
    for (const each of ids) expect(readHello({ ...sealed(hello), nonce: each })).not.toBeNull();
  });
});
