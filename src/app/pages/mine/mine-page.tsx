import { type ReactElement, useState, useSyncExternalStore } from 'react';
import { createIndexedDbJournal } from '../../../payment/journal/journal-indexeddb.ts';
import { resumePath } from '../resume-path.ts';
import { MineScreen } from '../../screens/mine/mine-screen.tsx';
import type { ScreenEnv } from '../../screens/screen-env.ts';
import { type MineDesk, openMineDesk } from './mine-desk.ts';

/** `/mine`: the payments this device remembers, with the ways back to what was bought. */
export function startMine({ env }: { readonly env: ScreenEnv }): ReactElement {
  return <MinePage desk={openMineDesk(createIndexedDbJournal())} env={env} />;
}

type Asked = { readonly what: 'all' } | { readonly what: 'one'; readonly paymentId: string };

function MinePage({ desk, env }: { readonly desk: MineDesk; readonly env: ScreenEnv }) {
  const view = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  const [asking, ask] = useState<Asked | null>(null);
  const confirm = () => {
    if (asking !== null) desk.forget(asking.what === 'all' ? null : asking.paymentId);
    ask(null);
  };
  return <MineScreen view={view} env={env} asking={asking?.what ?? null} intents={{ look: desk.look, askAll: () => ask({ what: 'all' }), askOne: (paymentId) => ask({ what: 'one', paymentId }), confirm, keep: () => ask(null) }} resumeUrl={resumePath} />;
}
