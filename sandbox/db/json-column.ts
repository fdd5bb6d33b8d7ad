import * as v from 'valibot';

/** A nullable text column that holds one JSON document of the given schema. */
export function jsonColumn<TSchema extends v.GenericSchema>(schema: TSchema) {
  return v.nullable(v.pipe(v.string(), v.transform((text): unknown => JSON.parse(text)), schema));
}
