import type { Outage } from '../../../payment/state.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import type { Money } from '../../../ui/components/money-line.tsx';
import type { Step, StepContext } from '../step.ts';

/** Somebody could not be asked. Says who, and when it is tried again; nothing is guessed in the meantime. */
export function outageStep({ i18n, intents }: StepContext, outage: Outage, money: Money, id: string, compact: boolean): Step {
  const { t, time } = i18n;
  const { name, sentence } = outageWords(i18n, outage);
  return {
    id: `${id}:${outage.who}:${outage.why}`,
    name,
    sentence,
    compact,
    verdict: { coin: 'absent', tone: 'still' },
    money,
    // Asking earlier than told only lengthens a rate limit; in every other case the buyer may ask at once.
    action: { kind: 'press', label: t('action.try-again'), onPress: intents.tryAgain, notBefore: outage.why === 'rate-limited' ? outage.retryAt : null },
    body: outage.retryAt === null ? null : <Facts facts={[{ key: 'next', label: t('outage.next-try'), value: <span className="num">{time(outage.retryAt)}</span> }]} />,
  };
}

/** Title and sentence for somebody who did not answer. */
export function outageWords({ t }: I18n, { who, why }: Outage): { readonly name: string; readonly sentence: string } {
  switch (why) {
    case 'offline':
      return { name: t('outage.offline.title'), sentence: t('outage.offline.text') };
    case 'down':
      return { name: t('outage.down.title', { who }), sentence: t('outage.down.text') };
    case 'timeout':
      return { name: t('outage.down.title', { who }), sentence: t('outage.timeout.text') };
    case 'rate-limited':
      return { name: t('outage.rate-limited.title'), sentence: t('outage.rate-limited.text', { who }) };
    case 'not-understood':
      return { name: t('outage.not-understood.title', { who }), sentence: t('outage.not-understood.text') };
    case 'wrong-network':
      return { name: t('outage.wrong-network.title'), sentence: t('outage.wrong-network.text') };
    default:
      return why satisfies never;
  }
}
