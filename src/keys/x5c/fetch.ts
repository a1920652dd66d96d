/** Revocation lists from where certificates say that they are (RFC 5280 section 4.2.1.13). @module */
import { CredentialError } from '../../lib/errors.ts'
import type { Need } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { shownAddress } from '../../lib/shown-address.ts'
import type { Certificate } from './certificate.ts'
import { type Chain, type Evidence, judge } from './chain.ts'
import type { Path } from './path.ts'
import type { Clock } from './revocation.ts'
import { type RevocationList, revocationList } from './revocation-list.ts'

/** A chain, and where the revocation data could be had that it lacks. */
export interface Judged {
  readonly chain: Chain
  readonly needs: readonly Need[]
  /** Why the first of them did not come, where it was asked for: plain words. */
  readonly why?: string
}

/** Judged with what is at hand; then with what can be fetched, where revocation data is missing. */
export async function judgeOrFetch(
  certificate: Certificate,
  evidence: Evidence,
  times: Clock,
  scope: Pick<Scope, 'fetch'>,
): Promise<Judged> {
  const clock = { ...times, revocation: 'needed' } as const
  const chain = await judge(certificate, evidence, clock)
  if (chain.state !== 'revocation-unknown' || chain.path === undefined) return { chain, needs: [] }
  const { lists, ...missing } = await fetchRevocations(chain.path, scope)
  if (lists.length === 0) return { chain, ...missing }
  const again = await judge(certificate, { ...evidence, lists: [...evidence.lists, ...lists] }, clock)
  // one address of several was enough
  return again.state === 'revocation-unknown' ? { chain: again, ...missing } : { chain: again, needs: [] }
}

interface FetchedRevocations extends Omit<Judged, 'chain'> {
  readonly lists: readonly RevocationList[]
}

const most = 8

async function fetchRevocations(path: Path, scope: Pick<Scope, 'fetch'>): Promise<FetchedRevocations> {
  const urls = [...new Set(path.slice(0, -1).flatMap(({ revocationLists }) => revocationLists))].slice(0, most)
  // side by side: eight that do not answer take as long as one
  const answers = await Promise.all(urls.map(async (url) => ({ url, answer: await fetched(url, scope) })))
  const lists = answers.flatMap(({ answer }) => (answer instanceof CredentialError ? [] : [answer]))
  const missing = answers.flatMap(({ url, answer }) => (answer instanceof CredentialError ? [{ url, error: answer }] : []))
  // that the network is not used is the caller's own word
  const why = missing.find(({ error }) => error.code !== 'ERR_OFFLINE')?.error.message
  return { lists, needs: missing.map(({ url }) => ({ url, kind: 'status' })), ...(why !== undefined && { why }) }
}

async function fetched(url: string, scope: Pick<Scope, 'fetch'>): Promise<RevocationList | CredentialError> {
  try {
    const { status, bytes } = await scope.fetch(url, 'status')
    if (status !== 200) return new CredentialError('ERR_NETWORK', `${shownAddress(url)} answered with status ${status}`)
    return revocationList(bytes)
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    return error.code === 'ERR_ASN1' ? new CredentialError('ERR_NETWORK', `${shownAddress(url)} did not answer with a list`) : error
  }
}
