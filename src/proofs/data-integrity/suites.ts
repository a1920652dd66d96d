/**
 * The cryptosuites, a row each: how a document becomes bytes, which keys sign it, and where the signature
 * stands. All else is shared.
 *
 * @module
 */
import type { Algorithm, Hash, PublicKey } from '../../crypto/backend.ts'
import type { KeyType } from '../../crypto/material.ts'
import { type Document, own, text } from '../../lib/json.ts'
import type { Scope } from '../../lib/scope.ts'
import { type CanonicalForm, jcsForm, rdfForm } from './canonical-form.ts'
import type { Secured } from './secured.ts'
import { detachedJws, multibaseValue, type SignatureForm } from './signature-form.ts'

/** What a key of one kind signs with. */
interface KeyUse {
  readonly algorithm: Algorithm
  readonly hash: Hash
}

export interface Suite {
  readonly form: CanonicalForm
  readonly keys: { readonly [Type in KeyType]?: KeyUse }
  readonly signature: SignatureForm
  readonly terms: readonly string[]
  /** Older suites are types of proof; the others share the type `DataIntegrityProof`. */
  readonly ownType?: true
  /** Where more is signed than two hashes: whether the proof verifies, given the hash of its own members. */
  readonly verify?: (proof: Document, key: PublicKey, optionsHash: Uint8Array, secured: Secured, scope: Scope) => Promise<boolean>
  /** The name is one of a draft; what it meant is the same. */
  readonly drift?: true
}

const edwards: Suite['keys'] = { Ed25519: { algorithm: 'EdDSA', hash: 'SHA-256' } }
const p256: KeyUse = { algorithm: 'ES256', hash: 'SHA-256' }
// vc-di-ecdsa section 3: the curve chooses the hash
const curves: Suite['keys'] = { 'P-256': p256, 'P-384': { algorithm: 'ES384', hash: 'SHA-384' } }
const joseKeys: Suite['keys'] = {
  Ed25519: { algorithm: 'EdDSA', hash: 'SHA-256' },
  'P-256': { algorithm: 'ES256', hash: 'SHA-256' },
  'P-384': { algorithm: 'ES384', hash: 'SHA-256' },
  RSA: { algorithm: 'PS256', hash: 'SHA-256' },
}

/** The contexts that define a proof's terms; the first is added where an issued document has none of them. */
const general = [
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/data-integrity/v1',
  'https://www.w3.org/ns/credentials/v2',
]
const of2020 = ['https://w3id.org/security/suites/ed25519-2020/v1']
const of2018 = ['https://w3id.org/security/suites/ed25519-2018/v1', 'https://www.w3.org/2018/credentials/v1']
const ofJws = ['https://w3id.org/security/suites/jws-2020/v1']

/** Few holders show a part of a credential. */
const derived: Suite['verify'] = async (...given) => (await import('./derived-proof.ts')).verifyDerived(...given)

const eddsaRdfc: Suite = { form: rdfForm, keys: edwards, signature: multibaseValue, terms: general }

export const suites: Readonly<Record<string, Suite>> = {
  'eddsa-rdfc-2022': eddsaRdfc,
  'eddsa-jcs-2022': { form: jcsForm, keys: edwards, signature: multibaseValue, terms: general },
  'ecdsa-rdfc-2019': { form: rdfForm, keys: curves, signature: multibaseValue, terms: general },
  'ecdsa-jcs-2019': { form: jcsForm, keys: curves, signature: multibaseValue, terms: general },
  'ecdsa-sd-2023': { form: rdfForm, keys: { 'P-256': p256 }, signature: multibaseValue, terms: general, verify: derived },
  Ed25519Signature2020: { ...eddsaRdfc, terms: of2020, ownType: true },
  Ed25519Signature2018: { form: rdfForm, keys: edwards, signature: detachedJws, terms: of2018, ownType: true },
  JsonWebSignature2020: { form: rdfForm, keys: joseKeys, signature: detachedJws, terms: ofJws, ownType: true },
  'eddsa-2022': { ...eddsaRdfc, drift: true },
  'eddsa-rdf-2022': { ...eddsaRdfc, drift: true },
}

/** The name of a proof’s suite: `cryptosuite` where the type is the general one, else the type itself. */
export function suiteName(proof: Document): string | undefined {
  const given = own(proof, 'type')
  const type = Array.isArray(given) && given.length === 1 ? given[0] : given
  return type === 'DataIntegrityProof' ? text(own(proof, 'cryptosuite')) : text(type)
}

/** The suite of a proof, where it is supported and the proof is of the type that the suite has. */
export function suiteOf(proof: Document): Suite | undefined {
  const name = suiteName(proof)
  const suite = name !== undefined && Object.hasOwn(suites, name) ? suites[name] : undefined
  return suite && (name === own(proof, 'cryptosuite')) === (suite.ownType ?? false) ? undefined : suite
}
