import { walletSeed } from './account-key.ts';
import { createControl, type SandboxWalletControl } from './control.ts';
import { createDesk } from './desk.ts';
import { createWalletStorage } from './page-storage.ts';
import { registerWallet } from './register.ts';
import { rpc as chainRpc, type Rpc } from './rpc.ts';
import { SandboxWallet } from './sandbox-wallet.ts';
import { attachSheet } from './sheet/sheet.ts';
import { createSwitchBoard } from './switches.ts';

/**
 * Puts the sandbox wallet into this page, once: a sandbox build brings it along, and a test may inject it as well.
 * Its account comes from `window.__hiltSandbox.walletSeed`, `?sandbox_wallet=name` in the address, or this browser profile.
 */
export function installSandboxWallet(rpc: Rpc = chainRpc): SandboxWalletControl {
  if (window.__hiltSandboxWallet !== undefined) return window.__hiltSandboxWallet;
  const storage = createWalletStorage();
  const switches = createSwitchBoard(storage);
  const desk = createDesk(switches);
  const given = window.__hiltSandbox?.walletSeed ?? new URLSearchParams(location.search).get('sandbox_wallet');
  const wallet = new SandboxWallet({ name: window.__hiltSandbox?.walletName ?? 'Sandbox Wallet', seed: walletSeed(storage, given), switches, desk, rpc });
  attachSheet({ name: wallet.name, desk, switches, rpc, address: () => wallet.address });
  const control = createControl(wallet, { desk, switches, rpc });
  window.__hiltSandboxWallet = control;
  registerWallet(wallet);
  return control;
}
