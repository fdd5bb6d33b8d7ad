import { outcome as arabicOutcome } from '../../src/i18n/ar/outcome.ts';
import { paying as arabicPaying } from '../../src/i18n/ar/paying.ts';
import { receipt as arabicReceipt } from '../../src/i18n/ar/receipt.ts';
import { shell as arabicShell } from '../../src/i18n/ar/shell.ts';
import { outcome as germanOutcome } from '../../src/i18n/de/outcome.ts';
import { paying as germanPaying } from '../../src/i18n/de/paying.ts';
import { receipt as germanReceipt } from '../../src/i18n/de/receipt.ts';
import { shell as germanShell } from '../../src/i18n/de/shell.ts';
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts';
import { expectPaidOnce } from '../support/landed.ts';
import type { Tab } from '../support/tab.ts';
import { expect, test, type TestSandbox } from '../support/test.ts';

const ARABIC = { ...arabicShell, ...arabicPaying, ...arabicOutcome, ...arabicReceipt };
const GERMAN = { ...germanShell, ...germanPaying, ...germanOutcome, ...germanReceipt };

interface Reader {
  readonly words: Readonly<Record<keyof typeof ARABIC, string>>;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The fee of a purchase for 9.50, in the notation of the language. */
  readonly fee: string;
}

/** From the wallet list to the receipt, all in one language. */
async function payInOwnLanguage({ page, checkout, wallet, network }: Tab, { rpc }: TestSandbox, { words, lang, dir, fee }: Reader): Promise<void> {
  const expectUsable = async (screen: string): Promise<void> => {
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    expect.soft(await accessibilityProblems(page), screen).toEqual([]);
    expect.soft(await sidewaysScroll(page), `${screen} scrolls sideways`).toBe(0);
  };
  const filled = (message: string): string => message.replace('{wallet}', 'Sandbox Wallet');

  await checkout.expectTitle(words['choosing.title']);
  await checkout.act(filled(words['choosing.continue']));
  await wallet.approve('connect');
  await checkout.expectTitle(words['review.title']);
  await checkout.expectMoney(words['money.nothing-yet']);
  // Digits and unit are one left-to-right run, wherever the text around them runs.
  await expect(checkout.row(words['split.fee'])).toHaveText(fee);
  await expect(checkout.row(words['split.fee'])).toHaveAttribute('dir', 'ltr');
  await expectUsable('the review');
  const [session, buyer] = [await network.session(), await wallet.address()];
  await checkout.act(filled(words['review.approve']));
  await wallet.approve('sign');
  await checkout.expectTitle(words['paid.title.discord']);
  await expect(checkout.action).toHaveText(words['paid.open.discord']);
  await expectUsable('paid');
  await expectPaidOnce(rpc, buyer, session);

  await page.getByRole('link', { name: words['link.receipt'] }).click();
  await checkout.expectTitle(words['receipt.all.title']);
  await expectUsable('the receipt');
}

test('a buyer who turns the page to Arabic reads from right to left up to the receipt', { tag: '@phone' }, async ({ tab, page, checkout, sandbox }) => {
  await checkout.open('lantern-guild');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ar');
  await payInOwnLanguage(tab, sandbox, { words: ARABIC, lang: 'ar', dir: 'rtl', fee: '0.19USDC' });
});

test.describe('in a German browser', () => {
  test.use({ locale: 'de-DE' });

  test('a buyer is spoken to in German up to the receipt', { tag: '@phone' }, async ({ tab, checkout, sandbox }) => {
    await checkout.open('lantern-guild');
    await payInOwnLanguage(tab, sandbox, { words: GERMAN, lang: 'de', dir: 'ltr', fee: '0,19USDC' });
  });
});
