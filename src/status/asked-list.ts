/** A status list as its address answers, and what is worth knowing of any kind of list. @module */
import { CredentialError } from '../lib/errors.ts'
import { type Check, type Need, warn } from '../lib/report.ts'
import type { Fetched, Scope } from '../lib/scope.ts'

export const needsOf = (url: string): readonly Need[] => [{ url, kind: 'status' }]

/** @throws CredentialError as {@link Scope.fetch}, `ERR_NETWORK` where the answer is none. */
export async function askedList(url: string, scope: Pick<Scope, 'fetch'>): Promise<Fetched> {
  const answer = await scope.fetch(url, 'status')
  if (answer.status === 200) return answer
  throw new CredentialError('ERR_NETWORK', `the status list answered with status ${answer.status}`, { needs: needsOf(url) })
}

type Where = { readonly path?: string }

/** Who publishes a list may be somebody else. */
export const foreignList = (where: Where = {}): Check =>
  warn('status', 'ERR_STATUS', 'The status list was issued by somebody else than the credential.', where)

/** A list that was kept may be older than it says that it may be. @param ttl - As the list says it, and in milliseconds. */
export function ageOf(
  [ttl, milliseconds]: readonly [ttl: number, milliseconds: number],
  { url, at }: { readonly url: string; readonly at: number | undefined },
  { now, skew }: Pick<Scope, 'now' | 'skew'>,
  where: Where = {},
): readonly Check[] {
  if (at === undefined || now.getTime() - at <= milliseconds + skew * 1000) return []
  const message = 'The status list is older than it says that it may be kept: ask for it again.'
  return [warn('status', 'ERR_STATUS', message, { ...where, detail: { ttl, needs: needsOf(url) } })]
}
