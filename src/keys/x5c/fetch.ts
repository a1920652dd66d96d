/** Revocation lists from where certificates say that they are (RFC 5280 section 4.2.1.13). @module */
import { CredentialError } from '../../lib/errors.ts'
import type { Need } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { Certificate } from './certificate.ts'
import { type Chain, type Evidence, judge } from './chain.ts'
import type { Path } from './path.ts'
import type { Clock } from './revocation.ts'
import { type RevocationList, revocationList } from './revocation-list.ts'

/** A chain, and where the revocation data could be had that it lacks. */
export interface Judged {
  readonly chain: Chain
  readonly needs: readonly Need[]
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
  const { lists, needs } = await fetchRevocations(chain.path, scope)
  if (lists.length === 0) return { chain, needs }
  return { chain: await judge(certificate, { ...evidence, lists: [...evidence.lists, ...lists] }, clock), needs }
}

interface FetchedRevocations {
  readonly lists: readonly RevocationList[]
  /** What did not arrive. */
  readonly needs: readonly Need[]
}

const most = 8

async function fetchRevocations(path: Path, scope: Pick<Scope, 'fetch'>): Promise<FetchedRevocations> {
  const urls = [...new Set(path.slice(0, -1).flatMap(({ revocationLists }) => revocationLists))].slice(0, most)
  const lists: RevocationList[] = []
  const needs: Need[] = []
  for (const url of urls) {
    const list = await fetched(url, scope)
    if (list === undefined) needs.push({ url, kind: 'status' })
    else lists.push(list)
  }
  return { lists, needs }
}

async function fetched(url: string, scope: Pick<Scope, 'fetch'>): Promise<RevocationList | undefined> {
  try {
    const { status, bytes } = await scope.fetch(url, 'status')
    return status === 200 ? revocationList(bytes) : undefined
  } catch (error) {
    if (error instanceof CredentialError) return undefined
    throw error
  }
}
