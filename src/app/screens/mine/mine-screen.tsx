import { useI18n, useMessages } from '../../../i18n/i18n-provider.tsx';
import type { I18n } from '../../../i18n/i18n.tsx';
import type { Session } from '../../../payment/session.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { Dialog } from '../../../ui/components/dialog.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { BIN } from '../../../ui/icons/step-icons.ts';
import type { ScreenEnv } from '../screen-env.ts';
import { SinglePage } from '../single-page.tsx';
import type { Step } from '../step.ts';
import { loadingStep } from '../steps/loading.ts';
import { MineCard } from './mine-card.tsx';
import type { MineView } from './mine-view.ts';
import './mine.css';

export interface MineIntents {
  readonly look: () => void;
  /** Both ask before anything is removed. */
  readonly askOne: (paymentId: string) => void;
  readonly askAll: () => void;
  readonly confirm: () => void;
  readonly keep: () => void;
}

export interface MineScreenProps {
  readonly view: MineView;
  readonly env: ScreenEnv;
  /** What is about to be removed. */
  readonly asking: 'one' | 'all' | null;
  readonly intents: MineIntents;
  readonly resumeUrl: (session: Session) => string;
}

/** The payments of this device. Pure: all it knows comes in, all it does goes out through intents. */
export function MineScreen(props: MineScreenProps) {
  const { view, env, asking, intents } = props;
  const i18n = useI18n();
  const parts = [useMessages('rest'), useMessages('mine')];
  const words = parts.every((part) => part === 'there') ? 'there' : parts.includes('failed') ? 'failed' : 'loading';
  const { t } = i18n;
  if (words !== 'there' || view.tag === 'loading') return <SinglePage step={loadingStep(i18n, words === 'failed' ? env.reload : null)} env={env} />;
  return (
    <>
      <SinglePage step={stepFor(i18n, props, view)} env={env} />
      {asking === 'one' && <Dialog title={t('mine.forget.title')} text={t('mine.forget.text')} action={{ label: t('mine.forget.action'), onPress: intents.confirm }} close={{ label: t('mine.keep'), onPress: intents.keep }} />}
      {asking === 'all' && <Dialog title={t('mine.forget-all.title')} text={t('mine.forget-all.text')} action={{ label: t('mine.forget-all.action'), onPress: intents.confirm }} close={{ label: t('mine.keep'), onPress: intents.keep }} />}
    </>
  );
}

function stepFor(i18n: I18n, { env, intents, resumeUrl }: MineScreenProps, view: Exclude<MineView, { readonly tag: 'loading' }>): Step {
  const { t } = i18n;
  const frame = { id: 'mine', name: t('mine.title'), compact: false, verdict: null, money: { state: 'empty', text: t('mine.money') }, action: { kind: 'press', label: t('mine.again'), onPress: intents.look, look: 'quiet' } } as const;
  if (view.tag === 'storage-failed') return { ...frame, sentence: t('mine.text.storage') };
  if (view.items.length === 0) return { ...frame, sentence: t('mine.text.none') };
  return {
    ...frame,
    sentence: t('mine.text'),
    body: (
      <>
        {view.notice !== null && <Aside tone="waiting">{t(`mine.${view.notice}`)}</Aside>}
        <ul className="mine" aria-label={t('mine.list')}>
          {view.items.map((item) => (
            <li key={item.entry.session.terms.paymentId}>
              <MineCard i18n={i18n} env={env} item={item} resumeUrl={resumeUrl} onForget={intents.askOne} />
            </li>
          ))}
        </ul>
        <LinkRow>
          <PressLink icon={BIN} onPress={intents.askAll}>
            {t('mine.forget-all')}
          </PressLink>
        </LinkRow>
      </>
    ),
  };
}
