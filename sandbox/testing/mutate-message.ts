import bs58 from 'bs58';
import { PROGRAMS } from '../chain/program-ids.ts';
import type { WireInstruction, WireMessage } from '../chain/wire/message.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Keys a message has no business naming where it does. */
const ODD_KEYS = [
  ...Object.values(PROGRAMS),
  'SysvarC1ock11111111111111111111111111111111',
  'SysvarRent111111111111111111111111111111111',
  'Sysvar1nstructions1111111111111111111111111',
  'SysvarS1otHashes111111111111111111111111111',
  'BPFLoaderUpgradeab1e11111111111111111111111',
  'BPFLoader2111111111111111111111111111111111',
  'NativeLoader1111111111111111111111111111111',
  'Ed25519SigVerify111111111111111111111111111',
  'KeccakSecp256k11111111111111111111111111111',
  'Secp256r1SigVerify1111111111111111111111111',
  'Vote111111111111111111111111111111111111111',
  'Stake11111111111111111111111111111111111111',
];

type Mutator = (message: WireMessage, random: SeededRandom) => WireMessage;

function editInstruction(message: WireMessage, random: SeededRandom, edit: (instruction: WireInstruction) => WireInstruction): WireMessage {
  const chosen = random.below(message.instructions.length);
  return { ...message, instructions: message.instructions.map((instruction, index) => (index === chosen ? edit(instruction) : instruction)) };
}

const anyIndex = (message: WireMessage, random: SeededRandom): number => (random.below(4) === 0 ? random.below(256) : random.below(message.accountKeys.length + 2));

const header: Mutator = (message, random) => ({
  ...message,
  header: { ...message.header, [random.pick(['requiredSignatures', 'readonlySigned', 'readonlyUnsigned'])]: random.below(3) === 0 ? random.below(128) : random.below(message.accountKeys.length + 2) },
});

const programIndex: Mutator = (message, random) => editInstruction(message, random, (instruction) => ({ ...instruction, programIdIndex: anyIndex(message, random) }));

const accountIndexes: Mutator = (message, random) =>
  editInstruction(message, random, (instruction) => ({ ...instruction, accounts: Array.from({ length: random.below(instruction.accounts.length + 4) }, () => anyIndex(message, random)) }));

const instructionData: Mutator = (message, random) => editInstruction(message, random, (instruction) => ({ ...instruction, data: random.bytes(random.below(80)) }));

const dataByte: Mutator = (message, random) =>
  editInstruction(message, random, (instruction) => {
    const data = Uint8Array.from(instruction.data);
    if (data.length > 0) data[random.below(data.length)] = random.below(256);
    return { ...instruction, data };
  });

const repeatInstructions: Mutator = (message, random) => ({ ...message, instructions: Array.from({ length: 1 + random.below(70) }, () => random.pick(message.instructions)) });

const oddKey: Mutator = (message, random) => {
  const chosen = random.below(message.accountKeys.length);
  return { ...message, accountKeys: message.accountKeys.map((key, index) => (index === chosen ? random.pick(ODD_KEYS) : key)) };
};

const randomKey: Mutator = (message, random) => {
  const chosen = random.below(message.accountKeys.length);
  return { ...message, accountKeys: message.accountKeys.map((key, index) => (index === chosen ? bs58.encode(random.bytes(32)) : key)) };
};

const doubleKey: Mutator = (message, random) => ({ ...message, accountKeys: [...message.accountKeys, random.pick(message.accountKeys)] });

const lookups: Mutator = (message, random) => ({
  ...message,
  version: 0,
  lookups: [
    ...message.lookups,
    { table: random.below(2) === 0 ? random.pick([...ODD_KEYS, ...message.accountKeys]) : (message.lookups[0]?.table ?? bs58.encode(random.bytes(32))), writable: [...random.bytes(random.below(3))], readonly: [...random.bytes(random.below(3))] },
  ],
});

const MUTATORS: readonly Mutator[] = [header, programIndex, accountIndexes, accountIndexes, instructionData, dataByte, dataByte, repeatInstructions, oddKey, oddKey, randomKey, doubleKey, lookups];

/** Bends a message in one to four ways that the wire format can still spell; it may contradict itself afterwards. */
export function mutateMessage(message: WireMessage, random: SeededRandom): WireMessage {
  let next = message;
  for (let count = 1 + random.below(4); count > 0; count -= 1) next = random.pick(MUTATORS)(next, random);
  return next;
}
