/** What the caller's sources of trust say of an issuer. @module */
import type { Proven } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { isObject } from '../../lib/json.ts'
import { inTime } from '../../lib/network/in-time.ts'
import { type Check, checkOf, fail, pass, type Standing, warn } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { AnchorInput, SealOptions } from '../../lib/seal-options.ts'
import { type Listing, notAsked, type Stood, type Trust, type TrustQuestion, type TrustSource } from './standing.ts'

/** A source may ask several addresses, one after the other: so many times the limit of one answer are waited for. */
const patience = 4

const sourcesOf = (trust: Trust | readonly Trust[] | undefined): readonly TrustSource[] => [trust ?? []].flat().map(sourceOf)

/** @throws CredentialError `ERR_OPTION` where it is no source: it would end as an answer that nobody gave. */
function sourceOf(one: Trust): TrustSource {
  if (typeof one === 'function') return { name: one.name || 'the caller', lookup: one }
  if (!isObject(one) || typeof one.lookup !== 'function')
    throw new CredentialError('ERR_OPTION', 'a source of trust is neither a function nor an object with a lookup')
  for (const given of [one.anchors, one.timestampAnchors])
    if (given && !Array.isArray(given)) throw new CredentialError('ERR_OPTION', 'the anchors of a source of trust are no list')
  if (one.qualification && typeof one.qualification !== 'function')
    throw new CredentialError('ERR_OPTION', 'the qualification of a source of trust is no function')
  return one
}

/** The options of a verification with the anchors that its sources bring, and what they say of qualified seals. */
export function withAnchors<Given extends Anchoring>(options: Given): Given {
  const { seals } = options
  const sources = sourcesOf(options.trust)
  const anchors = joined(
    seals?.anchors,
    sources.flatMap((source) => (source.anchors ? [source.anchors] : [])),
  )
  const timestampAnchors = joined(
    seals?.timestampAnchors,
    sources.flatMap((source) => (source.timestampAnchors ? [source.timestampAnchors] : [])),
  )
  const qualifiers = sources.flatMap(({ qualification }) => (qualification ? [qualification] : []))
  if (!anchors && !timestampAnchors && qualifiers.length === 0) return options
  return {
    ...options,
    seals: {
      ...seals,
      ...(anchors && { anchors }),
      ...(timestampAnchors && { timestampAnchors }),
      ...(qualifiers.length > 0 && { qualifiers: [...(seals?.qualifiers ?? []), ...qualifiers] }),
    },
  }
}
type Anchors = readonly AnchorInput[]
const before = new WeakMap<Anchors, Anchors>()

/** The same list as the last time, where it says the same: a thousand anchors are read once for each list that they stand in. */
function joined(own: Anchors | undefined, brought: readonly Anchors[]): Anchors | undefined {
  const [first] = brought
  if (first === undefined) return undefined
  const all = [own ?? [], ...brought].flat()
  const known = before.get(first) ?? first
  if (known.length === all.length && known.every((anchor, index) => anchor === all[index])) return known
  before.set(first, all)
  return all
}

interface Anchoring {
  readonly seals?: SealOptions
  readonly trust?: Trust | readonly Trust[]
}

/** The same, looked at. @throws CredentialError `ERR_OPTION` where it cannot be used: that is no fault of a credential. */
export async function withSoundAnchors<Given extends Anchoring>(options: Given): Promise<Given> {
  const asked = withAnchors(options)
  if (asked.seals) (await import('../../keys/x5c/options.ts')).soundOptions(asked.seals)
  return asked
}

/** What is known of an issuer before anybody was asked. */
interface Known {
  readonly known: Standing
  /** Whether the proofs say that the issuer's own key signed. */
  readonly proved: boolean
  readonly proven: Pick<Proven, 'anchor' | 'anchoredAt'>
}

