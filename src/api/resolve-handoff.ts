import { Handoff } from '../contract/handoff.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/products/p/{slug}/resolve-handoff` (contract 4.3): who a personal link is for. The token is sent in the body and nowhere else. @throws ApiFailure */
export function resolveHandoff(http: HiltHttp, slug: string, token: string, signal: AbortSignal): Promise<Handoff> {
  return requestHilt(http, {
    method: 'POST',
    path: `/v1/products/p/${encodeURIComponent(slug)}/resolve-handoff`,
    body: { handoff_token: token },
    schema: Handoff,
    signal,
  });
}
