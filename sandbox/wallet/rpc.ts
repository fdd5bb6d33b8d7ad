/** Where the page gets its settings from at run time; the same block the checkout reads. */
const SETTINGS_ELEMENT_ID = 'hilt-config';
const SETTING = 'VITE_SOLANA_RPC_URLS';

declare global {
  interface Window {
    /** Set before this script by whoever wants a certain sandbox wallet: tests, mostly. */
    __hiltSandbox?: { readonly rpcUrl?: string; readonly walletName?: string; readonly walletSeed?: string };
  }
}

/** The chain's node said no, or said nothing. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
}

export type Rpc = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** JSON-RPC over HTTP to the sandbox chain. The address is looked up at each call: the page's settings may come late. */
export const rpc: Rpc = async (method, params) => {
  const response = await fetch(rpcUrl(), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null) throw new RpcError(`The sandbox chain did not understand ${method}.`);
  if ('error' in answer) throw new RpcError(errorText(answer.error));
  return 'result' in answer ? answer.result : null;
};

function errorText(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
  return typeof message === 'string' ? message : 'The sandbox chain refused.';
}

/** @throws RpcError when nobody named a chain. */
export function rpcUrl(): string {
  const given = window.__hiltSandbox?.rpcUrl ?? firstOf(pageSetting()) ?? firstOf(import.meta.env[SETTING]);
  if (given === undefined) throw new RpcError('No sandbox chain is configured.');
  return given;
}

function firstOf(list: unknown): string | undefined {
  const [first] = typeof list === 'string' ? list.split(',') : [];
  return first?.trim() === '' ? undefined : first?.trim();
}

function pageSetting(): unknown {
  const text = document.getElementById(SETTINGS_ELEMENT_ID)?.textContent;
  if (text === null || text === undefined || text.trim() === '') return undefined;
  const settings: unknown = JSON.parse(text);
  return typeof settings === 'object' && settings !== null ? Reflect.get(settings, SETTING) : undefined;
}
