/** What a trusted list says, once it is known who signed it (TS 119 612 clause 5.3). @module */
import { base64 } from '../../lib/bytes.ts'
import { instantOf } from '../../lib/date.ts'
import type { TrustedAuthority } from './authority.ts'
import { additional, tsl } from './namespaces.ts'
import { certificatesIn, nameOf, servicesOf } from './services.ts'
import { elementAt, elements, refused, textIn, type XmlElement } from './xml.ts'

export interface TrustedList {
  /** The country, or `EU`. */
  readonly territory: string
  readonly operator?: string
  readonly sequenceNumber?: string
  readonly issued: string
  /** Until then the list speaks; a list without it is closed, and speaks of the time before it was issued only. */
  readonly nextUpdate?: string
  /** The lists that it points to. */
  readonly pointers: readonly ListPointer[]
  /** Certificates of services that cannot be read, and those of services whose statuses cannot be. */
  readonly unread: number
}

export interface ListPointer {
  readonly location: string
  readonly territory: string
  /** Certificates that may sign that list: DER in base64. */
  readonly signers: readonly string[]
  /** Until then the list that points there speaks: what its signers sign vouches for nothing of later. */
  readonly until?: string
}

export interface ReadList {
  readonly list: TrustedList
  readonly authorities: readonly TrustedAuthority[]
}
const schemeOf = (root: XmlElement): XmlElement | undefined => elementAt(root, tsl, 'SchemeInformation')
export const territoryOf = (root: XmlElement): string => textIn(elementAt(schemeOf(root), tsl, 'SchemeTerritory')) ?? ''

/** Whose list the list of the lists is. */
export const union = 'EU'
const listTypes = 'http://uri.etsi.org/TrstSvc/TrustedList/TSLType/'
const versions: ReadonlySet<string | undefined> = new Set(['5', '6'])

/** @param last The moment until which those speak who say that its signer may sign it: milliseconds since 1970. */
export function listIn(root: XmlElement, last: number = Number.POSITIVE_INFINITY): ReadList {
  const scheme = schemeOf(root)
  const said = (...path: readonly string[]): string | undefined => textIn(elementAt(scheme, tsl, ...path))
  if (root.uri !== tsl || root.local !== 'TrustServiceStatusList' || !versions.has(said('TSLVersionIdentifier')))
    throw refused('what was signed is no trusted list of version 5 or 6')
  const ends = said('NextUpdate', 'dateTime')
  const [issued, next] = [said('ListIssueDateTime'), ends].map((each) => instantOf(each, 'start'))
  if (issued === undefined) throw refused('the trusted list does not say when it was issued')
  if (next === undefined && ends) throw refused('the trusted list does not say until when it speaks')
  const [territory, operator, sequenceNumber] = [
    territoryOf(root),
    nameOf(elementAt(scheme, tsl, 'SchemeOperatorName')),
    said('TSLSequenceNumber'),
  ]
  if (!territory) throw refused('the trusted list does not say whose it is')
  const { authorities, unread } = servicesOf(root, Math.min(next ?? issued, last), territory)
  return {
    authorities,
    list: {
      territory,
      ...(operator !== undefined && { operator }),
      ...(sequenceNumber !== undefined && { sequenceNumber }),
      issued: new Date(issued).toISOString(),
      ...(next !== undefined && { nextUpdate: new Date(next).toISOString() }),
      // a country that calls its own list so names nobody who may sign those of others
      pointers: said('TSLType') === `${listTypes}EUlistofthelists` && territory === union ? pointersOf(scheme, next ?? issued) : [],
      unread,
    },
  }
}

/** Lists in XML only: the same list is published for people, too. */
function pointersOf(scheme: XmlElement | undefined, end: number): readonly ListPointer[] {
  const until = new Date(end).toISOString()
  return elements(elementAt(scheme, tsl, 'PointersToOtherTSL'), tsl, 'OtherTSLPointer').flatMap((pointer) => {
    const more = elements(elementAt(pointer, tsl, 'AdditionalInformation'), tsl, 'OtherInformation')
    const about = (uri: string, name: string) => more.map((each) => textIn(elementAt(each, uri, name))).find((text) => text !== undefined)
    const [location, territory] = [textIn(elementAt(pointer, tsl, 'TSLLocation')), about(tsl, 'SchemeTerritory')]
    const isXml = (about(additional, 'MimeType') ?? xmlType) === xmlType
    if (location === undefined || territory === undefined || !isXml) return []
    const signers = elements(elementAt(pointer, tsl, 'ServiceDigitalIdentities'), tsl, 'ServiceDigitalIdentity')
    return [{ location, territory, signers: signers.flatMap((each) => certificatesIn(each).read).map(base64), until }]
  })
}
const xmlType = 'application/vnd.etsi.tsl+xml'
