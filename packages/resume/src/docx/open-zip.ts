/** Takes single files out of a zip that may lie about itself. Knows nothing of Word; never opens what lies inside. */
import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { messages, Refusal } from "../refuse.ts";

const maxEntries = 500;
const maxUnpackedBytes = 20 * 1024 * 1024;
/** Word's own XML packs 10 to 30 times smaller; small files of nearly nothing may pack better. */
const maxRatio = 100;
const ratioFromBytes = 1024 * 1024;

export type Zip = {
  names: string[];
  /** Hands the unpacked bytes over piece by piece. @throws Refusal where there are more or others than announced */
  read(name: string, take: (chunk: Buffer) => void): Promise<void>;
};

/** @throws Refusal where it is no zip, or announces too many or too large files */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  const zip = await orBroken(async () => {
    const opened = await fromBufferPromise(buffer, { lazyEntries: true });
    if (opened.entryCount > maxEntries) throw tooComplex();
    let unpacked = 0;
    for await (const entry of opened.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > maxUnpackedBytes || isBomb(entry)) throw tooComplex();
      entries.set(entry.fileName, entry);
    }
    return opened;
  });
  return {
    names: [...entries.keys()],
    async read(name, take) {
      const entry = entries.get(name);
      if (!entry) throw new Refusal("broken_file", messages.brokenDocx);
      if (entry.isEncrypted()) throw new Refusal("encrypted", messages.encrypted);
      await orBroken(() => inflate(zip, entry, take));
    },
  };
}

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * maxRatio;
}

/** The library stops a stream that goes on after its announced size. */
async function inflate(zip: ZipFile, entry: Entry, take: (chunk: Buffer) => void): Promise<void> {
  let sum = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    sum = crc32(chunk as Buffer, sum);
    take(chunk as Buffer);
  }
  if (sum !== entry.crc32) throw new Error("crc");
}

async function orBroken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("broken_file", messages.brokenDocx);
  }
}

function tooComplex(): Refusal {
  return new Refusal("too_complex", messages.tooComplex);
}
