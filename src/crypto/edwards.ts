/**
 * What makes an Ed25519 key or signature acceptable before any backend looks at it, so that all of them
 * agree: encodings are canonical (RFC 8032 section 5.1.3), S is below the group order (5.1.7), and neither the
 * key nor R is one of the eight points of small order (as WebCrypto's Ed25519 asks). The equation itself is the
 * one without the cofactor.
 *
 * @module
 */
import { fromLittleEndian, jacobi, modulo } from './number.ts'

const prime = 2n ** 255n - 19n
const order = 2n ** 252n + 27742317777372353535851937790883648493n
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n
/** The y of the points of order 8, up to sign. */
const eighth = 2707385501144840649318225287225658788936804267575313519463743609750303402022n
/** The y of every point of small order: of order 4, 1, 2 and 8. */
const smallOrder: ReadonlySet<bigint> = new Set([0n, 1n, prime - 1n, eighth, prime - eighth])

/** The topmost bytes, without the sign, of all y that are not acceptable: those of small order, and those that are not below the prime. */
const suspicious: ReadonlySet<number> = new Set([...smallOrder].map((y) => Number(y >> 248n)).concat(0x7f))

/** Whether the first 32 bytes are the canonical encoding of a y that is not of small order; the topmost bit is the sign of x. */
function beginsWithEncoding(bytes: Uint8Array): boolean {
  if (!suspicious.has((bytes[31] ?? 0) & 0x7f)) return true
  const y = yIn(bytes.subarray(0, 32))
  return y < prime && !smallOrder.has(y)
}

const yIn = (encoding: Uint8Array): bigint => fromLittleEndian(encoding) & (2n ** 255n - 1n)

/** The order in its topmost byte; most signatures are decided by that. */
const orderTop = Number(order >> 248n)

function endsBelowOrder(signature: Uint8Array): boolean {
  const top = signature[63] ?? 0
  return top < orderTop || (top === orderTop && fromLittleEndian(signature.subarray(32)) < order)
}

/** Whether 32 bytes are a public key: a canonical encoding of a point of the curve, not of small order. */
export function isEdwardsKey(encoding: Uint8Array): boolean {
  if (encoding.length !== 32 || !beginsWithEncoding(encoding)) return false
  // x² = (y² - 1) / (d y² + 1), and a fraction is a square where the product of its terms is
  const ySquare = modulo(yIn(encoding) ** 2n, prime)
  return jacobi((ySquare - 1n) * (d * ySquare + 1n), prime) === 1
}

/** Whether 64 bytes can be a signature: R canonical and not of small order, S below the order. */
export const isEdwardsSignature = (signature: Uint8Array): boolean =>
  signature.length === 64 && beginsWithEncoding(signature) && endsBelowOrder(signature)
