import { dressedRoot, make } from '../loader/dom.ts';
import { checkFrame, checkPage, checkWindow } from './checks.ts';
import type { Finding } from './finding.ts';

/*
 * `embed-check.js`: a seller puts it on their own page, below the snippet, and reads what works there. It changes nothing, sends nothing to
 * anybody, and speaks English, because it speaks to whoever builds the page.
 *
 *     <script src="https://pay.example.com/embed-check.js" data-slug="your-slug"></script>
 */

const CSS = ':host{all:initial;display:block}section{max-width:44rem;margin:1rem auto;padding:1rem 1.25rem;border:2px solid CanvasText;background:Canvas;color:CanvasText;color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}h2{margin:0 0 .5rem;font-size:1.25rem}ul{margin:0;padding:0;list-style:none}li{padding:.5rem 0;border-top:1px solid}b{display:inline-block;min-width:6rem}p{margin:.25rem 0 0}button{min-height:2.75rem;margin-top:.75rem;padding:.25rem 1rem;font:inherit}iframe{display:block;width:100%;height:420px;border:0}';
const SIGNS: Readonly<Record<Finding['verdict'], string>> = { good: '✓', note: '•', bad: '✗' };

const { currentScript } = document;

async function run(script: HTMLScriptElement): Promise<void> {
  const { origin } = new URL(script.src);
  const named = document.querySelector<HTMLElement>('[data-hilt-checkout]');
  const slug = script.dataset['slug'] ?? named?.dataset['hiltCheckout'] ?? '';
  const list = make('ul', { 'aria-live': 'polite' });
  const place = make('div');
  const press = make('button', { type: 'button' }, 'Try a window');
  const host = make('div', { id: 'hilt-embed-check' });
  dressedRoot(host, CSS).append(make('section', { 'aria-label': 'Hilt embed check' }, make('h2', {}, `Hilt Checkout on ${location.origin}`), list, place, press));
  script.after(host);

  const show = (finding: Finding): void => list.append(row(finding));
  press.addEventListener('click', () => show(checkWindow(origin, window)));
  checkPage(window).forEach(show);
  (await checkFrame(origin, slug, place)).forEach(show);
  list.dataset['done'] = '';
}

function row({ name, verdict, found, fix }: Finding): HTMLElement {
  return make('li', { 'data-verdict': verdict }, make('b', {}, `${SIGNS[verdict]} ${name}`), `${found}.`, ...(fix === '' ? [] : [make('p', {}, fix)]));
}

if (currentScript instanceof HTMLScriptElement) void run(currentScript);
