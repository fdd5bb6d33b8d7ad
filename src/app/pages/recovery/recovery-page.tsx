import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Product } from '../../../contract/product.ts';
import { RecoveryScreen } from '../../screens/recovery/recovery-screen.tsx';
import type { ScreenEnv } from '../../screens/screen-env.ts';
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
  useEffect(() => () => desk.stop(), [desk]);
  const view = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  return <RecoveryScreen product={product} view={view} env={env} intents={{ submit: desk.submit, checkNow: desk.checkNow, lookForAnother: desk.lookForAnother, close: onClose }} />;
}
