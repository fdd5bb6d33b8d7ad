/**
 * Foreign text for HTML, in an element or inside a double-quoted attribute. All five characters are written as references,
 * so that one function is safe in both places.
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/**
 * JSON for an inert `<script type="application/json">` element. Every character that can end the element, open a comment or a nested script,
 * or end a line where JSON is read as JavaScript, is written as a JSON escape; the parsed value is the same.
 */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
