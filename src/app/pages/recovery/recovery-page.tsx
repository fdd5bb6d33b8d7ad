import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Product } from '../../../contract/product.ts';
import type { Recovery } from '../../../payment/recover/recovery.ts';
import { ProofScreen } from '../../screens/recovery/proof-screen.tsx';
import { RecoveryScreen } from '../../screens/recovery/recovery-screen.tsx';
import type { ScreenEnv } from '../../screens/screen-env.ts';
import { type StartedProof, startProof } from './start-proof.ts';
import { type RecoveryStart, startRecovery } from './start-recovery.ts';

export interface RecoveryPageProps {
  readonly start: RecoveryStart;
  readonly product: Product;
  readonly env: ScreenEnv;
  /** Back to the checkout, which has gone on meanwhile. */
  readonly onClose: () => void;
}

/** "I already paid": in the place of the checkout, whose payment core goes on underneath. */
export function RecoveryPage({ start, product, env, onClose }: RecoveryPageProps) {
  const [desk] = useState(() => startRecovery(start, product));
  const [proof, setProof] = useState<StartedProof | null>(null);
  useEffect(() => () => desk.stop(), [desk]);
  useEffect(() => () => proof?.desk.stop(), [proof]);
  const view = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  if (proof !== null) return <ProofPage proof={proof} product={product} env={env} onClose={() => setProof(null)} />;
  const prove = ({ signature, payer }: Extract<Recovery, { readonly tag: 'paid' }>) => {
    if (signature === null || payer === null) return;
    const started = startProof(start, { slug: product.slug, signature, payer }, (proven) => {
      desk.proveWith(proven);
      setProof(null);
    });
    setProof(started);
  };
  // In a frame no wallet is asked to sign (its storage and its visibility are the other page's): the search goes on in a page of its own.
  const framed = start.page.parent !== start.page;
  return <RecoveryScreen product={product} view={view} env={env} intents={{ submit: desk.submit, checkNow: desk.checkNow, lookForAnother: desk.lookForAnother, close: onClose, prove: framed ? null : prove }} />;
}

interface ProofPageProps {
  readonly proof: StartedProof;
  readonly product: Product;
  readonly env: ScreenEnv;
  readonly onClose: () => void;
}

function ProofPage({ proof: { desk, payer, wallets }, product, env, onClose }: ProofPageProps) {
  const view = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  const list = useSyncExternalStore(wallets.subscribe, wallets.getSnapshot);
  return <ProofScreen product={product} payer={payer} view={view} wallets={list} env={env} intents={{ connect: desk.connect, sign: desk.sign, again: desk.again, chooseAnother: desk.chooseAnother, close: onClose }} />;
}
