/** Certificate revocation lists (RFC 5280 section 5). @module */
import { equalBytes, hex } from '../../lib/bytes.ts'
import { algorithmIdentifier } from './algorithm.ts'
import { addresses, type Certificate, type Extension, extensionsOf, type Signed, usage } from './certificate.ts'
import { bitOctets, decode, fields, isContext, items, malformed, sequence, smallNumber, time, values } from './der.ts'
import { keptByOctets } from './kept.ts'
import { type Name, name, sameName } from './name.ts'
import type { Status } from './revocation.ts'
import { signedBy } from './signature.ts'

export interface RevocationList {
  readonly signed: Signed
  readonly issuer: Name
  readonly thisUpdate: number
  readonly nextUpdate: number | undefined
  /** Certificates that had ended before may have been taken out (X.509 clause 9.5.2.8, `expiredCertsOnCRL`). */
  readonly since: number
  /** `undefined`: one that is not understood (indirect, delta, for some reasons only), so it answers for nothing. */
  readonly scope: ListScope | undefined
  readonly entries: () => Iterable<Entry>
}
interface ListScope {
  readonly of: 'all' | 'users' | 'authorities'
  /** It is the part of a larger list for certificates that name one of these addresses. */
  readonly points: readonly string[] | undefined
}
interface Entry {
  /** Hexadecimal. */
  readonly serial: string
  /** A critical extension that is not understood, which may say whose certificates it and those after it are about. */
  readonly obscure: boolean
  readonly read: () => { readonly at: number; readonly reason: number | undefined }
}

const what = 'revocation list'

const identifiers = { integer: 0x02, utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30, extensions: 0xa0 } as const

/** The entries may be many: they are walked when somebody asks, and never held all at once. @throws CredentialError `ERR_ASN1`. */
export const revocationList: (der: Uint8Array) => RevocationList = keptByOctets(readList)

function readList(der: Uint8Array): RevocationList {
  const [content, algorithm, signature, more] = values(der, identifiers.sequence, what)
  if (content === undefined || algorithm === undefined || signature === undefined || more !== undefined) throw malformed(what)
  const parts = fields(content, identifiers.sequence, mostFields, what)
  if (parts[0]?.[0] === identifiers.integer) parts.shift()
  const [inner, issuer, thisUpdate, ...optional] = parts
  if (inner === undefined || issuer === undefined || thisUpdate === undefined) throw malformed(what)
  // RFC 5280 section 5.1.2.2: the algorithm stands twice, and must be the same
  if (!equalBytes(inner, algorithm)) throw malformed(what)
  const next = optional[0]?.[0] === identifiers.utcTime || optional[0]?.[0] === identifiers.generalizedTime ? optional.shift() : undefined
  const revoked = optional[0]?.[0] === identifiers.sequence ? optional.shift() : undefined
  const wrapped = optional[0]?.[0] === identifiers.extensions ? optional.shift() : undefined
  if (optional.length > 0) throw malformed(what)
  const made = time(decode(thisUpdate, what), what)
  const extensions = extensionsOf(wrapped && items(decode(wrapped, what), what)[0])
  const kept = extensions.get(extensionIds.expired)
  return {
    signed: { octets: content, algorithm: algorithmIdentifier(decode(algorithm, what)), signature: bitOctets(decode(signature, what)) },
    issuer: name(decode(issuer, what)),
    thisUpdate: made,
    nextUpdate: next && time(decode(next, what), what),
    since: kept ? time(decode(kept.value, what), what) : made,
    scope: scopeOf(extensions),
    entries: () => entriesOf(revoked),
  }
}

/** Version, algorithm, issuer, two times, entries, extensions (RFC 5280 section 5.1). */
const mostFields = 7

const extensionIds = {
  number: '2.5.29.20',
  authorityKey: '2.5.29.35',
  distribution: '2.5.29.28',
  delta: '2.5.29.27',
  reason: '2.5.29.21',
  expired: '2.5.29.60',
} as const
const understood: readonly string[] = [extensionIds.number, extensionIds.authorityKey, extensionIds.distribution, extensionIds.expired]

