/**
 * The canonical form of a JSON-LD document, and the names in it that no context defines. The only folder that knows
 * JSON-LD. Nothing is fetched: contexts are the built-in ones and the caller's.
 *
 * @module
 */
import { type Awaitable, after, allOf, orElse } from '../lib/awaitable.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { type Document, strings } from '../lib/json.ts'
import { loadOnce } from '../lib/load-once.ts'
import { type Check, checkOf } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { canonicalize } from './canonicalization.ts'
import { builtIn } from './contexts.ts'
import { isUnhandled } from './outcome.ts'
import { type Converted, canonizeOurselves, convertOurselves } from './own-engine.ts'
import type { ChangedContext } from './revisions.ts'
import { type CanonizeOptions, type Settings, settingsOf } from './settings.ts'

export type { CanonizeOptions } from './settings.ts'

/**
 * The canonical N-Quads of a document: JSON-LD 1.1 to RDF in safe mode, then RDF Dataset Canonicalization (RDFC-1.0).
 *
 * @throws CredentialError `ERR_CONTEXT` (an unknown address, named), `ERR_CONTEXT_COMBINATION`, `ERR_UNDEFINED_TERM`,
 *   `ERR_JSONLD`, `ERR_LIMIT`, `ERR_ABORTED`, with `path` where it is known.
 */
export const canonize = async (document: Document, options: CanonizeOptions = {}): Promise<string> => canonical(document, options)

/** As {@link canonize}, at once where the platform hashes at once and every context is loaded. */
export function canonical(document: Document, options: CanonizeOptions = {}): Awaitable<string> {
  const settings = settingsOf(options)
  refuseStopped(settings)
  return explaining(document, () => run(document, settings))
}

const explaining = (document: Document, work: () => Awaitable<string>): Awaitable<string> =>
  orElse(
    () => after(work(), wellFormed),
    (error) =>
      after(explained(asOurs(error), document), (better): never => {
        throw better
      }),
  )

function refuseStopped({ signal }: Settings): void {
  if (signal?.aborted) throw new CredentialError('ERR_ABORTED', 'the caller stopped the work')
}

const npmEngine = /* @__PURE__ */ loadOnce(() => import('./npm-engine.ts'))
const canonizeWithNpm = (document: Document, settings: Settings): Awaitable<string> =>
  after(npmEngine(), (engine) => engine.canonizeWithNpm(document, settings))

function run(document: Document, settings: Settings): Awaitable<string> {
  if (settings.engine === 'jsonld') return canonizeWithNpm(document, settings)
  return after(
    unlessUnhandled(() => canonizeOurselves(document, settings)),
    (ours) => {
      if (ours === undefined) return canonizeWithNpm(document, settings)
      return settings.engine === 'both' ? confirmed(ours, document, settings) : ours
    },
  )
}

/** Few callers ask both. */
const confirmed = async (ours: string, document: Document, settings: Settings): Promise<string> =>
  (await import('./both-engines.ts')).confirmed(ours, document, settings)

/** What our own engine answers; nothing where it leaves the document to `jsonld`. */
const unlessUnhandled = <Value>(attempt: () => Awaitable<Value>): Awaitable<Value | undefined> => orElse(attempt, leave)

function leave(error: unknown): undefined {
  if (isUnhandled(error)) return undefined
  throw error
}

/** Half a surrogate pair has no bytes: two texts would have one hash. */
function wellFormed(text: string): string {
  if (/[\uD800-\uDFFF]/.test(text) && /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)) {
    throw new CredentialError('ERR_LONE_SURROGATE', 'a string holds half of a surrogate pair')
  }
  return text
}

/** What is none of ours says nothing of the document: a part of the package that could not be loaded, for one. */
const asOurs = (error: unknown): CredentialError =>
  error instanceof RangeError
    ? new CredentialError('ERR_LIMIT', 'the document is nested deeper than the limit', { cause: error })
    : credentialError(error)

/** Two contexts that redefine each other's terms have a better message than the processor's. */
const explained = (error: CredentialError, document: Document): Awaitable<CredentialError> =>
  error.code === 'ERR_JSONLD' && /protected term redefinition/.test(error.message)
    ? import('./combinations.ts').then(async ({ knownClash }) => (await knownClash(document, error.path || undefined)) ?? error)
    : error

