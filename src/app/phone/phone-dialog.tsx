import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import type { PhoneQuestion } from '../../wallet/phone-dialogs.ts';

/** One question, in the reader's words. */
export function PhoneDialog({ question }: { readonly question: PhoneQuestion }) {
  const { t } = useI18n();
  if (useMessages('rest') !== 'there') return null;
  const stop = { label: t('phone.stop'), onPress: question.stop };
  switch (question.kind) {
    case 'allow':
      return <Dialog title={t('phone.allow.title')} text={t('phone.allow.text')} action={{ label: t('phone.allow.go'), onPress: question.go }} close={stop} />;
    case 'open':
      return <Dialog title={t('phone.open.title')} text={t('phone.open.text')} action={{ label: t('phone.open.go'), onPress: question.go }} close={stop} />;
    case 'blocked':
      return <Dialog title={t('phone.blocked.title')} text={t('phone.blocked.text')} action={null} close={{ label: t('phone.close'), onPress: question.stop }} />;
    case 'waiting':
      return <Dialog title={t('phone.waiting.title')} text={t('phone.waiting.text')} action={null} close={stop} />;
    default:
      return question.kind satisfies never;
  }
}
