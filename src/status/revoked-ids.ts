/** Lists that name what is revoked: an entry is an id, or an object with one and perhaps the reason. @module */
import type { Outline } from '../lib/contract.ts'
import { type Document, isObject, own, text } from '../lib/json.ts'
import { type Check, fail, pass, unknown } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'

export interface Revocation {
  readonly reason?: string
}
export interface Revocations {
  /** What is revoked, by each id that it is known by; a list may name hundreds of thousands. */
  readonly byId: ReadonlyMap<string, Revocation>
  /** Whether every entry says what it revokes. */
  readonly isWhole: boolean
}

/** Bytes that an entry of the index holds on to besides its id. */
const little = 96

/** A way to write such a list. */
export interface Revoking {
  readonly name: string
  readonly entriesOf: (list: Document) => unknown
}

/**
 * The list at an address: asked for and put in order once for all credentials of a run that name it.
 * @returns `undefined` where what answered is no list.
 * @throws CredentialError as `json` of a scope does.
 */
export const revocationsAt = (url: string, { name, entriesOf }: Revoking, scope: Scope): Promise<Revocations | undefined> =>
  scope.once(
    // by its way, too: who names the list of somebody else must not decide how it is read
    `${name} ${url}`,
    async (outside) => revocationsOf(entriesOf(await outside.json(url, 'status'))),
    (revocations) => [...(revocations?.byId.keys() ?? [])].reduce((sum, id) => sum + 2 * id.length + little, 0),
  )

function revocationsOf(entries: unknown): Revocations | undefined {
  if (!Array.isArray(entries)) return undefined
  const byId = new Map<string, Revocation>()
  let isWhole = true
  for (const entry of entries) {
    // an entry may stay in the list after the revocation was taken back
    if (isObject(entry) && entry['revoked'] === false) continue
    const reason = text(own(entry, 'revocationReason'))
    const ids = [entry, own(entry, 'id'), own(entry, '@id'), own(entry, 'uid')].flatMap(idOf)
    // what is no entry at all revokes nobody
    if (ids.length === 0 && (isObject(entry) || (Array.isArray(entry) && entry.length > 0))) isWhole = false
    // the first entry on a credential counts
    for (const id of ids) if (!byId.has(id)) byId.set(id, reason === undefined ? {} : { reason })
  }
  return { byId, isWhole }
}

/** The number of a badge before 2.0 may be a number here, as it may be in the badge. */
const idOf = (value: unknown): readonly string[] => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : [])

/** What a list may know a credential by. */
export type Named = Pick<Outline, 'id' | 'otherIds'>

/** The check `status` by a list. */
export function revocationCheck(revocations: Revocations | undefined, { id, otherIds = [] }: Named, path: string): Check {
  const ids = id === undefined ? otherIds : [id, ...otherIds]
  if (ids.length === 0)
    return unknown('status', 'ERR_STATUS', 'The credential has no id by which a revocation list could name it.', { path })
  if (!revocations) return unknown('status', 'ERR_STATUS', 'What answered for the revocation list is none.', { path })
  const found = ids.find((name) => revocations.byId.has(name))
  if (found !== undefined) return revoked(path, revocations.byId.get(found))
  return revocations.isWhole
    ? pass('status', 'The revocation list does not name the credential.', { path })
    : unknown('status', 'ERR_STATUS', 'The revocation list has entries that do not say what they revoke.', { path })
}

export const revoked = (path: string, { reason }: Revocation = {}, what = 'The credential'): Check =>
  fail('status', 'ERR_REVOKED', `${what} has been revoked.`, { path, ...(reason !== undefined && { detail: { reason } }) })
