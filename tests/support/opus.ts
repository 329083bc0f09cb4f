// Silence as a true Ogg Opus file: what a recorder would make of a muted microphone, small enough to be made in a test.

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let crc = n << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc >>> 0;
});

/** The checksum of an Ogg page: polynomial 0x04c11db7, from 0, bits not reflected (RFC 3533, section 6). */
function checksum(page: Buffer): number {
  return page.reduce((crc, byte) => ((crc << 8) ^ (crcTable[(crc >>> 24) ^ byte] ?? 0)) >>> 0, 0);
}

function page(packets: readonly Buffer[], at: { number: number; position: bigint; flags: number }): Buffer {
  const head = Buffer.alloc(27);
  head.write('OggS', 0, 'latin1');
  head.writeUInt8(at.flags, 5);
  head.writeBigInt64LE(at.position, 6);
  head.writeUInt32LE(0x1234, 14); // the stream's own number
  head.writeUInt32LE(at.number, 18);
  head.writeUInt8(packets.length, 26);
  const whole = Buffer.concat([head, Buffer.from(packets.map((p) => p.length)), ...packets]);
  whole.writeUInt32LE(checksum(whole), 22);
  return whole;
}

const samplesPerPacket = 960; // 20 ms at 48 kHz
const silence = Buffer.from([0xf8, 0xff, 0xfe]);
const skipped = 312;

/** An Opus file that plays nothing for so many seconds. */
export function silentOpus(seconds: number): Buffer {
  const head = Buffer.from('OpusHead\x01\x01\x00\x00\x80\xbb\x00\x00\x00\x00\x00', 'latin1');
  head.writeUInt16LE(skipped, 10);
  const tags = Buffer.from('OpusTags\x07\x00\x00\x00Invigil\x00\x00\x00\x00', 'latin1');
  const pages = [
    page([head], { number: 0, position: 0n, flags: 2 }),
    page([tags], { number: 1, position: 0n, flags: 0 }),
  ];
  const packets = Math.ceil((seconds * 48_000) / samplesPerPacket);
  for (let from = 0; from < packets; from += 50) {
    const count = Math.min(50, packets - from);
    const last = from + count >= packets;
    const position = last ? seconds * 48_000 + skipped : (from + count) * samplesPerPacket;
    const own = Array.from({ length: count }, () => silence);
    pages.push(page(own, { number: pages.length, position: BigInt(Math.round(position)), flags: last ? 4 : 0 }));
  }
  return Buffer.concat(pages);
}
