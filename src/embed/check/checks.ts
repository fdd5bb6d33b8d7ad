import { openLine } from '../loader/frame-line.ts';
import { settle } from '../loader/options.ts';
import type { PortMessage } from '../protocol/messages.ts';
import { bad, type Finding, good, note } from './finding.ts';

const PATIENCE_MS = 20_000;

/** What can be said of the page itself, at once. */
export function checkPage(page: Window): readonly Finding[] {
  const { isSecureContext, location } = page;
  return [
    isSecureContext ? good('Connection', `${location.origin} counts as secure`) : bad('Connection', `${location.origin} is not secure`, 'Serve the page over https; browsers give wallets nothing otherwise.'),
    page.top === page ? good('Own tab', 'the page is on top') : bad('Own tab', 'the page stands in a frame itself', 'Open it in a tab of its own. A checkout in a frame in a frame is refused: whoever is on top could cover it.'),
    page.document.querySelector('[data-hilt-checkout],[data-hilt-trigger]') === null ? note('Snippet', 'no element with data-hilt-checkout or data-hilt-trigger', 'Add one, or open the checkout from your script.') : good('Snippet', 'found'),
  ];
}

/** What has to do with the frame: it is really made, greeted and listened to, as for a buyer. Takes it away again. */
export async function checkFrame(origin: string, slug: string, place: Element): Promise<readonly Finding[]> {
  const line = openLine(origin, 'inline', settle(slug, {}));
  const heard = new Map<PortMessage['type'], PortMessage>();
  let refused = '';
  const onRefused = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (blockedURI.startsWith(origin)) refused = effectiveDirective;
  };
  document.addEventListener('securitypolicyviolation', onRefused);
  place.append(line.iframe);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    line.listen((message) => {
      heard.set(message.type, message);
      if (message.type !== 'conditions') return;
      clearTimeout(timer);
      resolve();
    });
    document.addEventListener('securitypolicyviolation', () => setTimeout(resolve), { once: true });
  });
  document.removeEventListener('securitypolicyviolation', onRefused);
  const answered = line.answered();
  line.end();
  return judgeFrame(origin, { refused, answered, heard });
}

export interface Observed {
  /** Directive of this page's policy that refused the frame; empty for none. */
  readonly refused: string;
  readonly answered: boolean;
  readonly heard: ReadonlyMap<PortMessage['type'], PortMessage>;
}

/** Turns what was observed into findings. */
export function judgeFrame(origin: string, { refused, answered, heard }: Observed): readonly Finding[] {
  if (refused !== '') return [bad('Policy', `your content security policy (${refused}) forbids the frame`, `Add "frame-src ${origin}" to it.`)];
  const policy = good('Policy', 'lets the frame in');
  if (!answered) return [policy, bad('Frame', `${origin} did not answer`, `Ask whoever runs ${origin} whether your address is in its list of pages that may frame it (HILT_EDGE_FRAME_ANCESTORS), and look for a blocker in this browser.`)];
  const frame = good('Frame', 'both sides know each other');
  const conditions = heard.get('conditions');
  if (conditions?.type !== 'conditions') return [policy, frame, note('Product', 'the checkout shows nothing to buy', 'Look at the slug; a product that is paused or sold out shows this too.')];
  return [
    policy,
    frame,
    conditions.storage ? good('Storage', 'the frame can remember a payment') : note('Storage', 'this browser blocks storage of third-party frames', 'Nothing to change: buyers like this go on in a window of the checkout’s own.'),
    conditions.wallet ? good('Wallets', 'at least one reaches into the frame') : note('Wallets', 'no installed wallet reaches into the frame', 'Nothing to change: buyers go on in a window, where their wallets are. Try it below.'),
  ];
}

/** Must be called within a press. */
export function checkWindow(origin: string, page: Window): Finding {
  const opened = page.open(`${origin}/popup`, '_blank', 'popup,width=480,height=320');
  if (opened === null) return note('Window', 'this browser, or a sandbox around your page, opens no windows', 'If your page is in a sandbox, add allow-popups and allow-popups-to-escape-sandbox. Buyers get a link otherwise.');
  opened.close();
  return good('Window', 'opens');
}
