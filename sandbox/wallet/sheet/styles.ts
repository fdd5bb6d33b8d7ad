/**
 * The wallet's own look, from the same palette as the checkout but clearly another window: brass bar, narrow, at the edge.
 * Phones: a sheet from below. From 600 px: a small window in the upper end corner, where extensions open theirs.
 */
export const SHEET_STYLES = `
:host { all: initial; }
* { box-sizing: border-box; margin: 0; }
.sheet, .held {
  --surface: #fff; --sunken: #e9eeee; --ink: #0f181b; --ink-2: #445258; --ink-3: #5b696f; --line: #dbe2e3; --edge: #7a888e;
  --waiting-ink: #734d00; --waiting-mark: #a06d08; --waiting-fill: #f8eed6; --act: #0f181b; --on-act: #fff; --act-hover: #445258;
  color-scheme: light;
  font: 400 1rem/1.45 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  color: var(--ink); background: var(--surface); text-align: start; -webkit-font-smoothing: antialiased;
}
@media (prefers-color-scheme: dark) {
  .sheet, .held {
    --surface: #141c1f; --sunken: #0e1517; --ink: #eef3f3; --ink-2: #adbabe; --ink-3: #8d9ba0; --line: #263136; --edge: #6e7e84;
    --waiting-ink: #e6bc63; --waiting-mark: #cf9c35; --waiting-fill: #312711; --act: #eef3f3; --on-act: #0f181b; --act-hover: #adbabe;
    color-scheme: dark;
  }
}
.sheet {
  position: fixed; inset: auto 0 0 0; inline-size: 100%; max-inline-size: 100%; max-block-size: 92vh; max-block-size: 92dvh; margin: 0; padding: 0; border: 0;
  border-radius: 1.25rem 1.25rem 0 0; overflow: hidden; flex-direction: column; box-shadow: 0 -1px 0 rgb(15 24 27 / 0.06), 0 24px 80px -16px rgb(9 16 18 / 0.5);
}
.sheet[open] { display: flex; }
.sheet::backdrop { background: rgb(9 16 18 / 0.56); }
@media (min-width: 37.5rem) {
  .sheet { inset: 1rem 1rem auto auto; inset-inline: auto 1rem; inline-size: 25rem; max-block-size: calc(100vh - 2rem); border-radius: 1.25rem; }
}
@media (prefers-reduced-motion: no-preference) {
  .sheet[open] { animation: arrive 200ms cubic-bezier(0.2, 0, 0, 1); }
  @keyframes arrive { from { opacity: 0; transform: translateY(8px); } }
}
.bar { display: flex; align-items: center; gap: 0.5rem 0.75rem; flex-wrap: wrap; padding: 0.75rem 1.25rem; background: var(--waiting-fill); color: var(--waiting-ink); }
.bar img { display: block; border-radius: 0.375rem; }
.name { font-weight: 600; margin-inline-end: auto; overflow-wrap: anywhere; }
.tag { font-size: 0.8125rem; line-height: 1.3; border: 1px solid currentColor; border-radius: 999px; padding: 0.125rem 0.625rem; color: var(--waiting-ink); }
.content { flex: 1 1 auto; min-block-size: 0; overflow: auto; padding: 1.25rem; display: flex; flex-direction: column; gap: 1rem; }
.caption { font-size: 0.8125rem; color: var(--ink-3); overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.018em; margin-block-start: -0.75rem; }
h1:focus { outline: none; }
.lead { color: var(--ink-2); }
.total { font-size: 2.25rem; font-weight: 600; line-height: 1.1; letter-spacing: -0.03em; overflow-wrap: anywhere; }
.total + .total { margin-block-start: -0.5rem; }
.num { font-variant-numeric: tabular-nums lining-nums; }
.mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.9375em; direction: ltr; unicode-bidi: isolate; }
.ledger { background: var(--sunken); border-radius: 0.875rem; padding: 0.25rem 1rem; font-size: 0.875rem; }
.ledger > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding-block: 0.625rem; }
.ledger > div + div { border-block-start: 1px solid var(--line); }
.ledger dt { color: var(--ink-2); }
.ledger dd { font-weight: 600; margin-inline-start: auto; overflow-wrap: anywhere; }
.memo { background: none; padding: 0; }
.memo > div { padding-block: 0; }
.memo dd { font-weight: 400; }
.notes { list-style: none; display: grid; gap: 0.25rem; font-size: 0.875rem; color: var(--waiting-ink); background: var(--waiting-fill); border-radius: 0.625rem; padding: 0.625rem 1rem; }
.notes:empty { display: none; }
.message { background: var(--sunken); border-radius: 0.875rem; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; font-size: 0.875rem; max-block-size: 12rem; overflow: auto; }
.account { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem 1rem; flex-wrap: wrap; }
.balance { font-size: 0.875rem; font-weight: 600; min-block-size: 1.3rem; }
.switches { border-block-start: 1px solid var(--line); font-size: 0.875rem; }
summary { display: flex; align-items: center; gap: 0.75rem; min-block-size: 2.75rem; cursor: pointer; color: var(--ink-2); list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; inline-size: 0.4rem; block-size: 0.4rem; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); margin-inline: 0.2rem 0; }
details[open] > summary::before { transform: rotate(45deg) translate(-0.1rem, -0.1rem); }
.switch-rows { display: grid; gap: 0.5rem; padding-block-end: 0.25rem; }
.switch-row { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 0.75rem; align-items: center; }
.switch-row label { color: var(--ink-2); }
select { font: inherit; font-size: 1rem; color: var(--ink); background: var(--surface); border: 1px solid var(--edge); border-radius: 0.625rem; min-block-size: 2.75rem; padding-inline: 0.75rem; inline-size: 100%; }
.action { border-block-start: 1px solid var(--line); padding: 0.75rem 1.25rem calc(1rem + env(safe-area-inset-bottom, 0px)); background: var(--surface); }
.line { font-size: 0.875rem; color: var(--ink-2); text-align: center; margin-block-end: 0.75rem; }
.buttons { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; }
button { font: inherit; font-weight: 600; border: 0; border-radius: 0.625rem; min-block-size: 2.75rem; padding-inline: 1rem; cursor: pointer; transition: background 120ms; }
button:disabled { cursor: default; opacity: 0.6; }
.buttons button { min-block-size: 3.25rem; font-size: 1.0625rem; }
.primary { background: var(--act); color: var(--on-act); }
.primary:hover { background: var(--act-hover); }
.secondary, .quiet { background: none; color: var(--ink); box-shadow: inset 0 0 0 1px var(--edge); }
.secondary:hover, .quiet:hover:not(:disabled) { background: var(--sunken); }
.quiet { font-size: 0.875rem; font-weight: 400; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
.held {
  position: fixed; inset-block-end: 1rem; inset-inline: 1rem; z-index: 2147483647; max-inline-size: 25rem; margin-inline: auto; border-radius: 0.875rem; padding: 0.75rem 1rem;
  display: flex; align-items: center; justify-content: space-between; gap: 0.75rem; font-size: 0.875rem; background: var(--waiting-fill); color: var(--waiting-ink); box-shadow: 0 12px 32px -12px rgb(9 16 18 / 0.5), 0 0 0 1px var(--line);
}
.held .secondary { flex: none; color: inherit; box-shadow: inset 0 0 0 1px currentColor; }
@media (min-width: 37.5rem) { .held { inset-block: 1rem auto; inset-inline: auto 1rem; } }
@media (max-height: 30rem) { .sheet { overflow: auto; } .content { overflow: visible; flex: none; } }
@media (forced-colors: active) { .tag, .notes, .ledger, button { border: 1px solid; } }
`;
