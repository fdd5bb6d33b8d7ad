import { type ReactElement, Suspense, use } from 'react';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import { SinglePage } from '../screens/single-page.tsx';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { loadingStep } from '../screens/steps/loading.ts';

/** A page whose code travels apart from the checkout's, because few buyers need it. `content` never rejects. */
export function LaterPage({ content, env }: { readonly content: Promise<ReactElement>; readonly env: ScreenEnv }) {
  return (
    <Suspense fallback={<Waiting env={env} />}>
      <Arrived content={content} />
    </Suspense>
  );
}

function Arrived({ content }: { readonly content: Promise<ReactElement> }): ReactElement {
  return use(content);
}

function Waiting({ env }: { readonly env: ScreenEnv }) {
  return <SinglePage step={loadingStep(useI18n(), null)} env={env} />;
}
