import { type CheckerKnowledge, fillCheckerKeys } from '../receipt-checker/checker-keys.ts';
import { receiptFile, type SignedReceipt } from '../../receipt/open-receipt.ts';

/** Where the build puts the checking file (scripts/vite/receipt-checker.ts); there it is text and runs nowhere. */
const CHECKER_PATH = '/receipt-checker.txt';

/** Saves the signed receipt as a file, without what stood around it. */
export function keepReceipt(page: Window, receipt: SignedReceipt): void {
  // An id is foreign text; a file name takes only harmless signs of it.
  save(page, `receipt-${receipt.receiptId.replaceAll(/[^\w-]/g, '').slice(0, 64)}.json`, receiptFile(receipt), 'application/json');
}

/**
 * Saves the checking file with the keys this page has just used. False when it could not be fetched.
 * The keys go into the file because there is no network where it is used; where they come from is said on the page.
 */
export async function keepCheckingFile(page: Window, knowledge: CheckerKnowledge): Promise<boolean> {
  try {
    const response = await page.fetch(CHECKER_PATH, { credentials: 'omit' });
    if (!response.ok) return false;
    save(page, 'receipt-checker.html', fillCheckerKeys(await response.text(), knowledge), 'text/html');
    return true;
  } catch {
    return false;
  }
}

function save(page: Window, name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = page.document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address up with the click; a later turn gives the memory back.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
