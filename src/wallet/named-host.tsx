// oxlint-disable-next-line import/no-unassigned-import -- imported for what it does, and first for when it does it
import './buffer-global.ts';
import type { Adapter } from '@solana/wallet-adapter-base';
import { useWallet, WalletProvider } from '@solana/wallet-adapter-react';
import { Component, useLayoutEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { classicSource } from './classic-source.ts';
import { createNamedWallets } from './named-wallets.ts';
import type { WalletSource } from './wallet-source.ts';

type Named = readonly { readonly adapter: Adapter; readonly readyState: Adapter['readyState'] }[];
type OnFound = (found: readonly WalletSource[]) => void;

/** wallet-adapter keeps its own memory of a selected wallet; nothing selects one here, so this key stays empty. */
const UNUSED_KEY = 'hilt.wallet-adapter';

/**
 * Runs wallet-adapter and reports the wallets known by name, again after each change. Entry of a chunk of its own: it brings web3.js along,
 * and a wallet that registers itself can be used before it is here. wallet-adapter needs a React tree; it gets one outside of the document, so
 * that neither a wallet's error nor a slow wallet can touch the checkout's tree.
 * @returns stops it.
 */
export function hostNamedWallets(onFound: OnFound): () => void {
  const root = createRoot(document.createElement('div'));
  root.render(<NamedHost named={createNamedWallets()} onFound={onFound} />);
  return () => root.unmount();
}

function NamedHost({ named, onFound }: { readonly named: readonly Adapter[]; readonly onFound: OnFound }): ReactNode {
  return (
    <Containment fallback={<Report named={named.map((adapter) => ({ adapter, readyState: adapter.readyState }))} onFound={onFound} />}>
      {/* No autoConnect: a wallet opens only after a click. The default error handler would open the wallet's home page. */}
      <WalletProvider wallets={[...named]} autoConnect={false} onError={ignore} localStorageKey={UNUSED_KEY}>
        <FromContext onFound={onFound} />
      </WalletProvider>
    </Containment>
  );
}

function ignore(): void {
  // Every failure already reaches the caller as a rejection.
}

/** Standard wallets are left to the registry itself (load-wallet.ts): when one unregisters, wallet-adapter keeps that one and drops the others. */
function FromContext({ onFound }: { readonly onFound: OnFound }): ReactNode {
  const { wallets } = useWallet();
  return <Report named={wallets.filter(({ adapter }) => !('standard' in adapter))} onFound={onFound} />;
}

function Report({ named, onFound }: { readonly named: Named; readonly onFound: OnFound }): ReactNode {
  useLayoutEffect(() => {
    onFound(named.map(({ adapter, readyState }) => classicSource(adapter, readyState)).filter((source) => source !== null));
  }, [named, onFound]);
  return null;
}

/** A wallet that breaks inside wallet-adapter must not take the other wallets with it. */
class Containment extends Component<{ readonly fallback: ReactNode; readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
