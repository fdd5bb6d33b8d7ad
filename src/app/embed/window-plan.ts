import { connect } from '../../api/connect.ts';
import type { HiltHttp } from '../../api/http.ts';
import { windowHref } from './window-address.ts';

/** The way on from a frame to a window of the checkout's own. */
export interface WindowPlan {
  /** Address of the window, ready before anybody presses: browsers open windows only within the press itself. */
  href(): string;
  /** Makes sure that there is a session, so that this frame can follow what the window does with it. @param paymentId of a session that is open here. */
  prepare(paymentId: string | null): Promise<void>;
  /** The payment the window goes on with; null while there is none. */
  paymentId(): string | null;
}

export interface WindowPlanOptions {
  readonly http: HiltHttp;
  readonly slug: string;
  readonly locale: string | null;
  readonly handoffToken: string | null;
  /** A payment this frame has handed to a window before. */
  readonly paymentId: string | null;
}

/** A session is opened at most once, and only when a window is really on offer. Without one the window opens its own, and the frame says that it cannot see it. */
export function createWindowPlan({ http, slug, locale, handoffToken, paymentId }: WindowPlanOptions): WindowPlan {
  let known = paymentId;
  let asked = false;
  return {
    href: () => windowHref({ slug, locale, paymentId: known, handoffToken }),
    paymentId: () => known,
    async prepare(open) {
      if (open !== null) known = open;
      if (asked) return;
      asked = true;
      known ??= await openSession(http, slug, handoffToken);
    },
  };
}

/** Null when Hilt gives none: the window asks for one itself. */
async function openSession(http: HiltHttp, slug: string, handoffToken: string | null): Promise<string | null> {
  try {
    const session = await connect(http, slug, handoffToken === null ? {} : { handoff_token: handoffToken }, new AbortController().signal);
    return session.payment_id;
  } catch {
    return null;
  }
}
