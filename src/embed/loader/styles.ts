/*
 * Styles of the loader's own parts. They live in shadow roots, so neither side's rules reach the other's. Colours are the reader's
 * system's: near white with near black, or the reverse, as `color-scheme` says.
 */

const BASE = ':host{all:initial;display:block}*{box-sizing:border-box;margin:0}svg{flex:none;width:1.25rem;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round}[data-theme]{background:Canvas;color:CanvasText;color-scheme:light}[data-theme=dark]{color-scheme:dark}[data-theme=auto]{color-scheme:light dark}:focus-visible{outline:2px solid CanvasText;outline-offset:-4px}';
const FONT = 'system-ui,sans-serif';

/** Light: white with dark text; dark: the reverse; auto follows the reader's system. */
export const BUTTON_CSS = `${BASE}:host{display:inline-block;max-width:100%}
.b{display:inline-flex;align-items:center;gap:.625rem;min-height:3.25rem;max-width:100%;padding:.4rem 1.125rem .4rem 1rem;border:1px solid #77858b;border-radius:.75rem;font:600 1rem/1.2 ${FONT};text-align:start;text-decoration:none;cursor:pointer}
.b:hover{border-color:CanvasText}span{display:grid;gap:.15rem;overflow-wrap:anywhere}small{font-size:.75rem;font-weight:400;opacity:.8}.b svg{width:1rem}`;

const TROUBLE = `p{padding:2rem 1.25rem;font:1rem/2.75rem ${FONT}}a{color:CanvasText}`;

/** A sheet over the whole screen on phones, with room for notches; 27 rem wide elsewhere. */
export const DIALOG_CSS = `${BASE}${TROUBLE}
dialog{position:fixed;inset:0;width:100%;max-width:none;height:100vh;height:100dvh;max-height:none;padding:env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);border:0;overflow:hidden}
dialog[open]{display:flex;flex-direction:column}
dialog::backdrop{background:#0a101299}
div{display:flex;align-items:center;min-height:3rem;padding-inline:1.25rem .25rem;font:.8125rem/1.2 ${FONT}}
span{flex:1;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
button{display:grid;place-items:center;width:2.75rem;height:2.75rem;border:0;border-radius:.75rem;background:none;color:CanvasText;cursor:pointer}
iframe{flex:1;width:100%;border:0}
@media(min-width:40rem){dialog{margin:auto;width:27rem;height:min(49rem,100vh - 3rem);padding:0;border-radius:1.25rem}}`;

/** Height an inline checkout has before it has measured itself, and never falls below, so that nothing under it moves. */
export const INLINE_HEIGHT = 720;

export const INLINE_CSS = `${BASE}${TROUBLE}[data-theme]{min-height:${INLINE_HEIGHT}px}iframe{display:block;width:100%;height:${INLINE_HEIGHT}px;border:0}`;
