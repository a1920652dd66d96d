/** Everything that can be checked of a credential, and who stands behind it. @module */
import { type Awaitable, after, allOf, isPromise, orElse } from '../lib/awaitable.ts'
import { inner, scopeOf } from '../lib/call.ts'
import type { Outline, Parsed, ProofEntry, Proven } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { type Document, list, own } from '../lib/json.ts'
import { loadOnce } from '../lib/load-once.ts'
import { madeOnce } from '../lib/made-once.ts'
import type { Memory } from '../lib/memory.ts'
import type { Input, Options, Registry } from '../lib/options.ts'
import { type Check, checkOf, type NestedReport, type Report, verdictOf } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import type { Writable } from '../lib/writable.ts'
import type { Converted } from './convert/converted.ts'
import { type Opened, openIn } from './opened.ts'
import { parseIn } from './parse/one.ts'
import { validityOfForm } from './validate.ts'
import { presentation } from './verify/presentation.ts'
import type { RecipientClaim } from './verify/recipient.ts'
import { sources, standingOf, type Trust } from './verify/standing.ts'
import { entries, statusChecks } from './verify/status.ts'
import { validityChecks } from './verify/validity.ts'
import { withAnything } from './verify/verifiable-credential.ts'

export interface VerifyOptions extends Options {
  /** Sources that say who an issuer is; without one the check `issuer` says so. */
  readonly trust?: Trust | readonly Trust[]
  /** What the caller knows of the person: each is answered matches, differs or not stated. */
  readonly recipient?: RecipientClaim
  /** Checks to make; leaving any out can never give `valid`. What one depends on, as a status list, is checked in full. All unless given. */
  readonly checks?: readonly CheckGroup[]
  /** What a status that cannot be checked means: `unknown` unless the caller wants `fail`. */
  readonly unreachableStatus?: 'unknown' | 'fail'
  /**
   * Asks the addresses of what the credential names by its digest (`relatedResource`, `evidence`, `credentialSchema`), and compares: another
   * digest is `fail ERR_DIGEST`. Unless given nobody is asked, which the check `resource` says.
   */
  readonly resources?: boolean
  /** Keeps in the report what {@link recheck} needs to bring it up to date without the credential. */
  readonly recheckable?: boolean
}
/**
 * `schema` stands for the check `context` too, `proof` for `key-binding`, `holder-binding` and all of a seal, `nested` for `endorsement`. What is
 * asked of a recipient is answered whichever are made.
 */
export type CheckGroup = 'schema' | 'proof' | 'validity' | 'status' | 'issuer' | 'nested' | 'conversion'

/** The check `conversion`, for a document that holds its original. */
export type ConversionCheck = (opened: Opened, scope: Scope) => Promise<Converted | undefined>

export interface Verifier {
  readonly registry: Registry
  readonly conversion?: ConversionCheck
}

/**
 * Verifies a credential.
 * @param memory - What the calls of a run remember together.
 * @throws CredentialError where the input is no credential at all; a fault of a credential is a check.
 */
export async function verifyIn(verifier: Verifier, input: Input, options: VerifyOptions = {}, memory?: Memory): Promise<Report> {
  const outside: Verifier = { ...verifier, registry: withPresentations(verifier.registry) }
  const reading = memory && options.fetch ? (await onceARun()).withInputFetch(options, memory) : options
  const parsed = await parseIn(outside.registry, input, reading)
  const asked = options.trust || options.seals ? await (await sources()).withSoundAnchors(options) : options
  const scope = scopeOf({ options: asked, registry: verifier.registry, memory })
  return verifyParsed(outside, parsed, options, scope)
}

/** Few runs are given addresses to read. */
const onceARun = /* @__PURE__ */ loadOnce(() => import('../lib/network/input-fetch.ts'))

const withPresentations = madeOnce((registry: Registry): Registry => ({ ...registry, formats: [...registry.formats, presentation] }))

/** What is asked of a document: of one that a presentation shows, also whether it is about whoever shows it. */
export interface Asked extends VerifyOptions {
  readonly shownBy?: string
}

