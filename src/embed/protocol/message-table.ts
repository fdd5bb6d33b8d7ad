import type { Hello, PortMessage, Welcome } from './messages.ts';

/** One row of the message table in docs/embed-lifecycle.md. */
export interface MessageRow {
  readonly from: 'frame' | 'page';
  readonly over: 'window' | 'port';
  readonly fields: readonly string[];
}

type Name = Hello['type'] | Welcome['type'] | PortMessage['type'];

/** Every message there is. The readers in messages.ts accept these and nothing else; a test says both. */
export const MESSAGE_TABLE: Readonly<Record<Name, MessageRow>> = {
  hello: { from: 'frame', over: 'window', fields: ['channel', 'nonce'] },
  welcome: { from: 'page', over: 'window', fields: ['channel', 'nonce', 'mode', 'handoff'] },
  ready: { from: 'frame', over: 'port', fields: [] },
  conditions: { from: 'frame', over: 'port', fields: ['storage', 'wallet'] },
  resized: { from: 'frame', over: 'port', fields: ['height'] },
  status: { from: 'frame', over: 'port', fields: ['phase'] },
  paid: { from: 'frame', over: 'port', fields: ['amount', 'currency'] },
  delivered: { from: 'frame', over: 'port', fields: [] },
  close: { from: 'frame', over: 'port', fields: [] },
};