function scopeOf(extensions: ReadonlyMap<string, Extension>): RevocationList['scope'] {
  if ([...extensions].some(([id, { critical }]) => critical && !understood.includes(id))) return undefined
  // what a delta leaves out may have been revoked before (RFC 5280 section 5.2.4), also where it forgets to be critical
  if (extensions.has(extensionIds.delta)) return undefined
  const distribution = extensions.get(extensionIds.distribution)
  if (distribution === undefined) return { of: 'all', points: undefined }
  // RFC 5280 section 5.2.5
  const parts = sequence(decode(distribution.value, what), what)
  const says = (tag: number): boolean => parts.some((part) => isContext(part, tag) && part.content[0] !== 0)
  if (parts.some((part) => isContext(part, 3)) || says(4) || says(5)) return undefined
  if (says(1) && says(2)) return undefined
  return { of: says(1) ? 'users' : says(2) ? 'authorities' : 'all', points: addresses(parts) }
}

/** RFC 5280 section 6.3.3, step b. */
const covers = ({ of, points }: ListScope, { authority, revocationLists }: Certificate): boolean =>
  of !== (authority ? 'users' : 'authorities') && (points === undefined || points.some((point) => revocationLists.includes(point)))

function* entriesOf(revoked: Uint8Array | undefined): Generator<Entry, void, undefined> {
  if (revoked === undefined) return
  for (const entry of values(revoked, identifiers.sequence, what)) {
    const [serial, at, wrapped] = values(entry, identifiers.sequence, what)
    // a number whose length needs an octet of its own would be compared together with it
    if (serial?.[0] !== identifiers.integer || (serial[1] ?? 0) > 0x7f || at === undefined) throw malformed(what)
    yield { serial: hex(serial.subarray(2)).replace(/^0+(?=.)/, ''), obscure: isObscure(wrapped), read: () => revocationOf(at, wrapped) }
  }
}

/** RFC 5280 section 5.3. Of a million entries only those are read that hold the octet of `TRUE`. */
const isObscure = (wrapped: Uint8Array | undefined): boolean =>
  wrapped?.includes(0xff) === true &&
  [...extensionsOf(decode(wrapped, what))].some(([id, { critical }]) => critical && id !== extensionIds.reason)

function revocationOf(at: Uint8Array, wrapped: Uint8Array | undefined): ReturnType<Entry['read']> {
  const reason = extensionsOf(wrapped && decode(wrapped, what)).get(extensionIds.reason)
  return { at: time(decode(at, what), what), reason: reason && smallNumber(decode(reason.value, what).content) }
}

function entryOf({ entries }: RevocationList, serial: string): Entry | undefined {
  for (const entry of entries()) if (entry.obscure || entry.serial === serial) return entry
  return undefined
}

/** What the list says of a certificate, where it answers for it and was signed by its issuer. @throws CredentialError `ERR_ASN1`. */
export async function listedStatus(list: RevocationList, certificate: Certificate, issuer: Certificate): Promise<Status | undefined> {
  const { scope, thisUpdate, nextUpdate, since } = list
  if (scope === undefined || !covers(scope, certificate)) return undefined
  if (!sameName(list.issuer, certificate.issuer) || !sameName(list.issuer, issuer.subject)) return undefined
  if (issuer.keyUsage !== undefined && !issuer.keyUsage.has(usage.crlSign)) return undefined
  if ((await signedBy(list.signed, issuer)) !== 'valid') return undefined
  const entry = entryOf(list, certificate.serial)
  const base = { source: 'crl', thisUpdate, nextUpdate, since } as const
  if (entry === undefined) return { ...base, state: 'good' }
  return entry.obscure ? undefined : { ...base, state: 'revoked', ...entry.read() }
}
