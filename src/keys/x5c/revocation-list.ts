/** Certificate revocation lists (RFC 5280 section 5). @module */
import { type Certificate, extensionsOf, type Signed, signedParts, usage } from './certificate.ts'
import { type Der, decode, integer, isContext, isTag, malformed, sequence, smallNumber, tags, time } from './der.ts'
import { type Name, name, sameName } from './name.ts'
import type { Status } from './revocation.ts'
import { verifySigned } from './signature.ts'

export interface RevocationList {
  readonly signed: Signed
  readonly issuer: Name
  readonly thisUpdate: number
  readonly nextUpdate: number | undefined
  /** `undefined`: one that is not understood (indirect, delta, for some reasons only), so it answers for nothing. */
  readonly scope: 'all' | 'users' | 'authorities' | undefined
  readonly entries: () => ReadonlyMap<string, Entry>
}
interface Entry {
  readonly at: number
  readonly reason: number | undefined
}

const what = 'revocation list'

/** @throws CredentialError `ERR_ASN1`. */
export function revocationList(der: Uint8Array): RevocationList {
  const { content, signed, rest } = signedParts(decode(der, what), what)
  const fields = [...sequence(content, what)]
  if (isTag(fields[0], tags.integer)) fields.shift()
  const [inner, issuer, thisUpdate, ...optional] = fields
  if (rest.length > 0 || inner === undefined) throw malformed(what)
  const isTime = (value: Der | undefined): boolean => isTag(value, tags.utcTime) || isTag(value, tags.generalizedTime)
  const nextUpdate = isTime(optional[0]) ? time(optional.shift(), what) : undefined
  const revoked = isTag(optional[0], tags.sequence) ? optional.shift() : undefined
  const wrapped = isContext(optional[0], 0) ? sequenceInside(optional[0]) : undefined
  let entries: ReadonlyMap<string, Entry> | undefined
  return {
    signed,
    issuer: name(issuer),
    thisUpdate: time(thisUpdate, what),
    nextUpdate,
    scope: scopeOf(wrapped),
    // read when first asked: a list may hold a hundred thousand, and be of no use here
    entries: () => (entries ??= entriesOf(revoked)),
  }
}

const sequenceInside = (value: Der): Der => decode(value.content, what)

const extensionIds = { number: '2.5.29.20', authorityKey: '2.5.29.35', distribution: '2.5.29.28', reason: '2.5.29.21' } as const

function scopeOf(wrapped: Der | undefined): RevocationList['scope'] {
  const extensions = extensionsOf(wrapped)
  const understood: readonly string[] = [extensionIds.number, extensionIds.authorityKey, extensionIds.distribution]
  if ([...extensions].some(([id, { critical }]) => critical && !understood.includes(id))) return undefined
  const distribution = extensions.get(extensionIds.distribution)
  if (distribution === undefined) return 'all'
  // RFC 5280 section 5.2.5
  const parts = sequence(decode(distribution.value, what), what)
  const says = (tag: number): boolean => parts.some((part) => isContext(part, tag) && part.content[0] !== 0)
  if (parts.some((part) => isContext(part, 3)) || says(4) || says(5)) return undefined
  if (says(1)) return says(2) ? undefined : 'users'
  return says(2) ? 'authorities' : 'all'
}

function entriesOf(revoked: Der | undefined): ReadonlyMap<string, Entry> {
  if (revoked === undefined) return new Map()
  return new Map(
    sequence(revoked, what).map((entry) => {
      const [serial, at, wrapped] = sequence(entry, what)
      const extensions = extensionsOf(wrapped)
      const reason = extensions.get(extensionIds.reason)
      return [integer(serial, what), { at: time(at, what), reason: reason && smallNumber(decode(reason.value, what).content) }]
    }),
  )
}

/** What the list says of a certificate, where it answers for it and was signed by its issuer. @throws CredentialError `ERR_ASN1`. */
export async function listedStatus(list: RevocationList, certificate: Certificate, issuer: Certificate): Promise<Status | undefined> {
  const { scope, thisUpdate, nextUpdate } = list
  if (scope === undefined || scope === (certificate.authority ? 'users' : 'authorities')) return undefined
  if (!sameName(list.issuer, certificate.issuer) || !sameName(list.issuer, issuer.subject)) return undefined
  if (issuer.keyUsage !== undefined && !issuer.keyUsage.has(usage.crlSign)) return undefined
  if ((await verifySigned(list.signed, issuer.spki)) !== 'valid') return undefined
  const entry = list.entries().get(certificate.serial)
  const base = { source: 'crl', thisUpdate, nextUpdate } as const
  return entry === undefined ? { ...base, state: 'good' } : { ...base, state: 'revoked', at: entry.at, reason: entry.reason }
}
