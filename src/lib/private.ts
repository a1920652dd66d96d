/** As little about a person as possible (HC29). @module */
import type { Credential } from './credential.ts'
import { type Diagnostic, diagnostic } from './diagnostics.ts'
import type { Rename, Sources } from './trace.ts'

export interface Shared {
  readonly credential: Credential
  /** Fields of the hub that were left out. */
  readonly hidden: readonly string[]
  /** What a field is called where nothing was left out. */
  readonly fieldOf: Rename
}

/** A credential without what names a person beyond need, where the caller asks for that. */
export function sharedOf(credential: Credential, privacy: 'full' | 'minimal' | undefined): Shared {
  const { recipient } = credential
  if (privacy !== 'minimal' || !recipient) return { credential, hidden: [], fieldOf: (field) => field }
  const { nationalId, dateOfBirth, identities = [], ...rest } = recipient
  const open = identities.flatMap(({ type, hashed }, index) => (hashed || type !== 'nationalIdentityNumber' ? [index] : []))
  const kept = open.flatMap((index) => identities[index] ?? [])
  const numbers = identities.flatMap((_, index) => (open.includes(index) ? [] : [`/recipient/identities/${index}`]))
  return {
    credential: { ...credential, recipient: { ...rest, ...(kept.length > 0 ? { identities: kept } : {}) } },
    hidden: [...(nationalId ? ['/recipient/nationalId'] : []), ...(dateOfBirth ? ['/recipient/dateOfBirth'] : []), ...numbers],
    fieldOf: (field) => field.replace(/^\/recipient\/identities\/(\d+)/, (_, index) => `/recipient/identities/${open[Number(index)]}`),
  }
}

export const leftOut = (hidden: readonly string[], from: Sources): readonly Diagnostic[] =>
  hidden.flatMap(from).map((source) => diagnostic('lost', { source }, 'it is left out, as privacy is to be minimal'))
