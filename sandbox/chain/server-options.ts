import { isJsonObject } from './rpc/json.ts';

/** What the supervisor tells the chain's process, as JSON in its first argument. */
export interface ServerOptions {
  /** 0 for any free pair of ports. */
  readonly port: number;
  readonly dataDir: string;
  readonly slotMs: number;
  readonly confirmAfter: number;
  readonly finalizeAfter: number;
}

export function isServerOptions(value: unknown): value is ServerOptions {
  return isJsonObject(value) && typeof value['dataDir'] === 'string' && ['port', 'slotMs', 'confirmAfter', 'finalizeAfter'].every((key) => typeof value[key] === 'number');
}

/** What the chain's process tells the supervisor: once it answers, or that it cannot start. */
export type ServerMessage = { readonly tag: 'ready'; readonly port: number } | { readonly tag: 'refused'; readonly reason: string };

export function isServerMessage(value: unknown): value is ServerMessage {
  if (!isJsonObject(value)) return false;
  return (value['tag'] === 'ready' && typeof value['port'] === 'number') || (value['tag'] === 'refused' && typeof value['reason'] === 'string');
}
