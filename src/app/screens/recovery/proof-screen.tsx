import { useState } from 'react';
import type { Product } from '../../../contract/product.ts';
import { useI18n, useMessages } from '../../../i18n/i18n-provider.tsx';
import type { Address } from '../../../solana/address.ts';
import type { WalletChoice } from '../../../ui/components/method-list.tsx';
import type { ScreenEnv } from '../screen-env.ts';
import { loadingStep } from '../steps/loading.ts';
import { proofStep } from './proof-steps.tsx';
import type { ProofView } from './proof-view.ts';
import { SearchPage } from './search-page.tsx';

export interface ProofIntents {
  readonly connect: (walletName: string) => void;
  readonly sign: () => void;
  readonly again: () => void;
  readonly chooseAnother: () => void;
  /** Back to what the search has found. */
  readonly close: () => void;
}

export interface ProofScreenProps {
  readonly product: Product;
  /** The wallet that paid. */
  readonly payer: Address;
  readonly view: ProofView;
  /** Null while the wallet code is on its way. */
  readonly wallets: readonly WalletChoice[] | null;
  readonly env: ScreenEnv;
  readonly intents: ProofIntents;
}

/** The wallet that paid shows itself, so that this browser may show what was bought. Pure but for which wallet is picked up. */
export function ProofScreen(props: ProofScreenProps) {
  const i18n = useI18n();
  const parts = [useMessages('rest'), useMessages('recover'), useMessages('identity')];
  const [picked, setPicked] = useState<string | null>(null);
  const { wallets, product, env } = props;
  const chosen = wallets?.find(({ name }) => name === picked) ?? wallets?.find(({ recommended }) => recommended) ?? wallets?.[0] ?? null;
  const step = parts.every((part) => part === 'there') ? proofStep({ ...props, i18n, chosen, choose: setPicked }) : loadingStep(i18n, parts.includes('failed') ? env.reload : null);
  return <SearchPage i18n={i18n} env={env} product={product} step={step} />;
}
