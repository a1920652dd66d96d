/** A document apart from its proofs, and what the proofs share (VC Data Integrity 1.0 sections 2.1.1, 2.1.2 and 4.4). @module */
import { digest } from '#crypto'
import type { Hash } from '../../crypto/backend.ts'
import { type Awaitable, after } from '../../lib/awaitable.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, list, own } from '../../lib/json.ts'
import type { Scope } from '../../lib/scope.ts'
import type { CanonicalForm } from './canonical-form.ts'

export interface Secured {
  /** The document without its proofs. */
  readonly unsecured: Document
  /** As they stand: what is not an object is no proof. */
  readonly proofs: readonly unknown[]
  /** The canonical text of what a proof covers, and its hash: computed once for all the proofs that cover the same. */
  readonly text: (proof: Document, form: CanonicalForm, algorithm: Hash, scope: Scope) => Awaitable<string>
  readonly hash: (proof: Document, form: CanonicalForm, algorithm: Hash, scope: Scope) => Awaitable<Uint8Array>
}

export function securedDocument(document: Document): Secured {
  const { proof, ...unsecured } = document
  const proofs = list(proof)
  const texts = new Map<string, Awaitable<string>>()
  const hashes = new Map<string, Awaitable<Uint8Array>>()
  const text: Secured['text'] = (proof, form, algorithm, scope) =>
    kept(texts, nameOf(proof, form, algorithm), () => {
      const covered = withPrevious(form.covered(unsecured, proof), proof, proofs)
      return covered === unsecured && form.canonizeUnsecured
        ? form.canonizeUnsecured(unsecured, document, algorithm, scope)
        : form.canonize(covered, algorithm, scope)
    })
  const hash: Secured['hash'] = (proof, form, algorithm, scope) =>
    kept(hashes, nameOf(proof, form, algorithm), () =>
      after(text(proof, form, algorithm, scope), (covered): Awaitable<Uint8Array> => digest(algorithm, covered)),
    )
  return { unsecured, proofs, text, hash }
}

function kept<Value>(made: Map<string, Awaitable<Value>>, name: string, make: () => Awaitable<Value>): Awaitable<Value> {
  const known = made.get(name) ?? make()
  made.set(name, known)
  return known
}

/** All that decides what a proof covers. */
function nameOf(proof: Document, { name }: CanonicalForm, algorithm: Hash): string {
  const previous = own(proof, 'previousProof')
  const context = own(proof, '@context')
  const usual = `${name} ${algorithm}`
  return previous === undefined && context === undefined ? usual : `${usual} ${JSON.stringify([previous ?? null, context ?? null])}`
}

/** A proof in a chain covers the proofs that it names, in their order. */
function withPrevious(unsecured: Document, proof: Document, proofs: readonly unknown[]): Document {
  const names = list(own(proof, 'previousProof'))
  if (names.length === 0) return unsecured
  if (names.length > proofs.length) throw new CredentialError('ERR_PROOF_FORMAT', 'the proof builds on more proofs than there are')
  return { ...unsecured, proof: names.map((name) => named(name, proofs)) }
}

function named(name: unknown, proofs: readonly unknown[]): Document {
  const [found, ...more] = proofs.filter((proof) => typeof name === 'string' && isObject(proof) && own(proof, 'id') === name)
  if (!isObject(found) || more.length > 0)
    throw new CredentialError('ERR_PROOF_FORMAT', 'the proof builds on one that is not there, or there twice')
  return found
}
