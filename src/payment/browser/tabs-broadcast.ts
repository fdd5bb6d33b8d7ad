import * as v from 'valibot';
import { type Signature, isSignature } from '../../solana/address.ts';
import type { TabMessage, TabsPort } from '../ports.ts';
import type { CheckoutTag } from '../state.ts';

const TAGS = ['opening', 'unavailable', 'closed', 'choosing', 'preparing', 'stalled', 'short', 'blocked', 'review', 'asking', 'tampered', 'settling', 'may-charge-twice', 'unrecorded', 'paid', 'paid-twice', 'not-charged', 'expired', 'elsewhere'] as const satisfies readonly CheckoutTag[];

/** A message may come from another version of this page, so it is read like any foreign data; what does not fit is dropped. */
const Message: v.GenericSchema<unknown, TabMessage> = v.object({
  key: v.string(),
  progress: v.object({ tag: v.picklist(TAGS), signature: v.nullable(v.custom<Signature>((text) => typeof text === 'string' && isSignature(text))) }),
});

/** Talk among the tabs of one browser by BroadcastChannel. Without the API, or in a frame that forbids it, every tab is alone: the journal still decides. */
export function createBroadcastTabs(name = 'hilt-checkout'): TabsPort {
  const channel = openChannel(name);
  return {
    tell(message) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel reaches this origin only and takes no target
      channel?.postMessage(message);
    },
    listen(listener) {
      if (channel === null) return () => {};
      const receive = (event: MessageEvent) => {
        const message = v.safeParse(Message, event.data);
        if (message.success) listener(message.output);
      };
      channel.addEventListener('message', receive);
      return () => channel.removeEventListener('message', receive);
    },
  };
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
