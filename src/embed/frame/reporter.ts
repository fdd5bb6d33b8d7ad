import { type PortMessage, readPortMessage, sealed } from '../protocol/messages.ts';

/** The frame's way to tell the page above. There is no way back: nothing the page says over the port is read. */
export type Report = (message: PortMessage) => void;

/** A message that says nothing new is not sent; one that the page would not read is a defect here and is not sent either. */
export function createReporter(port: Pick<MessagePort, 'postMessage'>): Report {
  const last = new Map<PortMessage['type'], string>();
  return (message) => {
    const text = JSON.stringify(message);
    if (readPortMessage(sealed(message)) === null || (message.type !== 'close' && last.get(message.type) === text)) return;
    last.set(message.type, text);
    port.postMessage(sealed(message));
  };
}
