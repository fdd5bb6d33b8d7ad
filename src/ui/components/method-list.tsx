import { type ReactNode, useState } from 'react';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import { Icon, type IconShape } from '../icons/icon.tsx';
import { SEARCH, WALLETS } from '../icons/shell-icons.ts';
import { plainName } from '../plain-text.ts';
import { safeIcon } from '../safe-link.ts';
import { LinkRow, PressLink } from './link-row.tsx';
import './method-list.css';

/** A wallet the buyer may use. Name and icon are the wallet's own word: shown, never trusted. */
export interface WalletChoice {
  readonly name: string;
  readonly icon: string | null;
  /** `loadable`: `openUrl` opens this checkout in its app; `install`: not here yet. */
  readonly state: 'installed' | 'loadable' | 'install';
  readonly installUrl: string | null;
  readonly openUrl: string | null;
  readonly recommended: boolean;
}

/** Rows shown before "Other wallets" is pressed. */
const FIRST = 4;

/** A way to pay that is no wallet; it stands after them. */
export interface OtherWay {
  readonly icon: IconShape;
  readonly name: ReactNode;
  readonly meta: ReactNode;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

export interface MethodListProps {
  /** Best first. */
  readonly wallets: readonly WalletChoice[];
  /** Name of the one that is picked up. */
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
  readonly other?: OtherWay | null;
}

/** One list of radios in a tray, the recommended one already picked up. Longer lists fold; the chosen one is always in view. */
export function MethodList({ wallets, chosen, onChoose, other = null }: MethodListProps) {
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  const folds = wallets.length > FIRST + 1;
  const shown = all || !folds ? wallets : wallets.filter((wallet, index) => index < FIRST || wallet.name === chosen);
  return (
    <>
      <fieldset>
        <legend className="sr">{t('wallets.legend')}</legend>
        <div className="tray">
          {shown.map((wallet) => (
            <WalletRow key={wallet.name} wallet={wallet} glyph={wallets.indexOf(wallet)} checked={wallet.name === chosen} onChoose={onChoose} />
          ))}
          {other !== null && <OtherRow {...other} />}
        </div>
      </fieldset>
      {folds && (
        <LinkRow>
          <PressLink icon={SEARCH} onPress={() => setAll(!all)} expanded={all}>
            {all ? t('wallets.fewer') : t('wallets.others', { count: wallets.length - shown.length })}
          </PressLink>
        </LinkRow>
      )}
    </>
  );
}

function WalletRow({ wallet, glyph, checked, onChoose }: { readonly wallet: WalletChoice; readonly glyph: number; readonly checked: boolean; readonly onChoose: (name: string) => void }) {
  const { t } = useI18n();
  return (
    <label className="option">
      <WalletGlyph icon={wallet.icon} index={glyph} />
      <span className="option-text">
        <span className="option-main">
          <span className="option-name">
            <bdi>{plainName(wallet.name)}</bdi>
          </span>
          <span className="option-meta">{t(`wallets.${wallet.state}`)}</span>
        </span>
        {wallet.recommended && <span className="option-tag">{t('wallets.recommended')}</span>}
      </span>
      <input type="radio" name="wallet" checked={checked} onChange={() => onChoose(wallet.name)} />
    </label>
  );
}

function OtherRow({ icon, name, meta, chosen, onChoose }: OtherWay) {
  return (
    <label className="option">
      <span className="glyph">
        <Icon shape={icon} />
      </span>
      <span className="option-text">
        <span className="option-main">
          <span className="option-name">{name}</span>
          <span className="option-meta">{meta}</span>
        </span>
      </span>
      <input type="radio" name="wallet" checked={chosen} onChange={onChoose} />
    </label>
  );
}

/** The wallet's own icon as a picture, never as markup; a neutral shape until there is one. */
export function WalletGlyph({ icon, index = 0 }: { readonly icon: string | null; readonly index?: number }) {
  const src = safeIcon(icon);
  return (
    <span className="glyph">
      {src === null ? <Icon shape={WALLETS[index % WALLETS.length] ?? WALLETS[0]} /> : <img src={src} alt="" width="24" height="24" decoding="async" referrerPolicy="no-referrer" />}
    </span>
  );
}

/** The same rows, not yet filled: wallets announce themselves a moment after the page has loaded. */
export function MethodSkeleton({ label }: { readonly label: ReactNode }) {
  return (
    <div className="tray">
      <span className="sr">{label}</span>
      {['a', 'b', 'c', 'd'].map((row) => (
        <div className="option" key={row} aria-hidden="true">
          <span className="glyph bone" />
          <span className="option-text">
            <span className="option-main">
              <span className="option-name">
                <span className="bone" data-length={row} />
              </span>
              <span className="option-meta">
                <span className="bone" data-length="a" />
              </span>
            </span>
          </span>
        </div>
      ))}
    </div>
  );
}
