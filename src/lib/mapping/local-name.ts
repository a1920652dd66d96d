/** Names of the nodes of one document, made of what they say. @module */
type Lanes = readonly [number, number, number, number]
/** Digits of pi, so that nobody has chosen them. */
const start: Lanes = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]

/** Four multiplicative hashes of 32 bits: a cryptographic one for each of the many nodes would cost more than the conversion. */
function mix([a, b, c, d]: Lanes, text: string): Lanes {
  // said to be 32 bits from the first round on: an engine need not find that out at each
  let [w, x, y, z] = [a | 0, b | 0, c | 0, d | 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    w = Math.imul(w ^ code, 0x9e3779b1)
    x = Math.imul(x ^ code, 0x85ebca6b)
    y = Math.imul(y ^ code, 0xc2b2ae35)
    z = Math.imul(z ^ code, 0x27d4eb2f)
    w ^= w >>> 15
    x ^= x >>> 13
    y ^= y >>> 16
    z ^= z >>> 14
  }
  return [w, x, y, z]
}

const digits = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
/** The characters of a UUID: filled in anew for each. */
const codes = Array.from('00000000-0000-0000-0000-000000000000', (character) => character.charCodeAt(0))

/** Writes the digits of 32 bits, past the hyphens. */
function write(bits: number, start: number): number {
  let at = start
  for (let shift = 28; shift >= 0; shift -= 4) {
    if (at === 8 || at === 13 || at === 18 || at === 23) at++
    codes[at++] = digits[(bits >>> shift) & 15] ?? 0
  }
  return at
}

/** A UUID of version 8 (RFC 9562): 122 bits of our own making. */
function uuidOf([a, b, c, d]: Lanes): string {
  write(d, write((c & 0x3fffffff) | 0x80000000, write((b & 0xffff0fff) | 0x8000, write(a, 0))))
  return String.fromCharCode(...codes)
}

/** Names for nodes of a document: the same content has the same name, and other content never has, whatever the hash says. */
export function namesIn(document: string): (content: string, prefix: string) => string {
  const seed = mix(start, document)
  const contents = new Map<string, string>()
  return (content, prefix) => {
    for (let lanes = mix(seed, content); ; lanes = mix(lanes, '#')) {
      const name = prefix + uuidOf(lanes)
      const before = contents.get(name)
      if (before === undefined) contents.set(name, content)
      if (before === undefined || before === content) return name
    }
  }
}