export async function standingAmong(trust: Trust | readonly Trust[], { known, proved, proven }: Known, scope: Scope): Promise<Stood> {
  const sources = sourcesOf(trust)
  const { id, control } = known
  const { anchor, anchoredAt } = proven
  const at = anchoredAt === undefined ? scope.now : new Date(anchoredAt)
  const question = id === undefined ? undefined : { id, control, ...(proved && anchor && { anchor, at }) }
  const answers = await Promise.all(question ? sources.map((source) => ask(source, question, scope)) : [])
  const listings = answers.flatMap((answer) => ('listing' in answer && answer.listing ? [answer.listing] : []))
  const checks = answers.flatMap((answer) => ('check' in answer ? [answer.check] : []))
  return {
    checks: [
      ...checks,
      ...issuerChecks(listings, proved, {
        given: sources.length > 0,
        asked: question !== undefined,
        answered: checks.length === 0 || checks.length < sources.length,
      }),
    ],
    standing: proved ? listed(known, listings) : known,
  }
}

function listed(known: Standing, listings: readonly Listing[]): Standing {
  if (listings.length === 0) return known
  const good = listings.filter(({ trusted }) => trusted !== false)
  const named = good.find((listing) => typeof listing.name === 'string')?.name
  return {
    ...known,
    ...(named !== undefined && { name: named, nameIsFrom: 'register' as const }),
    listedBy: good.map(({ source }) => source),
  }
}

async function ask(source: TrustSource, issuer: TrustQuestion, scope: Scope): Promise<{ listing: Listing | undefined } | { check: Check }> {
  try {
    const { limits, signal } = scope
    const late = (): CredentialError => new CredentialError('ERR_NETWORK', 'the trust source did not answer in time')
    const given: unknown = await inTime(async () => source.lookup(issuer, scope), { time: patience * limits.time, signal, late })
    if (given !== undefined && given !== null && !isListing(given))
      throw new CredentialError('ERR_NETWORK', 'the trust source did not answer with a listing')
    return { listing: given ?? undefined }
  } catch (error) {
    const failure = credentialError(error, 'ERR_NETWORK', 'the trust source could not be asked')
    // whatever is wrong with a source is no fault of the credential
    const check = checkOf('issuer', failure, { detail: { source: source.name, ...(failure.needs && { needs: failure.needs }) } })
    return { check: { ...check, outcome: 'unknown' } }
  }
}

/** A function that says `true` has not said who vouches, and one that says `trusted: 'no'` does not vouch. */
const isListing = (given: unknown): given is Listing =>
  isObject(given) &&
  typeof given['source'] === 'string' &&
  ['string', 'undefined'].includes(typeof (given['name'] ?? undefined)) &&
  ['boolean', 'undefined'].includes(typeof (given['trusted'] ?? undefined))

/**
 * The check `issuer`. A listing counts only for an issuer whose key was proved to be its own: a register
 * vouches for an identifier, not for everybody who writes it into a credential.
 */
function issuerChecks(
  listings: readonly Listing[],
  proved: boolean,
  sources: { readonly given: boolean; readonly asked: boolean; readonly answered: boolean },
): readonly Check[] {
  if (!sources.given) return [notAsked]
  if (!sources.asked) return [warn('issuer', 'ERR_ISSUER', 'The credential names no issuer that a trust source could be asked about.')]
  // that none could be asked is said already
  if (!sources.answered) return []
  const distrusted = listings.filter(({ trusted }) => trusted === false)
  if (distrusted.length > 0)
    return distrusted.map(({ source }) => fail('issuer', 'ERR_ISSUER_DISTRUSTED', `${source} says that this issuer is not to be trusted.`))
  if (listings.length === 0) return [warn('issuer', 'ERR_ISSUER', 'No trust source that was asked knows this issuer.')]
  if (!proved) return [warn('issuer', 'ERR_ISSUER', 'The issuer named is listed, but nothing proves that the credential is that issuer’s.')]
  return [pass('issuer', `The issuer is listed by ${listings.map(({ source }) => source).join(', ')}.`)]
}
