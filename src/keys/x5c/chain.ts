/** A certificate judged at a time: path, validity, revocation (EN 319 102-1 clauses 5.2.6 and 5.6.2). @module */
import { equalBytes } from '../../lib/bytes.ts'
import type { Certificate } from './certificate.ts'
import { type Anchors, anchorsAt, trustedUntil } from './input.ts'
import { findPaths, type Path, type Search } from './path.ts'
import { type Clock, goodUntil, type Revocations, type Standing, type Status, standingAt, statusesOf } from './revocation.ts'

export interface Evidence extends Search, Revocations, Anchors {}

export type ChainState =
  | 'good'
  | 'no-path'
  | 'limit'
  | 'weak'
  | 'not-yet-valid'
  | 'expired'
  | 'revoked'
  | 'authority-revoked'
  | 'revocation-unknown'

export interface Chain {
  readonly state: ChainState
  readonly path?: Path
  readonly faults: readonly string[]
  /** The certificate that the state is about, counted from 0, the one in question. */
  readonly index?: number
  /** When it was revoked. */
  readonly revokedAt?: number
  /** What is known of the revocation of each certificate below the anchor. */
  readonly standings: readonly Standing[]
  /** The last millisecond of which the same evidence says the same, where the time in question is now. */
  readonly until?: number
}

export interface ChainClock extends Clock {
  /** Whether `revocation-unknown` is left out of account: an answer is then only "not known to be revoked". */
  readonly revocation: 'needed' | 'if-known'
}

/** The best of the paths there are. */
export async function judge(leaf: Certificate, given: Evidence, clock: ChainClock): Promise<Chain> {
  const evidence = { ...given, anchors: anchorsAt(given, clock.at) }
  const { paths, faults, limited } = await findPaths(leaf, evidence)
  if (paths.length === 0 && evidence.anchors.length < given.anchors.length) {
    const { paths: atOtherTimes } = await findPaths(leaf, given)
    if (atOtherTimes.length > 0)
      return { state: 'no-path', faults: ['it leads to an authority that is trusted at other times only'], standings: [] }
  }
  let best: Chain = { state: limited ? 'limit' : 'no-path', faults, standings: [] }
  for (const path of paths) {
    const chain = { ...(await judgePath(path, evidence, clock)), faults }
    if (chain.state === 'good') return chain
    if (rank(chain.state) > rank(best.state)) best = chain
  }
  return best
}

/** How far each state is from good, worst first: the best path decides. */
const order: readonly ChainState[] = [
  'no-path',
  'limit',
  'weak',
  'not-yet-valid',
  'authority-revoked',
  'revoked',
  'expired',
  'revocation-unknown',
  'good',
]
const rank = (state: ChainState): number => order.indexOf(state)

async function judgePath(path: Path, evidence: Evidence, clock: ChainClock): Promise<Chain> {
  const none = { faults: [], standings: [], path }
  const weak = path.findIndex((certificate) => isWeak(certificate, clock.at))
  if (weak >= 0) return { ...none, state: 'weak', index: weak }
  const statuses = await statusesAlong(path, evidence)
  const standings = statuses.map((each) => standingAt(each, clock))
  const all = { ...none, standings }
  const revoked = standings.findIndex(({ state }) => state === 'revoked')
  const standing = standings[revoked]
  if (standing?.state === 'revoked') {
    return { ...all, state: revoked === 0 ? 'revoked' : 'authority-revoked', index: revoked, revokedAt: standing.at }
  }
  // the certificate itself is judged by its dates even where it is an anchor; anchors above it are trusted as they are
  const dated = path.filter((_, index) => index === 0 || index < path.length - 1)
  const early = dated.findIndex(({ notBefore }) => clock.at < notBefore)
  if (early >= 0) return { ...all, state: 'not-yet-valid', index: early }
  const late = dated.findIndex(({ notAfter }) => clock.at > notAfter)
  if (late >= 0) return { ...all, state: 'expired', index: late }
  const open = standings.findIndex(({ state }) => state === 'on-hold' || (state !== 'good' && clock.revocation === 'needed'))
  if (open >= 0) return { ...all, state: 'revocation-unknown', index: open }
  return {
    ...all,
    state: 'good',
    ...(clock.at >= clock.now && {
      until: Math.min(untilOf(dated), endOfTrust(path, evidence, clock.at) ?? clock.at, ...statuses.map((each) => goodUntil(each, clock))),
    }),
  }
}

async function statusesAlong(path: Path, evidence: Evidence): Promise<readonly (readonly Status[])[]> {
  const statuses: (readonly Status[])[] = []
  for (const [index, certificate] of path.entries()) {
    const issuer = path[index + 1]
    if (issuer === undefined || evidence.anchors.some(({ der }) => equalBytes(der, certificate.der))) break
    statuses.push(await statusesOf(certificate, issuer, evidence, evidence))
  }
  return statuses
}

const untilOf = (dated: readonly Certificate[]): number =>
  Math.min(
    ...dated.map((certificate) =>
      isWeak(certificate, shortUntil) ? Math.min(shortUntil - 1, certificate.notAfter) : certificate.notAfter,
    ),
  )

/** The end of the time in which the certificate at the end is trusted. */
function endOfTrust(path: Path, evidence: Evidence, at: number): number | undefined {
  const end = path.at(-1)
  const anchor = evidence.anchors.find(({ der }) => end !== undefined && equalBytes(der, end.der))
  return anchor && trustedUntil(evidence, anchor, at)
}

/** RSA keys below 3000 bits end with 2028 (the EU's own table of algorithms); shorter ones than 2048 never count. */
const shortUntil = Date.UTC(2029, 0, 1)
const isWeak = ({ modulusBits: bits }: Certificate, at: number): boolean =>
  bits !== undefined && (bits < 2048 || (bits < 3000 && at >= shortUntil))
