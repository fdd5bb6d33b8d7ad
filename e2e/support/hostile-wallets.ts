import type { Page } from '@playwright/test';

/** What a hostile script in the page might register as a wallet, to run code, to be mistaken for another one, to report the visit, or to break the list. */
const HOSTILE = [
  { name: 'Sandbox Wallet', icon: `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" onload="window.__ran=1"><script>window.__ran=1</script><image href="https://tracker.example/pixel.svg"/></svg>')}` },
  { name: '\u202Etellaw xobdnaS\u202C', icon: 'data:image/png;base64,AAAA' },
  { name: '<img src=x onerror="window.__ran=1">', icon: 'data:text/html,<script>window.__ran=1</script>' },
  { name: 'Tracker', icon: 'https://tracker.example/pixel.png' },
  { name: 'Z\u0351\u036B\u0343\u0363\u033C\u0316\u031A'.repeat(400), icon: 'javascript:window.__ran=1' },
] as const;

/** Registers them before anything of the page's own has run; beside them one with an icon of ten megabytes, and one that throws when it is touched. */
export async function registerHostileWallets(page: Page): Promise<void> {
  await page.addInitScript((wallets) => {
    const wallet = (name: string, icon: string): object => ({
      version: '1.0.0',
      name,
      icon,
      chains: ['solana:localnet'],
      accounts: [],
      features: {
        'standard:connect': {
          version: '1.0.0',
          connect: () => {
            const prompt = document.body.appendChild(document.createElement('div'));
            prompt.textContent = 'Enter your recovery phrase';
            // The page's policy makes no markup of a text, and throws.
            prompt.insertAdjacentHTML('beforeend', '<img id="written" src="data:," onerror="window.__ran = true">');
            return Promise.reject(new Error('broken'));
          },
        },
        'standard:events': { version: '1.0.0', on: () => () => undefined },
        'solana:signTransaction': { version: '1.0.0', supportedTransactionVersions: ['legacy'], signTransaction: () => Promise.reject(new Error('broken')) },
      },
    });
    const trap = new Proxy(wallet('Trap', ''), {
      get: () => {
        throw new Error('trap');
      },
    });
    const all = [...wallets.map(({ name, icon }) => wallet(name, icon)), wallet('Heavy', `data:image/png;base64,${'A'.repeat(10_000_000)}`), trap];
    window.addEventListener('wallet-standard:app-ready', (event) => {
      const api: unknown = Reflect.get(event, 'detail');
      const register: unknown = typeof api === 'object' && api !== null ? Reflect.get(api, 'register') : null;
      if (typeof register === 'function') for (const one of all) register(one);
    });
  }, HOSTILE);
}
