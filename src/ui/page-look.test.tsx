// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type PageLook, usePageLook } from './page-look.ts';

function Dressed(look: PageLook) {
  usePageLook(look);
  return null;
}
const root = document.documentElement;

afterEach(() => {
  cleanup();
  delete root.dataset['theme'];
});

describe('the look of a seller', () => {
  it('dresses the document and undresses it again', () => {
    const { unmount } = render(<Dressed accent="#0a5a94" theme="dark" />);
    expect(root.style.getPropertyValue('--accent')).toBe('#0a5a94');
    expect(root.dataset['theme']).toBe('dark');
    unmount();
    expect(root.style.getPropertyValue('--accent')).toBe('');
    expect(root.dataset['theme']).toBeUndefined();
  });

  it('leaves the reader’s own theme alone unless the seller set one', () => {
    root.dataset['theme'] = 'light';
    render(<Dressed accent={null} theme="auto" />);
    expect(root.dataset['theme']).toBe('light');
  });

  it.each(['red', 'url(https://evil.example)', '#fff', '#12345g'])('ignores %s, which is no colour of ours', (accent) => {
    render(<Dressed accent={accent} theme={null} />);
    expect(root.style.getPropertyValue('--accent')).toBe('');
  });
});
