import { describe, expect, it } from 'vitest';
import { createReturnNotes } from './return-notes.ts';

function shelf(first: string | null = null) {
  let kept = first;
  return { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value), read: () => kept };
}

const URL_7 = 'https://shop.example/o?p={payment_id}';

describe('where a buyer goes on after paying', () => {
  it('is found by another page of this browser, for its payment and no other', () => {
    const storage = shelf();
    createReturnNotes(() => storage).keep('pay_7', URL_7);
    const later = createReturnNotes(() => storage);
    expect(later.find('pay_7')).toEqual({ href: 'https://shop.example/o?p=pay_7', host: 'shop.example', mayLeave: true });
    expect(later.find('pay_8')).toBeNull();
  });

  it('is gone to by the page itself only once', () => {
    const storage = shelf();
    const notes = createReturnNotes(() => storage);
    notes.keep('pay_7', URL_7);
    notes.leaveNoMore('pay_8');
    expect(notes.find('pay_7')?.mayLeave).toBe(true);
    notes.leaveNoMore('pay_7');
    notes.keep('pay_7', URL_7);
    expect(createReturnNotes(() => storage).find('pay_7')?.mayLeave).toBe(false);
    notes.keep('pay_7', 'https://other.example/');
    expect(notes.find('pay_7')).toMatchObject({ host: 'other.example', mayLeave: true });
  });

  it.each(['', 'no json', '{}', '{"paymentId":"pay_7","url":7,"mayLeave":true}', '{"paymentId":"pay_7","url":"javascript:alert(1)","mayLeave":true}', '{"paymentId":"pay_7","url":"http://shop.example","mayLeave":true}'])('is checked again when it is read (%j)', (stored) => {
    expect(createReturnNotes(() => shelf(stored)).find('pay_7')).toBeNull();
  });

  it('stays with the page where storage is blocked', () => {
    const notes = createReturnNotes(() => {
      throw new Error('blocked');
    });
    notes.keep('pay_7', URL_7);
    notes.leaveNoMore('pay_7');
    expect(notes.find('pay_7')).toMatchObject({ host: 'shop.example', mayLeave: false });
  });
});
