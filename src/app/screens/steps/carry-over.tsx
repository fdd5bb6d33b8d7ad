import type { CheckoutState } from '../../../payment/state.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { CopyLink, LinkRow } from '../../../ui/components/link-row.tsx';
import { Steps } from '../../../ui/components/steps.tsx';
import { COPY } from '../../../ui/icons/shell-icons.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import { DrawnCode } from '../drawn-code.tsx';
import { paymentIdFact } from '../id-facts.ts';
import { nothingYet } from '../money-lines.ts';
import type { Step, StepContext } from '../step.ts';

/** No wallet could pay a code for these terms, so the code opens the checkout itself. A personal link's token is in no code: it is somebody's. */
export function carryOverStep({ i18n, env, intents }: StepContext, { session }: Extract<CheckoutState, { readonly tag: 'carry-over' }>): Step {
  const { t } = i18n;
  const link = session.personal ? null : (env.surroundings?.link ?? null);
  return {
    id: 'carry-over',
    name: t('carry.title'),
    sentence: link === null ? t('carry.personal.text') : t('carry.text'),
    compact: true,
    verdict: null,
    money: nothingYet(i18n),
    action: { kind: 'press', look: 'quiet', label: t('scan.instead'), onPress: intents.chooseAnother },
    body: (
      <>
        {link === null ? <Aside>{t('carry.personal.why')}</Aside> : <Link i18n={i18n} link={link} />}
        <Aside>{t('carry.once')}</Aside>
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId)]} />
        </div>
      </>
    ),
  };
}

function Link({ i18n: { t }, link }: { readonly i18n: I18n; readonly link: string }) {
  return (
    <>
      <DrawnCode text={link} label={t('carry.label')} failed={t('ladder.qr.failed')} large />
      <Steps
        items={[
          { key: 'scan', text: t('carry.step.scan') },
          { key: 'pay', text: t('carry.step.pay') },
        ]}
      />
      <LinkRow>
        <CopyLink icon={COPY} text={link}>
          {t('carry.copy')}
        </CopyLink>
      </LinkRow>
    </>
  );
}
