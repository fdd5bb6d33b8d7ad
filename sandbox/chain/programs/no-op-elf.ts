/**
 * The smallest program a Solana VM loads: it returns success and does nothing. It stands where wallets expect their guard
 * program, so that transactions with guard instructions run here as they run on mainnet.
 *
 * Layout of the ELF file (64-bit, little endian, SBF version 0):
 *   file header (64 bytes) | .text: two instructions | section names | three section headers
 */
const TEXT = Uint8Array.from([
  // mov64 r0, 0: the program's return value; 0 is success
  0xb7, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  // exit
  0x95, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
]);
const SECTION_NAMES = Buffer.from('\0.text\0.shstrtab\0', 'latin1');

const FILE_HEADER_BYTES = 64;
const PROGRAM_HEADER_BYTES = 56;
const SECTION_HEADER_BYTES = 64;
const TEXT_OFFSET = FILE_HEADER_BYTES;
const NAMES_OFFSET = TEXT_OFFSET + TEXT.length;
/** Section headers start at the next multiple of eight. */
const SECTIONS_OFFSET = Math.ceil((NAMES_OFFSET + SECTION_NAMES.length) / 8) * 8;

const ELF_SHARED_OBJECT = 3;
const MACHINE_BPF = 247;
const SECTION_CODE = 1;
const SECTION_STRINGS = 3;
const FLAG_LOADED_AND_EXECUTABLE = 0x6;

interface Section {
  /** Offset of the name in SECTION_NAMES. */
  readonly name: number;
  readonly type: number;
  readonly flags: number;
  /** Address in the VM. For code it must equal the offset in the file. */
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  readonly align: number;
}

function writeSection(file: Buffer, index: number, section: Section): void {
  const at = SECTIONS_OFFSET + index * SECTION_HEADER_BYTES;
  file.writeUInt32LE(section.name, at);
  file.writeUInt32LE(section.type, at + 4);
  file.writeBigUInt64LE(BigInt(section.flags), at + 8);
  file.writeBigUInt64LE(BigInt(section.address), at + 16);
  file.writeBigUInt64LE(BigInt(section.offset), at + 24);
  file.writeBigUInt64LE(BigInt(section.size), at + 32);
  file.writeBigUInt64LE(BigInt(section.align), at + 48);
}

/** Bytes of the no-op program, ready for the VM's loader. */
export function noOpElf(): Uint8Array {
  const file = Buffer.alloc(SECTIONS_OFFSET + 3 * SECTION_HEADER_BYTES);
  // Magic, 64 bit, little endian, version 1.
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  file.writeUInt16LE(ELF_SHARED_OBJECT, 16);
  file.writeUInt16LE(MACHINE_BPF, 18);
  file.writeUInt32LE(1, 20);
  // Entry point: the first instruction.
  file.writeBigUInt64LE(BigInt(TEXT_OFFSET), 24);
  file.writeBigUInt64LE(BigInt(SECTIONS_OFFSET), 40);
  file.writeUInt16LE(FILE_HEADER_BYTES, 52);
  file.writeUInt16LE(PROGRAM_HEADER_BYTES, 54);
  file.writeUInt16LE(SECTION_HEADER_BYTES, 58);
  file.writeUInt16LE(3, 60);
  // The third section holds the names.
  file.writeUInt16LE(2, 62);
  file.set(TEXT, TEXT_OFFSET);
  file.set(SECTION_NAMES, NAMES_OFFSET);
  // Section 0 stays all zero: the format reserves it.
  writeSection(file, 1, { name: 1, type: SECTION_CODE, flags: FLAG_LOADED_AND_EXECUTABLE, address: TEXT_OFFSET, offset: TEXT_OFFSET, size: TEXT.length, align: 8 });
  writeSection(file, 2, { name: 7, type: SECTION_STRINGS, flags: 0, address: 0, offset: NAMES_OFFSET, size: SECTION_NAMES.length, align: 1 });
  return new Uint8Array(file);
}
