/** Revocation lists from where certificates say that they are (RFC 5280 section 4.2.1.13). @module */
import { CredentialError } from '../../lib/errors.ts'
import type { Need } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { Path } from './path.ts'
import { type RevocationList, revocationList } from './revocation-list.ts'

export interface FetchedRevocations {
  readonly lists: readonly RevocationList[]
  /** What did not arrive. */
  readonly needs: readonly Need[]
}

const most = 8

export async function fetchRevocations(path: Path, scope: Pick<Scope, 'fetch'>): Promise<FetchedRevocations> {
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
