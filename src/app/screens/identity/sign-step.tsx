import type { Challenge } from '../../../identity/check-challenge.ts';
import type { TypedIdentity } from '../../../identity/typed-identity.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { Elapsed } from '../../../ui/components/elapsed.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { MessagePreview } from '../../../ui/components/message-preview.tsx';
import type { Money } from '../../../ui/components/money-line.tsx';
import { CLOCK, PERSON, SWAP } from '../../../ui/icons/shell-icons.ts';
import { EYE } from '../../../ui/icons/step-icons.ts';
import { plainName } from '../../../ui/plain-text.ts';
import { safeLink } from '../../../ui/safe-link.ts';
import { platformOf, walletName } from '../names.ts';
import type { Step } from '../step.ts';
import type { IdentityStepProps } from './identity-step.tsx';
import type { IdentityView } from '../../../payment/identity-view.ts';

type View<T extends IdentityView['tag']> = Extract<IdentityView, { readonly tag: T }>;

/** Long enough for any identity; the field and Hilt bound it at 160. */
const shown = ({ value, display }: TypedIdentity): string => plainName(display ?? value, 160);

/** Says that signing is not paying, unless something has been paid: then that comes first. */
function moneyOf({ i18n, paid }: IdentityStepProps): Money {
  return paid ?? { state: 'empty', text: i18n.t('identity.money') };
}

/** A short wait, in the frame of what follows it. */
export function startingStep(props: IdentityStepProps, { identity }: View<'starting'>): Step {
  const { t } = props.i18n;
  return {
    id: 'identity:sign',
    name: t('identity.sign.title'),
    compact: true,
    verdict: null,
    money: moneyOf(props),
    action: { kind: 'wait', label: t('identity.starting') },
    body: <Facts facts={[{ key: 'who', label: t('who.label'), value: <bdi>{shown(identity)}</bdi> }]} />,
  };
}

/** The whole text that will be signed, what it proves, and how long it is good. */
export function signStep(props: IdentityStepProps, { challenge, notice, link }: View<'sign'>): Step {
  const { i18n, wallet, intents, paid } = props;
  const { t, rich } = i18n;
  const name = walletName(i18n, wallet.name);
  // An app is asked by the tap itself.
  const href = link === null ? null : (safeLink(link)?.href ?? null);
  return {
    id: 'identity:sign',
    name: t('identity.sign.title'),
    sentence: rich('identity.sign.text', { wallet: name, name: shown(challenge.asked) }),
    compact: true,
    verdict: null,
    money: moneyOf(props),
    action: href === null ? { kind: 'press', label: rich('identity.sign.action', { wallet: name }), onPress: intents.sign } : { kind: 'open', label: rich('identity.sign.action', { wallet: name }), href, sameTab: true },
    body: (
      <>
        {notice !== null && <Aside tone="waiting">{rich(`identity.notice.${notice}`, { wallet: name })}</Aside>}
        <Text props={props} challenge={challenge} />
        <Facts facts={factsOf(props, challenge)} />
        <Aside icon={EYE}>{rich('identity.sign.compare', { wallet: name })}</Aside>
        <div className="push">
          <LinkRow>
            <PressLink icon={PERSON} onPress={intents.edit}>
              {t('identity.sign.edit')}
            </PressLink>
            {paid === null && (
              <PressLink icon={SWAP} onPress={intents.chooseAnother}>
                {t('action.another-wallet')}
              </PressLink>
            )}
          </LinkRow>
        </div>
      </>
    ),
  };
}

/** The wallet is open in front of the buyer. A message can be taken back: an answer that comes later is discarded. */
export function signingStep(props: IdentityStepProps, { challenge, since }: View<'signing'>): Step {
  const { i18n, wallet, intents } = props;
  const { t, rich } = i18n;
  const name = walletName(i18n, wallet.name);
  return {
    id: 'identity:signing',
    name: t('identity.signing.title', { wallet: name }),
    title: rich('identity.signing.title', { wallet: name }),
    sentence: rich('asking.text', { wallet: name }),
    compact: true,
    verdict: null,
    money: moneyOf(props),
    action: { kind: 'press', look: 'quiet', label: t('asking.stop'), onPress: intents.edit },
    body: (
      <>
        <Text props={props} challenge={challenge} />
        <Aside icon={CLOCK}>{rich('asking.waiting', { wallet: name, time: <Elapsed since={since} /> })}</Aside>
        <Aside icon={EYE}>{rich('identity.sign.compare', { wallet: name })}</Aside>
      </>
    ),
  };
}

function Text({ props: { i18n, wallet }, challenge }: { readonly props: IdentityStepProps; readonly challenge: Challenge }) {
  return <MessagePreview title={i18n.rich('identity.sign.preview', { wallet: walletName(i18n, wallet.name) })} icon={wallet.icon} account={wallet.address} text={challenge.text} />;
}

function factsOf({ i18n: { t, rich, time } }: IdentityStepProps, { asked, expiresAt }: Challenge) {
  return [
    { key: 'who', label: t('who.label'), value: rich('who.name', { name: <bdi>{shown(asked)}</bdi>, platform: platformOf(asked.type) }) },
    { key: 'until', label: t('identity.sign.until'), value: <span className="num">{time(expiresAt)}</span> },
  ];
}
