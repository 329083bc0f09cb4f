import { mustFind } from './must.ts';

// A page records WebM; the bank's sound is Ogg. The same Opus packets are put into the other container, a second to a chunk, as a
// browser's recorder would hand them over. Matroska: RFC 9559; Opus in Ogg: RFC 7845.

const pageHead = 27;
const samplesPerMs = 48;
const chunkMs = 1_000;

/** The packets of an Ogg file with one stream; a packet may go on over pages. */
function packetsOf(ogg: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let begun: Buffer[] = [];
  for (let page = 0; page < ogg.length;) {
    const lacing = ogg.subarray(page + pageHead, page + pageHead + ogg.readUInt8(page + 26));
    let at = page + pageHead + lacing.length;
    for (const length of lacing) {
      begun.push(ogg.subarray(at, at + length));
      at += length;
      if (length === 255) continue;
      packets.push(Buffer.concat(begun));
      begun = [];
    }
    page = at;
  }
  return packets;
}

/** How long a packet plays, by its first byte (RFC 6716, section 3.1). */
function msOf(packet: Buffer): number {
  const toc = packet.readUInt8(0);
  const config = toc >> 3;
  const frames = [1, 2, 2, (packet[1] ?? 0) & 0x3f][toc & 3] ?? 1;
  if (config < 12) return frames * ([10, 20, 40, 60][config % 4] ?? 0);
  return config < 16 ? frames * ([10, 20][config % 2] ?? 0) : frames * ([2.5, 5, 10, 20][config % 4] ?? 0);
}

/** An element with its length in eight bytes. */
function element(id: string, ...content: readonly (Buffer | string | number)[]): Buffer {
  const body = Buffer.concat(content.map((one) => (typeof one === 'number' ? unsigned(one) : Buffer.from(one))));
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id, 'hex'), length, body]);
}

function unsigned(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function headOf(opusHead: Buffer): Buffer {
  const rate = Buffer.alloc(8);
  rate.writeDoubleBE(48_000);
  const nanoseconds = Math.round((opusHead.readUInt16LE(10) / samplesPerMs) * 1_000_000);
  const versions = [element('4286', 1), element('42f7', 1), element('42f2', 4), element('42f3', 8)];
  const head = element('1a45dfa3', ...versions, element('4282', 'webm'), element('4287', 4), element('4285', 2));
  const info = element(
    '1549a966',
    element('2ad7b1', 1_000_000),
    element('4d80', 'Invigil'),
    element('5741', 'Invigil'),
  );
  const audio = element('e1', element('b5', rate), element('9f', opusHead.readUInt8(9)));
  const codec = [element('86', 'A_OPUS'), element('63a2', opusHead), element('56aa', nanoseconds)];
  const track = element(
    'ae',
    ...[element('d7', 1), element('73c5', 1), element('83', 2), ...codec, element('56bb', 80_000_000), audio],
  );
  const endless = Buffer.from('1853806701ffffffffffffff', 'hex');
  return Buffer.concat([head, endless, info, element('1654ae6b', track)]);
}

function block(packet: Buffer, atMs: number): Buffer {
  const head = Buffer.from([0x81, 0, 0, 0x80]); // track 1, its own time, a key frame
  head.writeInt16BE(Math.round(atMs), 1);
  return element('a3', head, packet);
}

/** An Ogg file of one Opus stream as chunks of WebM, a second each; the first holds the head as well. */
export function recordedChunks(ogg: Buffer): Buffer[] {
  const [opusHead, , ...packets] = packetsOf(ogg);
  const chunks = [headOf(mustFind(opusHead, 'the sound has no head'))];
  let cluster: Buffer[] = [];
  let [startsAt, at] = [0, 0];
  const close = (): void => {
    if (cluster.length > 0) chunks.push(element('1f43b675', element('e7', startsAt), ...cluster));
    [cluster, startsAt] = [[], Math.round(at)];
  };
  for (const packet of packets) {
    cluster.push(block(packet, at - startsAt));
    at += msOf(packet);
    if (at - startsAt >= chunkMs) close();
  }
  close();
  const [head = Buffer.alloc(0), first = Buffer.alloc(0), ...rest] = chunks;
  return [Buffer.concat([head, first]), ...rest];
}
