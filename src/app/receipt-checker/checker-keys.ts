import { isJsonObject, JsonError, type JsonObject } from '../../receipt/json-value.ts';
import { readJsonObject } from '../../receipt/read-json.ts';
import { KeysError, readJwks, type ReceiptKey, writeJwks } from '../../receipt/receipt-keys.ts';

/** Element of the checking file that holds the keys as a JWKS, with the declared forms beside them. */
export const CHECKER_KEYS_ID = 'hilt-receipt-keys';

const BLOCK = new RegExp(`(<script type="application/json" id="${CHECKER_KEYS_ID}">)[^<]*(</script>)`);

/** What a checking file knows besides its code. */
export interface CheckerKnowledge {
  readonly keys: readonly ReceiptKey[];
  /** Schema versions whose RFC 8785 form is declared. */
  readonly forms: readonly string[];
}

/**
 * Writes keys and forms into a checking file. "<" is written as an escape, so that no name of a key can end the element.
 * @throws Error when the text is no checking file: a file without its keys would check nothing.
 */
export function fillCheckerKeys(html: string, { keys, forms }: CheckerKnowledge): string {
  if (!BLOCK.test(html)) throw new Error(`the file has no keys block "${CHECKER_KEYS_ID}"`);
  const json = writeJwks(keys).replace(/\}$/, `,"forms":${JSON.stringify(forms)}}`).replaceAll('<', '\\u003c');
  return html.replace(BLOCK, (_all, open: string, close: string) => `${open}${json}${close}`);
}

/** Reads the block again. Nothing at all when it is not readable: then the file says that it has no keys. */
export function readCheckerKeys(text: string): CheckerKnowledge {
  try {
    const forms = knowledgeOf(text).get('forms');
    return { keys: readJwks(text), forms: Array.isArray(forms) ? forms.filter((form) => typeof form === 'string') : [] };
  } catch (error) {
    if (error instanceof KeysError || error instanceof JsonError) return { keys: [], forms: [] };
    throw error;
  }
}

function knowledgeOf(text: string): JsonObject {
  const { value } = readJsonObject(text);
  return isJsonObject(value) ? value : new Map();
}