/** A credential inside, or one that a check depends on: it may be of any kind. */
async function verifyInside(verifier: Verifier, input: Document | string, options: Asked, scope: Scope, alone?: boolean): Promise<Report> {
  if (scope.depth < 0) throw new CredentialError('ERR_LIMIT', 'credentials are nested deeper than the limit')
  const { fetch: _, ...offline } = options
  const registry = withAnything(verifier.registry)
  const parsed = await parseIn(registry, input, { ...offline, alone })
  return verifyParsed({ ...verifier, registry }, parsed, options, { ...scope })
}

/**
 * The scope of a document: what is inside it, or what it depends on, is one level further in.
 * @param scope - One that nobody else has.
 */
export function verifyingInside(verifier: Verifier, options: VerifyOptions, scope: Writable<Scope>): Scope {
  scope.shared = new Map()
  // not assigned where it is made: V8 puts a function that is assigned to a member at once among the old objects, where it keeps all that
  // the call has made from being freed soon
  const verify: Scope['verify'] = (input, from = scope, alone) => verifyInside(verifier, input, options, inner(from), alone)
  scope.verify = verify
  return scope
}

/**
 * A credential inside answers no challenge, and whose a credential is, is asked of the outer one only; of a presentation, of each that it
 * shows. A presentation inside has to answer the same (`scope`): one that was made for somebody else is shown again.
 */
function ofThoseInside({ presents, issuer: { id } }: Outline, { recipient, shownBy: _, presentation: __, ...options }: Asked): Asked {
  return presents ? { ...options, ...(recipient !== undefined && { recipient }), ...(id !== undefined && { shownBy: id }) } : options
}

/** Has the proofs loaded while the format is: what fails is told when it is asked for. */
function loadBeside({ registry }: Verifier, parsed: Parsed): void {
  for (const family of registry.proofs) if (family.claims(parsed)) void orElse(family.load, () => undefined)
}

/** @param own - A scope that nobody else has. */
async function verifyParsed(verifier: Verifier, parsed: Parsed, options: Asked, own: Scope): Promise<Report> {
  const wanted = own.whole ? undefined : (options.checks ?? undefined)
  const leftOut = wanted !== undefined ? (await choosing()).leftOut(wanted) : no
  const asks = (group: CheckGroup): boolean => wanted?.includes(group) ?? true
  const opening = openIn(verifier.registry, parsed)
  if (isPromise(opening) && asks('proof')) loadBeside(verifier, parsed)
  const opened = isPromise(opening) ? await opening : opening
  const outline = opened.format.outline(opened.normalised, parsed.document)
  const scope = verifyingInside(verifier, ofThoseInside(outline, options), own)
  const proving = asks('proof') ? proofsOf(verifier, opened, outline, scope) : unproven
  const answers = allOf([
    asks('schema')
      ? after(validityOfForm(opened, options, scope), (form) =>
          form.some(({ detail }) => detail?.needs) ? ownSchemasOf(form, parsed, scope) : form,
        )
      : no,
    proving,
    asks('validity') ? validityChecks(outline, scope) : no,
    asks('status') ? statusChecks(verifier.registry, outline, scope) : no,
    asks('nested') && outline.nested.length > 0 ? after(inside(), ({ nestedIn }) => nestedIn(outline, scope, proving)) : nothingInside,
    // one that tells how it was converted says so, also where its original was taken out
    asks('conversion') && ('conversion' in parsed.document || opened.format.mayHoldOriginal?.(opened.normalised.document) !== false)
      ? verifier.conversion?.(opened, scope)
      : undefined,
    'presentation' in options || 'recipient' in options || options.shownBy !== undefined || namesOutside(parsed.document)
      ? furtherOf(outline, options, parsed, scope)
      : no,
  ] as const)
  const [form, proven, dates, status, nested, conversion, further] = isPromise(answers) ? await answers : answers
  const { presents } = outline
  const stood = standingOf(outline, proven, presents ? undefined : options.trust, scope)
  const standing = isPromise(stood) ? await stood : stood
  const found: readonly Check[] = [
    ...(verdictOf(form) === 'invalid' ? (await unread()).withoutUnread(form, proven.checks) : form),
    ...proven.checks,
    ...dates,
    ...status,
    ...(asks('issuer') ? (presents ?? standing.checks) : no),
    ...further,
    ...nested.checks,
    ...(conversion ? [conversion.check] : no),
    ...leftOut,
  ]
  const unreachable = options.unreachableStatus ?? undefined
  const checks = unreachable !== undefined ? (await entries()).unreachableAs(unreachable, found) : found
  const reports: readonly NestedReport[] = [...(proven.nested ?? []), ...nested.reports]
  const { format, version } = parsed
  const report: Writable<Report> = { verdict: verdictOf(checks), format, version, issuer: standing.standing, checks }
  if (options.recheckable) report.ageing = await (await ageing()).ageingOf(parsed, outline, { ...proven, ...conversion }, scope)
  if (reports.length > 0) report.nested = reports
  return report
}

