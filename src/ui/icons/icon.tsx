/** Outline of an icon on a 20 by 20 grid, and whether it points somewhere (then it mirrors with the page). */
export interface IconShape {
  readonly d: string;
  readonly directional?: true;
}

/** Decoration beside a word; never the only carrier of a meaning, so it is hidden from screen readers. */
export function Icon({ shape }: { readonly shape: IconShape }) {
  return (
    <svg className="i" viewBox="0 0 20 20" aria-hidden="true" data-directional={shape.directional}>
      <path d={shape.d} />
    </svg>
  );
}