/** The checks of safe mode, each a sentence for people. */
export const inWords = async (checks: readonly Check[], document: Document): Promise<readonly Check[]> =>
  (await import('./words.ts')).inWords(checks, document)

/** Of the contexts of a document that are built in and change under their address: the revision that it is read with. */
export function revisionsOf(document: Document, given: Settings['contexts'] | undefined): Readonly<Record<string, string>> | undefined {
  const own = given ?? {}
  const dated = strings(document['@context']).flatMap((url) => {
    const revision = Object.hasOwn(own, url) ? undefined : builtIn(url)?.revision
    return revision === undefined ? [] : [[url, revision] as const]
  })
  return dated.length === 0 ? undefined : Object.fromEntries(dated)
}

/** Contexts of a document whose files say more of it than they once said: see `revisions.ts`. */
export const changedContexts = async (document: Document, own: Settings['contexts']): Promise<readonly ChangedContext[]> =>
  (await import('./revisions.ts')).changedContexts(document, own)

/**
 * What the safe mode of JSON-LD objects to: names that no context defines, values that would be dropped, contexts that
 * are not known or cannot be used together. Checks of the id `context`, or none.
 */
export const safeMode = (document: Document, options: CanonizeOptions = {}): Awaitable<readonly Check[]> =>
  linkedDocument(document, options).safeMode()

/** A document that is converted once, whatever is asked of it. Nobody changes it meanwhile. */
export interface LinkedDocument {
  /** As {@link safeMode} answers. */
  readonly safeMode: () => Awaitable<readonly Check[]>
  /** As {@link canonize} answers of the document without the member that is left out. */
  readonly canonize: (hash: NonNullable<CanonizeOptions['hash']>) => Awaitable<string>
}

/** The document of a call, converted once for all checks that ask; its canonical form is the one without its proofs. */
export function linkedIn({ shared, contexts, limits, signal }: LinkedScope, document: Document): LinkedDocument {
  const known = shared?.get(document) as LinkedDocument | undefined
  const linked = known ?? linkedDocument(document, { contexts, limits, signal }, 'proof')
  if (!known) shared?.set(document, linked)
  return linked
}

type LinkedScope = Pick<Scope, 'shared' | 'contexts' | 'limits' | 'signal'>

/** @param without the member that `canonize` leaves out: a document's proof, which does not cover itself */
export function linkedDocument(document: Document, options: CanonizeOptions = {}, without?: string): LinkedDocument {
  const settings = settingsOf(options)
  let made: { readonly answer: Awaitable<Converted | undefined> } | undefined
  const converted = (): Awaitable<Converted | undefined> => {
    made ??= { answer: unlessUnhandled(() => convertOurselves(document, without, settings)) }
    return made.answer
  }
  return {
    safeMode: () => {
      const toCheck = (error: unknown): Awaitable<Check> =>
        after(explained(asOurs(error), document), (better) => checkOf('context', better))
      const byNpm = async (): Promise<readonly Check[]> => {
        try {
          await canonize(document, { ...options, engine: 'jsonld' })
          return []
        } catch (error) {
          return (await import('./text-direction.ts')).besideDirections(document, asOurs(error), (rest) => safeMode(rest, options))
        }
      }
      return orElse(
        () =>
          settings.engine === 'jsonld'
            ? byNpm()
            : after(converted(), (answer) =>
                answer === undefined || (settings.engine === 'both' && answer.objections.length === 0)
                  ? byNpm()
                  : allOf(answer.objections.map(toCheck)),
              ),
        (error) => allOf([toCheck(error)]),
      )
    },
    canonize: (hash) => {
      refuseStopped(settings)
      const answer = settings.engine === 'auto' ? othersIn(converted) : undefined
      return after(answer, (others) =>
        others === undefined
          ? canonical(rest(document, without), { ...options, hash })
          : explaining(document, () => after(canonicalize(others, { ...settings, hash }), ({ text }) => text)),
      )
    },
  }
}

/** Nothing where it failed, whatever it was: the document without the member is asked again. */
const othersIn = (converted: () => Awaitable<Converted | undefined>): Awaitable<Converted['others']> =>
  orElse(
    () => after(converted(), (answer) => answer?.others),
    () => undefined,
  )

const rest = (document: Document, without: string | undefined): Document =>
  Object.fromEntries(Object.entries(document).filter(([key]) => key !== without))
