/** ISO 8601 in UTC with whole seconds, the form of times in the contract. Cuts, never rounds up: an end of a session must not be shown later than it is. */
export function wireTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The same for a time that may not have come. */
export function wireTimeOrNull(ms: number | null): string | null {
  return ms === null ? null : wireTime(ms);
}
