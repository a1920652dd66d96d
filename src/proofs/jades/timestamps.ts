/** The timestamps of a seal: what each covers, whether it is whole, and whether its authority is trusted. @module */
import type { Certificate } from '../../keys/x5c/certificate.ts'
import { type Chain, type Evidence, judge } from '../../keys/x5c/chain.ts'
import { withCertificates } from '../../keys/x5c/evidence.ts'
import { type Judged, judgeOrFetch } from '../../keys/x5c/fetch.ts'
import type { Anchors } from '../../keys/x5c/input.ts'
import { concat, utf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { own } from '../../lib/json.ts'
import type { Need } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { Jws, JwsSignature } from '../../lib/tokens/jws.ts'
import type { SealHeader } from './header.ts'
import { readTokens } from './header.ts'
import { checkToken, readToken, type Token, type TokenFault } from './token.ts'
import type { UnsignedItem } from './unsigned.ts'

type TimestampKind = 'adoTst' | 'sigTst' | 'arcTst'

export interface Timestamp {
  readonly kind: TimestampKind
  /** Its place in `etsiU`; -1 for the protected one. */
  readonly place: number
  readonly genTime: number | undefined
  /** `unsupported`, `extension`: neither right nor wrong. `order`: whole, and of a time that cannot be, by the others or by the clock. */
  readonly fault: TokenFault | 'malformed' | 'unsupported' | 'extension' | 'order' | undefined
  readonly certificate: Certificate | undefined
  /** How its authority's certificate was judged, and at what time. */
  readonly trust: Chain | undefined
  readonly trusted: boolean
  /** Where revocation data of its authority could be had, and why it did not come. */
  readonly needs: readonly Need[]
  readonly why?: string
}

/** What the times of a seal are judged by. */
export interface TimePolicy {
  readonly now: number
  readonly mode: 'strict' | 'at-genTime'
  readonly maxAge: number | undefined
  /** Seconds by which the clock of an authority may be ahead. */
  readonly skew: number
}

const most = { tokens: 40, octets: 2 ** 19 }

interface Covered {
  readonly kind: TimestampKind
  readonly place: number
  readonly der: Uint8Array
  /** `undefined`: the octets are not defined, or not without canonicalisation. */
  readonly octets: Uint8Array | undefined
}

/** @throws CredentialError `ERR_LIMIT`. */
export async function judgeTimestamps(
  seal: { readonly jws: Jws; readonly signature: JwsSignature; readonly header: SealHeader; readonly items: readonly UnsignedItem[] },
  evidence: Evidence,
  anchors: Anchors,
  policy: TimePolicy,
  scope: Pick<Scope, 'fetch'>,
): Promise<readonly Timestamp[]> {
  const covered = coverage(seal)
  if (covered.length > most.tokens || covered.reduce((sum, { der }) => sum + der.length, 0) > most.octets)
    throw new CredentialError('ERR_LIMIT', 'the seal has more or larger timestamps than are looked at')
  const read = await Promise.all(covered.map((each) => examine(each, [...evidence.pool, ...anchors.anchors])))
  return trustFromNewest(
    read,
    withCertificates(
      evidence,
      read.flatMap(({ certificates }) => certificates),
      anchors,
    ),
    policy,
    scope,
  )
}

/** Clauses 5.2.6, 5.3.4 and 5.3.6.3.1: the octets under each timestamp. */
function coverage({ jws, signature, header, items }: Parameters<typeof judgeTimestamps>[0]): readonly Covered[] {
  const data = utf8(jws.payload)
  const before = concat(data, utf8(`.${signature.protected}.${signature.signature}.`))
  const archived = (place: number, container: unknown): Uint8Array | undefined => {
    // drafts let it name what it covers: the standard has one answer to that
    if (![undefined, 'all'].includes(own(container, 'timeStamped') as string | undefined)) return undefined
    const earlier = items.slice(0, place).map(({ text }) => text)
    return earlier.some((text) => text === undefined) ? undefined : concat(before, utf8(earlier.join('')))
  }
  const unsigned = items.flatMap(({ kind, value }, place): readonly Covered[] => {
    if (kind !== 'sigTst' && kind !== 'arcTst') return []
    const octets = kind === 'sigTst' ? utf8(signature.signature) : archived(place, value)
    return (readTokens(value) ?? []).map((der) => ({ kind, place, der, octets }))
  })
  return [...header.contentTokens.map((der) => ({ kind: 'adoTst', place: -1, der, octets: data }) as const), ...unsigned]
}

type Examined = Omit<Timestamp, 'trust' | 'trusted' | 'needs' | 'why'> & { readonly certificates: readonly Certificate[] }

async function examine({ kind, place, der, octets }: Covered, around: readonly Certificate[]): Promise<Examined> {
  const base = { kind, place, certificate: undefined, certificates: [] as readonly Certificate[] }
  let token: Token | undefined
  try {
    token = readToken(der)
    const { genTime, certificates } = token
    if (octets === undefined) return { ...base, genTime, fault: 'unsupported', certificates }
    const result = await checkToken(token, octets, around)
    if (result.fault === undefined) return { ...base, genTime, fault: undefined, certificate: result.certificate, certificates }
    return { ...base, genTime, fault: result.fault === 'algorithm' ? 'unsupported' : result.fault, certificates }
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    return { ...base, genTime: token?.genTime, fault: error.code === 'ERR_LIMIT' ? 'unsupported' : 'malformed' }
  }
}

/**
 * EN 319 102-1 clause 5.6.2.3: the newest archive timestamp is judged now; what it covers is judged at the time
 * that it proves, and so on down to the timestamp of the signature.
 */
async function trustFromNewest(
  read: readonly Examined[],
  evidence: Evidence,
  policy: TimePolicy,
  scope: Pick<Scope, 'fetch'>,
): Promise<readonly Timestamp[]> {
  const judged = new Map<Examined, Timestamp>()
  for (const each of [...read].sort((a, b) => b.place - a.place)) {
    const { certificates: _, ...timestamp } = each
    const { certificate, genTime } = each
    const control = provenBy(['arcTst'], each, judged, policy.now)
    // the signature that a timestamp shows was made after the one over the payload
    const latest = each.kind === 'adoTst' ? provenBy(['arcTst', 'sigTst'], each, judged, policy.now) : control
    if (certificate === undefined || genTime === undefined || genTime > (latest < policy.now ? latest : policy.now + policy.skew * 1000)) {
      judged.set(each, { ...timestamp, fault: timestamp.fault ?? 'order', trust: undefined, trusted: false, needs: [] })
      continue
    }
    const { chain, ...missing } = await judgeAuthority(certificate, evidence, { control, genTime, policy }, scope)
    judged.set(each, { ...timestamp, trust: chain, trusted: chain.state === 'good', ...missing })
  }
  return read.map((each) => judged.get(each)).filter((each) => each !== undefined)
}

/** The earliest time of the trusted timestamps of those kinds that stand behind it; now, where there are none. */
const provenBy = (kinds: readonly string[], { place }: Examined, judged: ReadonlyMap<Examined, Timestamp>, now: number): number =>
  Math.min(
    now,
    ...[...judged.values()].flatMap(({ kind, trusted, place: newer, genTime = now }) =>
      kinds.includes(kind) && trusted && newer > place ? [genTime] : [],
    ),
  )

async function judgeAuthority(
  certificate: Certificate,
  evidence: Evidence,
  { control, genTime, policy }: { readonly control: number; readonly genTime: number; readonly policy: TimePolicy },
  scope: Pick<Scope, 'fetch'>,
): Promise<Judged> {
  const { now, maxAge, skew } = policy
  if (policy.mode === 'strict') return judgeOrFetch(certificate, evidence, { at: control, now, maxAge, skew }, scope)
  return { chain: await judge(certificate, evidence, { at: genTime, now, maxAge, skew, revocation: 'if-known' }), needs: [] }
}
