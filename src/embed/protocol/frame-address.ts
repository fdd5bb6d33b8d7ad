/** What the loader writes behind the frame's address: whom to greet, and by which name. Never sent to a server. */
export interface FrameAddress {
  /** Exact origin of the page the frame stands in. */
  readonly host: string;
  readonly channel: string;
}

export interface FrameLook {
  readonly theme: 'auto' | 'light' | 'dark';
  /** Language tag, or null to follow the reader's browser. */
  readonly locale: string | null;
}

/** Address of the framed checkout. */
export function frameUrl(origin: string, slug: string, { theme, locale }: FrameLook, { host, channel }: FrameAddress): string {
  const search = new URLSearchParams({ theme, ...(locale === null ? {} : { lang: locale }) });
  return `${origin}/embed/${encodeURIComponent(slug)}?${search}#${new URLSearchParams({ host, channel })}`;
}

/** Address of the same checkout as a page of its own. */
export function pageUrl(origin: string, slug: string, { locale }: Pick<FrameLook, 'locale'>, handoff: string | null = null): string {
  const search = new URLSearchParams({ ...(locale === null ? {} : { lang: locale }), ...(handoff === null ? {} : { handoff }) });
  return `${origin}/p/${encodeURIComponent(slug)}${search.size === 0 ? '' : `?${search}`}`;
}

/** Reads the fragment of the frame's address; null when no loader has written it. A name that is no exact web origin is nobody. */
export function readFrameAddress(hash: string): FrameAddress | null {
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  const host = fragment.get('host') ?? '';
  const channel = fragment.get('channel') ?? '';
  return isWebOrigin(host) && channel !== '' ? { host, channel } : null;
}

/** Whether a text is exactly one web origin as browsers write it; a look-alike with a path, a user or capitals is not. */
export function isWebOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
