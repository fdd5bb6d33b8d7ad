import { useSyncExternalStore } from 'react';
import type { I18n } from '../../i18n/i18n.tsx';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import type { Reading } from '../pages/reading.ts';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { amountNode } from '../screens/amounts.tsx';
import { ifApproved, onItsWay } from '../screens/money-lines.ts';
import { SinglePage } from '../screens/single-page.tsx';
import type { Step } from '../screens/step.ts';
import { loadingStep } from '../screens/steps/loading.ts';
import type { Action } from '../../ui/components/action-bar.tsx';
import { LinkRow, OpenLink } from '../../ui/components/link-row.tsx';
import { OPEN } from '../../ui/icons/shell-icons.ts';
import { type Followed, type FollowStage, stageOf } from './follow.ts';

export interface FollowScreenProps {
  readonly reading: Reading<Followed>;
  /** Null when the window opens a payment of its own. */
  readonly paymentId: string | null;
  /** False where no window may have opened: then a link, which no browser refuses, is the thing to press. */
  readonly opened: boolean;
  /** Address of the window, to open it again. */
  readonly href: string;
  readonly env: ScreenEnv;
}

/** The payment goes on in a window of its own. This frame takes none any more, whatever happens there; it only says what Hilt and Solana say. */
export function FollowScreen({ reading, paymentId, opened, href, env }: FollowScreenProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const words = [useMessages('rest'), useMessages('embed')];
  const followed = useSyncExternalStore(reading.subscribe, reading.getSnapshot);
  if (words.some((part) => part !== 'there')) return <SinglePage step={loadingStep(i18n, words.includes('failed') ? env.reload : null)} env={env} />;
  const stage = stageOf(followed, paymentId);
  const again: Action = { kind: 'open', look: 'quiet', label: t('embed.window.again'), href };
  const check: Action = { kind: 'press', label: t('embed.check'), onPress: reading.readAgain };
  const tab: Action = { kind: 'open', label: t('embed.window.tab'), href };
  const action = stage === 'seen' ? check : stage === 'paid' ? again : !opened ? tab : stage === 'blind' ? again : check;
  return <SinglePage step={{ ...sayingOf(i18n, stage, followed), compact: false, action, body: action === check && <WindowLink href={href} label={t('embed.window.again')} /> }} env={env} />;
}

function WindowLink({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <div className="push">
      <LinkRow>
        <OpenLink icon={OPEN} href={href} foreign={false}>
          {label}
        </OpenLink>
      </LinkRow>
    </div>
  );
}

/** What is known, and what that means for the money. */
function sayingOf(i18n: I18n, stage: FollowStage, { terms }: Followed): Pick<Step, 'id' | 'name' | 'sentence' | 'verdict' | 'money'> {
  const { t } = i18n;
  switch (stage) {
    case 'paid':
      return { id: 'embed:paid', name: t('embed.paid.title'), sentence: t('embed.paid.text'), verdict: { coin: 'recorded', tone: null }, money: { state: 'recorded', text: t('embed.paid.money') } };
    case 'seen':
      return {
        id: 'embed:seen',
        name: t('embed.seen.title'),
        sentence: t('embed.seen.text'),
        verdict: { coin: 'on-its-way', tone: null },
        money: terms === null ? ifApproved(i18n) : onItsWay(i18n, amountNode(i18n, terms.total, terms)),
      };
    case 'waiting':
    case 'blind':
      return { id: 'embed:follow', name: t('embed.follow.title'), sentence: t(stage === 'waiting' ? 'embed.follow.text' : 'embed.follow.blind'), verdict: { coin: 'unknown', tone: 'still' }, money: ifApproved(i18n) };
    default:
      return stage satisfies never;
  }
}
