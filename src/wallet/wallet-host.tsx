import type { Adapter } from '@solana/wallet-adapter-base';
import { useWallet, WalletProvider } from '@solana/wallet-adapter-react';
// The deprecated form also finds wallets that announce themselves in the older way; wallet-adapter uses it too.
import { DEPRECATED_getWallets as walletRegistry } from '@wallet-standard/app';
import { Component, useLayoutEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { WalletChain } from './wallet-handle.ts';
import { classicSource, standardSource, type WalletSource } from './wallet-source.ts';

interface HostProps {
  readonly chain: WalletChain;
  readonly named: readonly Adapter[];
  readonly onFound: (found: readonly WalletSource[]) => void;
}

/** wallet-adapter keeps its own memory of a selected wallet; nothing selects one here, so this key stays empty. */
const UNUSED_KEY = 'hilt.wallet-adapter';

/** Draws nothing: runs wallet-adapter and reports every wallet of this page, again after each change. */
export function WalletHost(props: HostProps): ReactNode {
  return (
    <Containment fallback={<Report {...props} classic={props.named.map((adapter) => ({ adapter, readyState: adapter.readyState }))} />}>
      {/* No autoConnect: a wallet opens only after a click. The default error handler would open the wallet's home page. */}
      <WalletProvider wallets={[...props.named]} autoConnect={false} onError={ignore} localStorageKey={UNUSED_KEY}>
        <FromContext {...props} />
      </WalletProvider>
    </Containment>
  );
}

function ignore(): void {
  // Every failure already reaches the caller as a rejection.
}

function FromContext(props: HostProps): ReactNode {
  const { wallets } = useWallet();
  return <Report {...props} classic={wallets.filter(({ adapter }) => !('standard' in adapter))} />;
}

/**
 * Standard wallets are read from the registry itself and only the named ones from wallet-adapter: when a wallet unregisters,
 * wallet-adapter keeps that one and drops the others, and it can tell wallets apart by name only.
 */
function Report({ chain, classic, onFound }: HostProps & { readonly classic: readonly { readonly adapter: Adapter; readonly readyState: Adapter['readyState'] }[] }): ReactNode {
  const registered = useSyncExternalStore(subscribeToRegistry, readRegistry);
  useLayoutEffect(() => {
    const standard = registered.map((wallet) => standardSource(wallet, chain)).filter((source) => source !== null);
    const taken = new Set(standard.map((source) => source.name));
    const absent = classic.map(({ adapter, readyState }) => classicSource(adapter, readyState)).filter((source) => source !== null && !taken.has(source.name));
    onFound([...standard, ...absent.filter((source) => source !== null)]);
  }, [registered, classic, chain, onFound]);
  return null;
}

function readRegistry(): ReturnType<ReturnType<typeof walletRegistry>['get']> {
  return walletRegistry().get();
}

function subscribeToRegistry(changed: () => void): () => void {
  const registry = walletRegistry();
  const off = [registry.on('register', changed), registry.on('unregister', changed)];
  return () => off.forEach((stop) => stop());
}

/** A wallet that breaks inside wallet-adapter must not take the payment page or the other wallets with it. */
class Containment extends Component<{ readonly fallback: ReactNode; readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
