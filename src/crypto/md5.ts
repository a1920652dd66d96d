/**
 * MD5 (RFC 1321), which WebCrypto does not offer. Open Badges up to 2.1 know recipients by it; nothing is signed
 * with it.
 *
 * @module
 */

/** How far each step rotates, by round (section 3.4). */
const rotations = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21] as const
/** The constants T[i] of section 3.4: the integer part of 4294967296 times |sin(i)|. */
const sines = Uint32Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32))

/** The functions F, G, H and I with the word that each step takes. */
const rounds: readonly ((b: number, c: number, d: number, step: number) => readonly [mixed: number, word: number])[] = [
  (b, c, d, step) => [(b & c) | (~b & d), step],
  (b, c, d, step) => [(d & b) | (~d & c), 5 * step + 1],
  (b, c, d, step) => [b ^ c ^ d, 3 * step + 5],
  (b, c, d, step) => [c ^ (b | ~d), 7 * step],
]

/** The MD5 hash of some bytes. */
export function md5(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = padded(bytes)
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476])
  for (let at = 0; at < message.byteLength; at += 64) addBlock(state, new DataView(message.buffer, at, 64))
  const hash = new DataView(new ArrayBuffer(16))
  state.forEach((word, index) => {
    hash.setUint32(index * 4, word, true)
  })
  return new Uint8Array(hash.buffer)
}

/** A one bit, zeros, and the length in bits, to whole blocks (sections 3.1 and 3.2). */
function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  message.set(bytes)
  message[bytes.length] = 0x80
  new DataView(message.buffer).setBigUint64(message.length - 8, BigInt(bytes.length) * 8n, true)
  return message
}

function addBlock(state: Uint32Array, block: DataView): void {
  let [a = 0, b = 0, c = 0, d = 0] = state
  const [a0, b0, c0, d0] = [a, b, c, d]
  for (let step = 0; step < 64; step++) {
    const round = step >> 4
    const [mixed = 0, word = 0] = rounds[round]?.(b, c, d, step) ?? []
    const sum = (a + mixed + (sines[step] ?? 0) + block.getUint32((word % 16) * 4, true)) | 0
    const turn = rotations[round * 4 + (step % 4)] ?? 0
    ;[a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0]
  }
  state.set([a0 + a, b0 + b, c0 + c, d0 + d])
}
