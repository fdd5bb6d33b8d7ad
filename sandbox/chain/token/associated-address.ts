import { createHash } from 'node:crypto';
import bs58 from 'bs58';
import { PROGRAMS } from '../program-ids.ts';
import { isOnCurve } from './curve.ts';

/** The address of an owner's token account for a mint, as the Associated Token Account program derives it. All base58. */
export function associatedAddress(owner: string, mint: string, tokenProgram: string): string {
  for (let bump = 255; bump >= 0; bump -= 1) {
    const candidate = createHash('sha256')
      .update(bs58.decode(owner))
      .update(bs58.decode(tokenProgram))
      .update(bs58.decode(mint))
      .update(Uint8Array.of(bump))
      .update(bs58.decode(PROGRAMS.associatedToken))
      .update('ProgramDerivedAddress')
      .digest();
    if (!isOnCurve(candidate)) return bs58.encode(candidate);
  }
  throw new Error('no address can be derived for this owner and mint');
}
