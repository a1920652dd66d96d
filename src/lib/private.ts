/** As little about a person as possible (HC29). @module */
import type { Credential } from './credential.ts'
import { type Diagnostic, diagnostic } from './diagnostics.ts'
import { uuid } from './hash.ts'
import type { Rename, Sources } from './trace.ts'
import { canonical } from './tree.ts'

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
const beyondNeed = /^(?:ext:)?(?:national|date\W*of\W*birth|birth\W*da[ty])/i

/** A credential without what names a person beyond need, where the caller asks for that. */
export function sharedOf(credential: Credential, privacy: 'full' | 'minimal' | undefined): Shared {
  if (privacy !== 'minimal') return { credential, hidden: [], fieldOf: (field) => field }
  const { nationalId, dateOfBirth, identities = [], ...rest } = credential.recipient ?? {}
  const open = identities.flatMap(({ type }, index) => (beyondNeed.test(type) ? [] : [index]))
  const kept = open.flatMap((index) => identities[index] ?? [])
  const numbers = identities.flatMap((_, index) => (open.includes(index) ? [] : [`/recipient/identities/${index}`]))
  const recipient = { ...rest, ...(kept.length > 0 ? { identities: kept } : {}) }
  const shared = { ...credential, ...(credential.recipient ? { recipient } : {}) }
  return {
    credential: shared,
    name: credential.id ?? `urn:uuid:${uuid(canonical(shared))}`,
    hidden: [...(nationalId ? ['/recipient/nationalId'] : []), ...(dateOfBirth ? ['/recipient/dateOfBirth'] : []), ...numbers],
    fieldOf: (field) => field.replace(/^\/recipient\/identities\/(\d+)/, (_, index) => `/recipient/identities/${open[Number(index)]}`),
  }
}

export const leftOut = (hidden: readonly string[], from: Sources): readonly Diagnostic[] =>
  hidden.flatMap(from).map((source) => diagnostic('lost', { source }, 'it is left out, as privacy is to be minimal'))
