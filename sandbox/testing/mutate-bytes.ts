import type { SeededRandom } from './seeded-random.ts';

/** Values that lengths and indexes trip over. */
const EDGES = [0, 1, 2, 0x1f, 0x20, 0x40, 0x7f, 0x80, 0x81, 0xfe, 0xff];

type Mutator = (bytes: Uint8Array, random: SeededRandom) => Uint8Array;

const flipBits: Mutator = (bytes, random) => {
  const next = Uint8Array.from(bytes);
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    const at = random.below(next.length);
    next[at] = (next[at] ?? 0) ^ (1 << random.below(8));
  }
  return next;
};

const setEdge: Mutator = (bytes, random) => {
  const next = Uint8Array.from(bytes);
  next[random.below(next.length)] = random.pick(EDGES);
  return next;
};

const truncate: Mutator = (bytes, random) => bytes.slice(0, random.below(bytes.length));

const extend: Mutator = (bytes, random) => Uint8Array.from([...bytes, ...random.bytes(1 + random.below(300))]);

const insert: Mutator = (bytes, random) => {
  const at = random.below(bytes.length);
  return Uint8Array.from([...bytes.slice(0, at), ...random.bytes(1 + random.below(4)), ...bytes.slice(at)]);
};

const remove: Mutator = (bytes, random) => {
  const at = random.below(bytes.length);
  return Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + 1 + random.below(4))]);
};

/** The same number of signatures in a longer spelling. */
const overlongCount: Mutator = (bytes) => Uint8Array.from([(bytes[0] ?? 0) | 0x80, 0, ...bytes.slice(1)]);

const noise: Mutator = (_bytes, random) => random.bytes(random.below(1400));

const MUTATORS: readonly Mutator[] = [flipBits, flipBits, setEdge, setEdge, setEdge, truncate, extend, insert, remove, overlongCount, noise];

/** Damages wire bytes in one to three ways, without knowing what they mean. */
export function mutateBytes(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  let next = bytes;
  for (let count = 1 + random.below(3); count > 0; count -= 1) next = random.pick(MUTATORS)(next, random);
  return next;
}
