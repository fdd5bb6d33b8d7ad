import { useState } from 'react';
import { useI18n } from '../../../i18n/i18n-provider.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { QR } from '../../../ui/icons/shell-icons.ts';
import { DrawnCode } from '../drawn-code.tsx';

/** The checkout's address as a code for another device's camera. Drawn when it is asked for; without its code the other rungs remain. */
export function LinkCode({ link }: { readonly link: string }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <>
      <LinkRow>
        <PressLink icon={QR} onPress={() => setOpen(!open)} expanded={open}>
          {open ? t('ladder.qr.hide') : t('ladder.qr')}
        </PressLink>
      </LinkRow>
      {open && (
        <figure className="ladder-code">
          <DrawnCode text={link} label={t('ladder.qr.label')} failed={t('ladder.qr.failed')} />
          <figcaption>{t('ladder.qr.text')}</figcaption>
        </figure>
      )}
    </>
  );
}
