/** What support may ask about the page and the browser it ran in. Raw values; none of them is a secret. */
export interface PageFacts {
  /** How the browser names itself. */
  readonly browser: string;
  /** Language tag and time zone of the reader. */
  readonly language: string;
  readonly timeZone: string;
  /** Origin of the page and the version of this program. */
  readonly page: string;
  /** Newest answers of Hilt, oldest first: what was asked, the status, and the request id where the browser may read it. No ids of payments. */
  readonly answers: readonly string[];
}
