// CRC-32 (as in gzip, RFC 1952): which of several files of the site knows of a text.

const SUMS = Uint32Array.from({ length: 256 }, (_, n) => {
  let sum = n;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** The sum of a text in UTF-8, an unsigned number of 32 bits. */
export function crc32(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) sum = SUMS[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** The leading bits of a 32-bit number as the name of a file. */
export function hex(number, bits) {
  const leading = bits ? number >>> (32 - bits) : 0;
  return leading.toString(16).padStart(Math.max(1, Math.ceil(bits / 4)), "0");
}
