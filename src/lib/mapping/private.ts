/** As little about a person as possible (HC29). @module */
import type { Credential } from '../credential.ts'
import { type Diagnostic, diagnostic } from '../diagnostics.ts'
import { uuid } from '../hash.ts'
import { isObject, own } from '../json.ts'
import { canonical, escapeKey } from '../tree.ts'
import type { Rename, Sources } from './trace.ts'

export interface Shared {
  readonly credential: Credential
  /** Fields of the hub that were left out. */
  readonly hidden: readonly string[]
  /** What a field is called where nothing was left out. */
  readonly fieldOf: Rename
  /** What ids are made of, where something is left out: it can be found again by trying what it may be. */
  readonly name?: string
}

/**
 * Identities of these types, however a format or an issuer spells them; hashed ones too: of so few days and numbers, every one is tried in
 * no time.
 */
const beyondNeed = /^(?:ext:)?(?:national|date\W*of\W*birth|birth\W*da[ty]|dob$)/i
/** The same in what is signed as a text, from which nothing can be taken. */
const toldInside = /"(?:ext:)?(?:national\W*id[\w ]*|date\W*of\W*birth|birth\W*da[ty]e?|dob)"/i

const isTold = (token: unknown): boolean =>
  String(token)
    .split(/[.~]/)
    .some((part) => toldInside.test(unsealed(part)))

/** What a part of a token says, however it is padded. */
function unsealed(part: string): string {
  try {
    return atob(part.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}

/** Of which lists items may be left out: an issuer may be a person, and so may who endorses. */
const isBeyondNeed: Readonly<Record<string, (item: unknown) => boolean>> = {
  identities: (item) => beyondNeed.test(String(own(item, 'type'))),
  identifiers: (item) => beyondNeed.test(String(own(item, 'type'))),
  endorsementTokens: isTold,
}

const lists: RegExp = new RegExp(`^(.*/(?:${Object.keys(isBeyondNeed).join('|')}))/(\\d+)`)

/** A credential without what names a person beyond need, where the caller asks for that. */
export function sharedOf(credential: Credential): Shared {
  const hidden: string[] = []
  /** Of a list from which something is left out, where its items stood. */
  const kept = new Map<string, readonly number[]>()
  const visit = (hub: unknown, path: string, key: string): unknown => {
    if (Array.isArray(hub)) {
      const leaves = Object.hasOwn(isBeyondNeed, key) ? isBeyondNeed[key] : undefined
      const open = hub.flatMap((item, index) => (leaves?.(item) ? [] : [index]))
      if (open.length < hub.length) kept.set(path, open)
      for (const index of hub.keys()) if (leaves?.(hub[index])) hidden.push(`${path}/${index}`)
      return open.length === 0 ? undefined : open.map((index) => visit(hub[index], `${path}/${index}`, ''))
    }
    if (!isObject(hub)) return hub
    const all = Object.entries(hub).map(([name, value]) => [name, visit(value, `${path}/${escapeKey(name)}`, name)] as const)
    return Object.fromEntries(all.filter(([, value]) => value !== undefined))
  }
  const { nationalId, dateOfBirth, ...recipient } = credential.recipient ?? {}
  const shared = visit({ ...credential, ...(credential.recipient ? { recipient } : {}) }, '', '') as Credential
  return {
    credential: shared,
    name: credential.id ?? `urn:uuid:${uuid(canonical(shared))}`,
    hidden: [...(nationalId ? ['/recipient/nationalId'] : []), ...(dateOfBirth ? ['/recipient/dateOfBirth'] : []), ...hidden],
    fieldOf: (field) => field.replace(lists, (all, list, index) => (kept.has(list) ? `${list}/${kept.get(list)?.[Number(index)]}` : all)),
  }
}

export const leftOut = (hidden: readonly string[], from: Sources): readonly Diagnostic[] =>
  hidden.flatMap(from).map((source) => diagnostic('lost', { source }, 'it is left out, as privacy is to be minimal'))