const no: readonly never[] = []
/** Few callers ask more, and few credentials offer it. */
const further = /* @__PURE__ */ loadOnce(() => import('./verify/further.ts'))
const furtherOf = async (outline: Outline, asked: Asked, parsed: Parsed, scope: Scope): Promise<readonly Check[]> =>
  (await further()).furtherChecks(outline, asked, parsed, scope)
const namesOutside = (document: Document): boolean =>
  'refreshService' in document ||
  'relatedResource' in document ||
  haveDigest(document['evidence']) ||
  haveDigest(document['credentialSchema'])
const haveDigest = (objects: unknown): boolean => list(objects).some((one) => own(one, 'digestSRI') ?? own(one, 'digestMultibase'))

/** Few credentials name a schema of their own. */
const ownSchemas = /* @__PURE__ */ loadOnce(() => import('./verify/own-schemas.ts'))
const ownSchemasOf = async (form: readonly Check[], { document }: Parsed, scope: Scope): Promise<readonly Check[]> =>
  (await ownSchemas()).withOwnSchemas(form, document, scope)

/** What is kept for later, where the caller wants it. */
const ageing = /* @__PURE__ */ loadOnce(() => import('./verify/ageing.ts'))
/** Few documents have members that no context defines. */
const unread = /* @__PURE__ */ loadOnce(() => import('./verify/proofs-unread.ts'))
/** Few callers leave checks out. */
const choosing = /* @__PURE__ */ loadOnce(() => import('./verify/left-out.ts'))
/** Few credentials have others inside. */
const inside = /* @__PURE__ */ loadOnce(() => import('./verify/nested.ts'))

const unproven: Proven = { checks: no }
const nothingInside = { checks: no, reports: no }

/** Every family that claims the document answers; none is a credential without a proof. */
function proofsOf({ registry }: Verifier, { parsed }: Opened, outline: Outline, scope: Scope): Awaitable<Proven> {
  const families = registry.proofs.filter(({ claims }) => claims(parsed))
  const [only, another] = families
  if (!only) return after(unproved(), ({ noProof }) => noProof(parsed.document))
  if (!another) return answerOf(only, parsed, outline, scope)
  return severalOf(families.map((family) => answerOf(family, parsed, outline, scope)))
}

/** Few documents have no proof. */
const unproved = /* @__PURE__ */ loadOnce(() => import('./verify/no-proof.ts'))
/** Few documents have proofs of several families. */
const several = /* @__PURE__ */ loadOnce(() => import('./verify/several-proofs.ts'))
const severalOf = async (answers: readonly Awaitable<Proven>[]): Promise<Proven> => (await several()).together(await Promise.all(answers))

const answerOf = (family: ProofEntry, parsed: Parsed, outline: Outline, scope: Scope): Awaitable<Proven> =>
  orElse(
    () => after(family.load(), (proof) => proof.verify(parsed, outline, scope)),
    (error) => ({ checks: [checkOf('proof', credentialError(error))] }),
  )
