/** One proof of a document: whether the bytes verify, and under whose key (VC Data Integrity 1.0 section 4.4). @module */
import { digest, verifySignature } from '#crypto'
import type { Hash } from '../../crypto/backend.ts'
import { type Awaitable, after, orElse } from '../../lib/awaitable.ts'
import { concat } from '../../lib/bytes.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { type Document, isObject } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { type Check, checkOf, fail, pass, type Standing, skip } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { hold, type Node } from '../../lib/tree.ts'
import { type Lookup, lookUp } from '../key-binding.ts'
import { type ProofOptions, proofOptions, purposeOf } from './proof-options.ts'
import type { Secured } from './secured.ts'
import { type Suite, suiteName, suiteOf } from './suites.ts'

/** Where a proof is, and whose it should be. */
export interface Place {
  readonly path: string
  readonly issuer: string | undefined
}

export interface Verified {
  readonly checks: readonly Check[]
  /** What the key's binding rests on, where the key is bound. */
  readonly control?: Standing['control']
}

export function verifyProof(proof: unknown, secured: Secured, { path, issuer }: Place, scope: Scope): Awaitable<Verified> {
  const more = { path }
  if (!isObject(proof)) return { checks: [fail('proof', 'ERR_PROOF_FORMAT', 'The proof is not an object.', more), notLookedUp(path)] }
  const suite = suiteOf(proof)
  if (!suite) return after(unsupported(), ({ notSupported }) => ({ checks: [notSupported(suiteName(proof), path), notLookedUp(path)] }))
  const stated = orElse(
    () => optionsOf(proof, secured, scope),
    (error) => checkOf('proof', credentialError(error), more),
  )
  return after(stated, (options) =>
    'outcome' in options ? { checks: [options, notLookedUp(path)] } : signedWith(proof, suite, secured, options, { path, issuer }, scope),
  )
}

/** What a proof says of itself; that of a presentation has to answer what its holder was asked. */
function optionsOf(proof: Document, { unsecured }: Secured, scope: Scope): Awaitable<ProofOptions> {
  const options = proofOptions(proof, purposeOf(unsecured), scope)
  if (options.purpose !== 'authentication') return options
  return after(answers(), ({ refuseOtherAnswers }) => {
    refuseOtherAnswers(proof, scope.presentation)
    return options
  })
}
const answers = /* @__PURE__ */ loadOnce(() => import('../presentation-answer.ts'))

function signedWith(
  proof: Document,
  suite: Suite,
  secured: Secured,
  options: ProofOptions,
  { path, issuer }: Place,
  scope: Scope,
): Awaitable<Verified> {
  return after(lookUp(options.verificationMethod, { issuer, purpose: options.purpose, path }, scope), ({ key, binding, control }) =>
    after(bytesCheck(proof, suite, key, secured, path, scope), (check): Awaitable<Verified> => {
      const verified = (remarks: readonly Check[]): Verified => {
        const checks = [check, ...remarks, binding]
        return control === undefined ? { checks } : { checks, control }
      }
      if (
        check.outcome !== 'pass' ||
        !(suite.drift || suite.verify || isEarly(options, scope) || 'domain' in proof || 'challenge' in proof)
      )
        return verified([])
      return after(remarks(), ({ remarksOn }) => verified(remarksOn(proof, suite, options, scope, path)))
    }),
  )
}
const remarks = /* @__PURE__ */ loadOnce(() => import('./remarks.ts'))

/** Whether the time of signing is still to come. */
const isEarly = ({ created = Number.NaN }: ProofOptions, { now, skew }: Scope): boolean => created > now.getTime() + skew * 1000

/** Whether the bytes verify under the key, or why there is none. */
const bytesCheck = (proof: Document, suite: Suite, key: Lookup['key'], secured: Secured, path: string, scope: Scope): Awaitable<Check> =>
  orElse(
    () => {
      if (key instanceof CredentialError) throw key
      return after(
        verifies(proof, suite, key, secured, scope),
        (good): Awaitable<Check> =>
          good ? pass('proof', 'The document is as it was signed.', { path }) : refused(suite, secured, path, scope),
      )
    },
    (error) => checkOf('proof', credentialError(error), { path }),
  )

/** What may have happened: see `refusal.ts`, which is loaded for this alone. */
const refused = async (suite: Suite, secured: Secured, path: string, scope: Scope): Promise<Check> =>
  (await import('./refusal.ts')).refusal(suite, secured, path, scope)

type Key = Parameters<typeof verifySignature>[1]

function verifies(proof: Document, suite: Suite, key: Key, secured: Secured, scope: Scope): Awaitable<boolean> {
  const use = suite.keys[key.type]
  if (!use) throw new CredentialError('ERR_ALGORITHM', 'the key is of a kind that the proof’s suite does not use')
  return after(optionsHash(proof, suite, use.hash, secured.unsecured, scope), (options) => {
    if (suite.verify) return suite.verify(proof, key, options, secured, scope)
    return after(secured.hash(proof, suite.form, use.hash, scope), (document): Awaitable<boolean> => {
      const read = suite.signature.read(proof, concat(options, document), use.algorithm)
      return after(read, ({ data, signature }): Awaitable<boolean> => verifySignature(use.algorithm, key, data, signature))
    })
  })
}

/** The hash of a proof’s own members, without its signature. */
export function optionsHash(
  proof: Document,
  { form, signature }: Suite,
  hash: Hash,
  unsecured: Document,
  scope: Scope,
): Awaitable<Uint8Array> {
  const options = without(proof, signature.member)
  return after(form.canonize(form.options(unsecured, options), hash, scope), (text): Awaitable<Uint8Array> => digest(hash, text))
}

/** The members but one: `const { [name]: _, ...others }` says the same, and takes as long as the rest of the hash. */
function without(document: Document, member: string): Node {
  const others: Node = {}
  for (const name of Object.keys(document)) if (name !== member) hold(others, name, document[name])
  return others
}

const unsupported = /* @__PURE__ */ loadOnce(() => import('./unsupported-suite.ts'))

const notLookedUp = (path: string): Check =>
  skip('key-binding', 'ERR_PROOF', 'The key was not looked up, for the proof could not be used.', { path })
