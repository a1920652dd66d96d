/**
 * ecdsa-sd-2023: a holder shows a part of a credential. The issuer signed what must be shown as a whole, and
 * each other statement on its own with a key for this credential only (vc-di-ecdsa section 3.5).
 *
 * @module
 */
import { digest, importKey, verifySignature } from '#crypto'
import type { PublicKey } from '../../crypto/backend.ts'
import { toBase58 } from '../../lib/base58-text.ts'
import { base64url, concat, fromBase64url, utf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, own } from '../../lib/json.ts'
import type { Scope } from '../../lib/scope.ts'
import { rdfForm } from './canonical-form.ts'
import type { Secured } from './secured.ts'

export interface Derived {
  readonly baseSignature: Uint8Array
  /** The key for this credential, as a Multikey. */
  readonly publicKey: Uint8Array
  readonly signatures: readonly Uint8Array[]
  /** What each canonical label was when the issuer signed: made with a secret, so that it tells nothing. */
  readonly labels: ReadonlyMap<string, string>
  readonly mandatory: ReadonlySet<number>
}

/** More statements than this cost a verifier more than they are worth. */
const mostSignatures = 2000

/** Whether a derived proof verifies. @throws CredentialError `ERR_PROOF_FORMAT`, `ERR_LIMIT`; `ERR_UNSUPPORTED` for a proof that was not derived. */
export async function verifyDerived(
  proof: Document,
  key: PublicKey,
  optionsHash: Uint8Array,
  secured: Secured,
  scope: Scope,
): Promise<boolean> {
  const derived = await derivedOf(own(proof, 'proofValue'))
  const quads = relabelled(await secured.text(proof, rdfForm, 'SHA-256', scope), derived.labels)
  const [mandatory, others] = [true, false].map((isMandatory) => quads.filter((_, index) => derived.mandatory.has(index) === isMandatory))
  if (!mandatory || others?.length !== derived.signatures.length) return false
  const signed = concat(optionsHash, derived.publicKey, await digest('SHA-256', utf8(mandatory.join(''))))
  if (!(await verifySignature('ES256', key, signed, derived.baseSignature))) return false
  const own_ = await importKey({ multibase: `z${toBase58(derived.publicKey)}` }, 'ES256')
  for (const [index, quad] of others.entries()) {
    if (!(await verifySignature('ES256', own_, utf8(quad), derived.signatures[index] ?? new Uint8Array()))) return false
  }
  return true
}

/** The statements with the labels that the issuer gave, in order; each with its line end. */
export function relabelled(nquads: string, labels: Derived['labels']): readonly string[] {
  const renamed = (line: string): string =>
    // a label can only be a subject, an object or a graph: what a text says is left alone
    line.replace(/"(?:[^"\\]|\\.)*"|<[^>]*>|_:(c14n\d+)/g, (part: string, label?: string) => {
      if (label === undefined) return part
      const original = labels.get(label)
      if (original === undefined) throw malformed('the proof does not name all the nodes of the document')
      return `_:${original}`
    })
  return nquads
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `${renamed(line)}\n`)
    .sort()
}

const malformed = (message: string, cause?: unknown): CredentialError => new CredentialError('ERR_PROOF_FORMAT', message, { cause })

/** Section 3.5.7: a tag of CBOR that says base or derived, and then five values. @throws CredentialError `ERR_PROOF_FORMAT`, `ERR_UNSUPPORTED`, `ERR_LIMIT`. */
export async function derivedOf(value: unknown): Promise<Derived> {
  const bytes = typeof value === 'string' && value.startsWith('u') ? fromBase64url(value.slice(1)) : undefined
  if (bytes === undefined || bytes[0] !== 0xd9 || bytes[1] !== 0x5d) throw malformed('the value of the proof is not that of this suite')
  if (bytes[2] === 0x00)
    throw new CredentialError('ERR_UNSUPPORTED', 'the proof is the issuer’s own, from which the holder has yet to derive one to show')
  if (bytes[2] !== 0x01) throw malformed('the value of the proof is not that of this suite')
  const [baseSignature, publicKey, signatures, labels, mandatory, ...more] = await values(bytes.subarray(3))
  if (!isBytes(baseSignature, 64) || !isBytes(publicKey, 35) || !isListOf(signatures, (item) => isBytes(item, 64)) || more.length > 0) {
    throw malformed('the value of the proof does not hold what it should')
  }
  if (!isListOf(mandatory, (item) => Number.isInteger(item) && Number(item) >= 0))
    throw malformed('the value of the proof does not hold what it should')
  if (signatures.length > mostSignatures) throw new CredentialError('ERR_LIMIT', `the proof has more than ${mostSignatures} signatures`)
  return {
    baseSignature,
    publicKey,
    signatures: signatures as readonly Uint8Array[],
    labels: labelsOf(labels),
    mandatory: new Set(mandatory as readonly number[]),
  }
}

async function values(bytes: Uint8Array): Promise<readonly unknown[]> {
  // few credentials need it
  const { decode } = await import('cborg')
  try {
    const decoded: unknown = decode(bytes, {
      useMaps: true,
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      rejectDuplicateMapKeys: true,
    })
    return Array.isArray(decoded) ? decoded : []
  } catch (cause) {
    throw malformed('the value of the proof is not CBOR', cause)
  }
}

const isBytes = (value: unknown, length: number): value is Uint8Array => value instanceof Uint8Array && value.length === length
const isListOf = (value: unknown, test: (item: unknown) => boolean): value is readonly unknown[] =>
  Array.isArray(value) && value.every(test)

function labelsOf(value: unknown): ReadonlyMap<string, string> {
  const entries = value instanceof Map ? [...value] : undefined
  if (!entries?.every(([label, digested]) => Number.isInteger(label) && label >= 0 && isBytes(digested, 32))) {
    throw malformed('the value of the proof does not hold what it should')
  }
  const labels = new Map(entries.map(([label, digested]) => [`c14n${label}`, `u${base64url(digested)}`]))
  if (new Set(labels.values()).size !== labels.size) throw malformed('the proof gives two nodes one name')
  return labels
}
