/** Arithmetic on the NIST curves, for signatures that no key pair would make. Not for anything secret. */
import { modulo, power } from '../../src/crypto/number.ts'
import { type CurveName, curves } from '../../src/crypto/weierstrass.ts'

/** A point, or the one at infinity. */
export type Point = { readonly x: bigint; readonly y: bigint } | undefined

/** By Euclid's algorithm, which is much faster than a power. */
export function inverse(value: bigint, prime: bigint): bigint {
  let [a, b, x, y] = [modulo(value, prime), prime, 1n, 0n]
  while (b > 0n) {
    const quotient = a / b
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  return modulo(x, prime)
}

/** The base points (SP 800-186 section 3.2.1). */
const bases: Readonly<Record<CurveName, bigint>> = {
  'P-256': 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  'P-384': 0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
  'P-521':
    0x00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66n,
}
const evenBases: ReadonlySet<CurveName> = new Set<CurveName>(['P-521'])

/** A point with this first coordinate, where there is one. */
export function pointAt(name: CurveName, x: bigint, even: boolean): Point {
  const { prime, b } = curves[name]
  const square = modulo(x ** 3n - 3n * x + b, prime)
  const root = power(square, (prime + 1n) / 4n, prime)
  if ((root * root) % prime !== square) return undefined
  return { x, y: (root % 2n === 0n) === even ? root : prime - root }
}

export const base = (name: CurveName): Point => pointAt(name, bases[name], evenBases.has(name))

export function add(name: CurveName, a: Point, b: Point): Point {
  const { prime } = curves[name]
  if (a === undefined || b === undefined) return a ?? b
  if (a.x === b.x && (a.y + b.y) % prime === 0n) return undefined
  const slope = a.x === b.x ? (3n * a.x * a.x - 3n) * inverse(2n * a.y, prime) : (b.y - a.y) * inverse(modulo(b.x - a.x, prime), prime)
  const x = modulo(slope * slope - a.x - b.x, prime)
  return { x, y: modulo(slope * (a.x - x) - a.y, prime) }
}

export function times(name: CurveName, factor: bigint, point: Point): Point {
  let sum: Point
  let double = point
  for (let rest = modulo(factor, curves[name].order); rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = add(name, sum, double)
    double = add(name, double, double)
  }
  return sum
}
