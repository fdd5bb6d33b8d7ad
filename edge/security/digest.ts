const utf8 = new TextEncoder();

/** SHA-256 of a text's UTF-8 bytes in base64, as security policies and entity tags carry it. */
export async function digest(text: string): Promise<string> {
  return digestBytes(utf8.encode(text));
}

export async function digestBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}
