import { describe, expect, it } from 'vitest';
import { linkMark } from '../../payment/link-mark.ts';
import { markAddress } from './mark-address.ts';

function pageAt(address: string) {
  const url = new URL(address);
  let replaced: readonly unknown[] | null = null;
  const replaceState: History['replaceState'] = (state, _unused, to) => (replaced = [state, String(to)]);
  return { location: Object.assign(Object.create(null), { href: url.href }), history: Object.assign(Object.create(null), { state: 'kept', replaceState }), replaced: () => replaced };
}

describe('the address of a page that a personal link has opened', () => {
  it('says which link it was, and keeps everything else', () => {
    const page = pageAt('https://pay.example/p/tide?lang=de&personal=1#theme=dark');
    expect(markAddress(page, 'hilt_handoff_x')).toBe(linkMark('hilt_handoff_x'));
    expect(page.replaced()).toEqual(['kept', `https://pay.example/p/tide?lang=de&personal=${linkMark('hilt_handoff_x')}#theme=dark`]);
  });

  it('is left alone where the token never was in it: a frame has it from the page around', () => {
    const page = pageAt('https://pay.example/embed/tide');
    expect(markAddress(page, 'hilt_handoff_x')).toBe(linkMark('hilt_handoff_x'));
    expect(page.replaced()).toBeNull();
  });
});
