import { useI18n } from '../../i18n/i18n-provider.tsx';
import { Icon, type IconShape } from '../icons/icon.tsx';
import { LOCK, PERSON, PLANE } from '../icons/shell-icons.ts';

export interface IdentityChipProps {
  /** Who gets access, plain and bounded. */
  readonly name: string;
  readonly platform: 'telegram' | 'discord' | 'wallet' | 'other';
  /** For whoever is somebody else; null where there is nothing to stop. */
  readonly onStop?: (() => void) | null;
}

const GLYPHS: Readonly<Record<IdentityChipProps['platform'], IconShape>> = { telegram: PLANE, discord: PERSON, wallet: PERSON, other: PERSON };

/** Who gets access, fixed by the link that was opened. It must not look like something to press; the way out under it does. */
export function IdentityChip({ name, platform, onStop = null }: IdentityChipProps) {
  const { t, rich } = useI18n();
  return (
    <div className="who">
      <span className="disc">
        <Icon shape={GLYPHS[platform]} />
      </span>
      <div className="who-text">
        <span className="label">{t('who.label')}</span>
        <span className="who-name">{rich('who.name', { name: <b><bdi>{name}</bdi></b>, platform })}</span>
        {onStop !== null && (
          <button type="button" className="link who-stop" onClick={onStop}>
            {t('who.not-you')}
          </button>
        )}
      </div>
      <span className="who-lock" title={t('who.locked-by')}>
        <Icon shape={LOCK} />
        {t('who.locked')}
      </span>
    </div>
  );
}
