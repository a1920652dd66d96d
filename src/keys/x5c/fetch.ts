/** Revocation lists and answers from where certificates say that they are (RFC 5280 sections 4.2.1.13 and 4.2.2.1). @module */
import { CredentialError } from '../../lib/errors.ts'
import { shownAddress } from '../../lib/network/shown-address.ts'
import type { Need } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { Certificate } from './certificate.ts'
import { type Chain, type Evidence, judge } from './chain.ts'
import { type OcspAnswer, ocspAnswer } from './ocsp.ts'
import { answerAddresses } from './ocsp-request.ts'
import type { Path } from './path.ts'
import type { Clock, Revocations } from './revocation.ts'
import { type RevocationList, revocationList } from './revocation-list.ts'

/** A chain, and where the revocation data could be had that it lacks. */
export interface Judged {
  readonly chain: Chain
  readonly needs: readonly Need[]
  /** Why the first of them did not come, where it was asked for: plain words. */
  readonly why?: string
}

/**
 * Judged with what is at hand; then with the lists that can be fetched, and the answers about certificates that name no list; then, where
 * those did not settle it, with the answers about the others.
 */
export async function judgeOrFetch(
  certificate: Certificate,
  evidence: Evidence,
  times: Clock,
  scope: Pick<Scope, 'fetch'>,
): Promise<Judged> {
  const clock = { ...times, revocation: 'needed' } as const
  let chain = await judge(certificate, evidence, clock)
  let { lists, answers } = evidence
  let missing: Missing = { needs: [] }
  for (const places of [listsAndOnlyAnswers, otherAnswers]) {
    if (chain.state !== 'revocation-unknown' || chain.path === undefined || missing.isOffline) break
    const got = await fetchRevocations(await places(chain.path), scope)
    missing = { needs: [...missing.needs, ...got.needs], isOffline: got.isOffline, why: missing.why ?? got.why }
    if (got.lists.length + got.answers.length === 0) continue
    lists = [...lists, ...got.lists]
    answers = [...answers, ...got.answers]
    chain = await judge(certificate, { ...evidence, lists, answers }, clock)
  }
  // one address of several was enough
  if (chain.state !== 'revocation-unknown') return { chain, needs: [] }
  return { chain, needs: missing.needs, ...(missing.why !== undefined && { why: missing.why }) }
}

interface Missing {
  readonly needs: readonly Need[]
  readonly why?: string | undefined
  readonly isOffline?: boolean | undefined
}

/** An address, and what is expected there. */
type Place = readonly [url: string, read: (bytes: Uint8Array) => RevocationList | OcspAnswer]

const most = 8

/** A list answers for all certificates of an issuer, and tells the responder less. */
const listsAndOnlyAnswers = async (path: Path): Promise<readonly Place[]> => [
  ...path.slice(0, -1).flatMap(({ revocationLists }) => revocationLists.map((url): Place => [url, revocationList])),
  ...(await answersAbout(path, ({ revocationLists }) => revocationLists.length === 0)),
]
const otherAnswers = (path: Path): Promise<readonly Place[]> => answersAbout(path, ({ revocationLists }) => revocationLists.length > 0)

async function answersAbout(path: Path, isMeant: (certificate: Certificate) => boolean): Promise<readonly Place[]> {
  const asked = path.slice(0, -1).map(async (certificate, index) => {
    const issuer = path[index + 1]
    const urls = issuer && isMeant(certificate) ? await answerAddresses(certificate, issuer) : []
    return urls.map((url): Place => [url, ocspAnswer])
  })
  return (await Promise.all(asked)).flat()
}

async function fetchRevocations(places: readonly Place[], scope: Pick<Scope, 'fetch'>): Promise<Missing & Revocations> {
  // side by side: eight that do not answer take as long as one
  const found = await Promise.all(
    [...new Map(places)].slice(0, most).map(async (place) => ({ url: place[0], got: await fetched(place, scope) })),
  )
  const missing = found.flatMap(({ url, got }) => (got instanceof CredentialError ? [{ url, error: got }] : []))
  const read = found.flatMap(({ got }) => (got instanceof CredentialError ? [] : [got]))
  return {
    lists: read.filter((each) => 'entries' in each),
    answers: read.filter((each) => 'answers' in each),
    needs: missing.map(({ url }) => ({ url, kind: 'revocation' })),
    // that the network is not used is the caller's own word
    why: missing.find(({ error }) => error.code !== 'ERR_OFFLINE')?.error.message,
    isOffline: missing.some(({ error }) => error.code === 'ERR_OFFLINE'),
  }
}

async function fetched([url, read]: Place, scope: Pick<Scope, 'fetch'>): Promise<RevocationList | OcspAnswer | CredentialError> {
  try {
    const { status, bytes } = await scope.fetch(url, 'revocation')
    if (status !== 200) return new CredentialError('ERR_NETWORK', `${shownAddress(url)} answered with status ${status}`)
    return read(bytes)
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    const what = read === revocationList ? 'a list' : 'an answer about the certificate'
    return error.code === 'ERR_ASN1' ? new CredentialError('ERR_NETWORK', `${shownAddress(url)} did not answer with ${what}`) : error
  }
}
