import * as v from 'valibot';

/** An answer of ours that is not what src/contract says: a defect of the sandbox, never sent to a client as it is. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
}

/**
 * A JSON answer, checked by the contract's own schema before it leaves.
 * @throws ContractBreach when the body would not be understood by the checkout.
 */
export function answer<TSchema extends v.GenericSchema>(schema: TSchema, body: v.InferInput<TSchema> & object): Response {
  const checked = v.safeParse(schema, body);
  if (!checked.success) {
    const problems = checked.issues.map((issue) => `${v.getDotPath(issue) ?? '(root)'}: ${issue.message}`);
    throw new ContractBreach(problems.join('; '));
  }
  return Response.json(body);
}
