/** Signatures as X.509, CMS and OCSP name them, given to the one crypto backend. @module */

import { importKey, verifySignature } from '#crypto'
import { type Algorithm, algorithms, elliptic, type Hash } from '../../crypto/backend.ts'
import { concat } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { madeOnce } from '../../lib/made-once.ts'
import { type AlgorithmIdentifier, algorithmIdentifier } from './algorithm.ts'
import type { Certificate, Signed } from './certificate.ts'
import { decode, integer, isContext, items, sequence, small } from './der.ts'

/** Hashes by their object identifiers. */
export const hashes: ReadonlyMap<string, Hash | 'SHA-1'> = new Map([
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
] as const)

type Family = 'pkcs1' | 'pss' | 'ecdsa' | 'eddsa'
/** `undefined` hash: named elsewhere (CMS, PSS parameters). SHA-1 signatures are none of these: they count for nothing. */
const signatureAlgorithms: ReadonlyMap<string, { readonly family: Family; readonly hash?: Hash }> = new Map([
  ['1.2.840.113549.1.1.1', { family: 'pkcs1' }],
  ['1.2.840.113549.1.1.11', { family: 'pkcs1', hash: 'SHA-256' }],
  ['1.2.840.113549.1.1.12', { family: 'pkcs1', hash: 'SHA-384' }],
  ['1.2.840.113549.1.1.13', { family: 'pkcs1', hash: 'SHA-512' }],
  ['1.2.840.113549.1.1.10', { family: 'pss' }],
  ['1.2.840.10045.4.3.2', { family: 'ecdsa', hash: 'SHA-256' }],
  ['1.2.840.10045.4.3.3', { family: 'ecdsa', hash: 'SHA-384' }],
  ['1.2.840.10045.4.3.4', { family: 'ecdsa', hash: 'SHA-512' }],
  ['1.3.101.112', { family: 'eddsa' }],
] as const)

/** `unsupported`: neither true nor false. */
export type Outcome = 'valid' | 'invalid' | 'unsupported'

/** Whether a signature verifies under the key of a certificate. `digest`: the hash that CMS names apart from the algorithm. */
export async function verifySigned(
  { octets: data, algorithm, signature }: Signed,
  { spki }: Pick<Certificate, 'spki'>,
  digest?: Hash,
): Promise<Outcome> {
  try {
    const key = await importKey({ spki })
    const { name, hash } = joseAlgorithm(algorithm, key.type, digest)
    if (name === undefined) return 'unsupported'
    const value = hash ? sideBySide(signature, pointLength[key.type] ?? 0) : signature
    return value !== undefined && (await verifySignature(name, key, data, value, hash)) ? 'valid' : 'invalid'
  } catch (error) {
    // of an algorithm that fits the kind of key: the key is published for another
    if (error instanceof CredentialError) return ['ERR_ASN1', 'ERR_ALGORITHM'].includes(error.code) ? 'invalid' : 'unsupported'
    throw error
  }
}

const outcomes = madeOnce((_: Signed) => new WeakMap<Certificate, Promise<Outcome>>())

/** The same, asked once for each pair: authorities and their lists come again with every credential of a run. */
export function signedBy(signed: Signed, by: Certificate): Promise<Outcome> {
  const known = outcomes(signed)
  const outcome = known.get(by) ?? verifySigned(signed, by)
  known.set(by, outcome)
  return outcome
}

const pointLength: Readonly<Record<string, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 }

interface Named {
  /** JOSE's; `undefined` where it has none for the algorithm and such a key. */
  readonly name?: Algorithm | undefined
  /** Of ECDSA: any goes with any curve (RFC 5758 section 3.2). */
  readonly hash?: Hash | undefined
}

/** @throws CredentialError `ERR_ASN1`. */
function joseAlgorithm(algorithm: AlgorithmIdentifier, type: string, digest: Hash | undefined): Named {
  const facts = signatureAlgorithms.get(algorithm.oid)
  if (facts === undefined) return {}
  if (facts.family === 'ecdsa') return { name: elliptic[type], hash: facts.hash }
  if (facts.family === 'eddsa') return type === 'Ed25519' ? { name: 'EdDSA' } : {}
  const hash = facts.family === 'pss' ? pssHash(algorithm) : (facts.hash ?? digest)
  const found = Object.entries(algorithms).find(
    ([, each]) => 'padding' in each && each.padding === facts.family && each.type === type && each.hash === hash,
  )
  return { name: found?.[0] as Algorithm | undefined }
}

const mgf1 = '1.2.840.113549.1.1.8'

/** RFC 4055 section 3.1: one hash for both, and a salt as long as the hash, is what JOSE has a name for. */
function pssHash({ parameters }: AlgorithmIdentifier): Hash | undefined {
  const parts = sequence(parameters, 'signature parameters')
  const part = (tag: number) => {
    const found = parts.find((each) => isContext(each, tag))
    return found && items(found, 'signature parameters')[0]
  }
  const hash = part(0)
  const mask = part(1)
  if (hash === undefined || mask === undefined) return undefined
  const name = hashes.get(algorithmIdentifier(hash).oid)
  const { oid, parameters: masked } = algorithmIdentifier(mask)
  const maskHash = oid === mgf1 ? hashes.get(algorithmIdentifier(masked).oid) : undefined
  const salt = part(2)
  if (name === undefined || name === 'SHA-1' || maskHash !== name) return undefined
  return salt !== undefined && small(salt) === saltLength[name] ? name : undefined
}
const saltLength: Readonly<Record<Hash, number>> = { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }

/** `SEQUENCE { r INTEGER, s INTEGER }` as the two numbers side by side (RFC 3279 section 2.2.3). */
function sideBySide(signature: Uint8Array, length: number): Uint8Array | undefined {
  const [r, s, more] = sequence(decode(signature, 'signature'), 'signature')
  if (r === undefined || s === undefined || more !== undefined) return undefined
  integer(r)
  integer(s)
  const both = [r, s].map(({ content }) => (content[0] === 0 ? content.subarray(1) : content))
  if (both.some((number) => number.length > length)) return undefined
  return concat(...both.flatMap((number) => [new Uint8Array(length - number.length), number]))
}
