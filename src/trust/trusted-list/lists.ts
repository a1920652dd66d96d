/** Trusted lists of the European Union: read, each only as far as somebody signed it who may (ETSI TS 119 612). @module */
import { certificatesOf } from '../../keys/x5c/input.ts'
import { base64, fromUtf8 } from '../../lib/bytes.ts'
import { instantOf } from '../../lib/date.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { CertificateInput } from '../../lib/seal-options.ts'
import type { TrustedAuthority } from './authority.ts'
import { additional, tsl } from './namespaces.ts'
import { certificatesIn, nameOf, servicesOf } from './services.ts'
import { signedList } from './signature.ts'
import { elementAt, elements, readXml, refused, textIn, type XmlDocument, type XmlElement } from './xml.ts'

export interface TrustedListOptions {
  /**
   * Certificates that may sign any of the lists: for the EU’s list of the lists, those that its Official Journal names. A
   * list that it points to may be signed by those that it names for that country, too.
   */
  readonly signers?: readonly CertificateInput[]
  /** What a list of the lists that was read before points to. */
  readonly pointers?: readonly ListPointer[]
}

export interface TrustedLists {
  readonly lists: readonly TrustedList[]
  readonly authorities: readonly TrustedAuthority[]
}

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
  /** Certificates of services that cannot be read. */
  readonly unread: number
}

export interface ListPointer {
  readonly location: string
  readonly territory: string
  /** Certificates that may sign that list: DER in base64. */
  readonly signers: readonly string[]
}

/** The EU has some forty. */
const most = 100

/**
 * Every list has to be signed by one of the `signers`, or by one that a list of the lists among them names for its country;
 * their order does not count.
 *
 * @throws CredentialError `ERR_TRUSTED_LIST` (not a list, not signed, changed), `ERR_LIMIT`, `ERR_OPTION`.
 */
export async function readTrustedLists(
  texts: readonly (string | Uint8Array)[],
  { signers = [], pointers: known = [] }: TrustedListOptions,
): Promise<TrustedLists> {
  if (!Array.isArray(texts) || texts.length === 0) throw new CredentialError('ERR_OPTION', 'the trusted lists are no list of texts')
  if (!Array.isArray(signers) || !Array.isArray(known) || signers.length + known.length === 0)
    throw new CredentialError('ERR_OPTION', 'without certificates that may sign them, trusted lists say nothing')
  if (texts.length > most) throw new CredentialError('ERR_LIMIT', 'there are more trusted lists than are read')
  certificatesOf(signers)
  let open = texts.map((text) => ({ document: readXml(textOf(text)), fault: undefined as unknown }))
  const done: ReadList[] = []
  for (let before = open.length + 1; open.length > 0 && open.length < before; ) {
    before = open.length
    const pointers = [...known, ...done.flatMap(({ list }) => list.pointers)]
    const tried = await Promise.all(open.map((each) => attempt(each.document, signers, pointers)))
    done.push(...tried.flatMap((each) => ('list' in each ? [each] : [])))
    open = tried.flatMap((each) => ('list' in each ? [] : [each]))
  }
  const [left] = open
  if (left) throw left.fault
  return { lists: done.map(({ list }) => list), authorities: done.flatMap(({ authorities }) => authorities) }
}

interface ReadList {
  readonly list: TrustedList
  readonly authorities: readonly TrustedAuthority[]
}
type Tried = ReadList | { readonly document: XmlDocument; readonly fault: unknown }

async function attempt(document: XmlDocument, signers: readonly CertificateInput[], pointers: readonly ListPointer[]): Promise<Tried> {
  const territory = territoryOf(document.root)
  const named = pointers.filter((each) => each.territory === territory).flatMap((each) => each.signers)
  try {
    const { octets } = await signedList(document, [...certificatesOf(signers), ...certificatesOf(named)])
    const { root } = readXml(fromUtf8(octets))
    // by whom it may be signed was asked of the text that came, and what counts is what was signed
    if (territoryOf(root) !== territory) throw refused('the trusted list names another territory than what was signed')
    return listIn(root)
  } catch (fault) {
    if (fault instanceof CredentialError && fault.code === 'ERR_TRUSTED_LIST') return { document, fault }
    throw fault
  }
}

function textOf(text: unknown): string {
  if (typeof text === 'string') return text.replace(/^\uFEFF/, '')
  if (!(text instanceof Uint8Array)) throw new CredentialError('ERR_OPTION', 'a trusted list is neither text nor bytes')
  try {
    return fromUtf8(text).replace(/^\uFEFF/, '')
  } catch (cause) {
    throw refused('the trusted list is no text in UTF-8', cause)
  }
}

const schemeOf = (root: XmlElement): XmlElement | undefined => elementAt(root, tsl, 'SchemeInformation')
const territoryOf = (root: XmlElement): string => textIn(elementAt(schemeOf(root), tsl, 'SchemeTerritory')) ?? ''

const listTypes = 'http://uri.etsi.org/TrstSvc/TrustedList/TSLType/'
const versions: ReadonlySet<string | undefined> = new Set(['5', '6'])

function listIn(root: XmlElement): ReadList {
  const scheme = schemeOf(root)
  const said = (...path: readonly string[]): string | undefined => textIn(elementAt(scheme, tsl, ...path))
  if (root.uri !== tsl || root.local !== 'TrustServiceStatusList' || !versions.has(said('TSLVersionIdentifier')))
    throw refused('what was signed is no trusted list of version 5 or 6')
  const [issued, next] = [said('ListIssueDateTime'), said('NextUpdate', 'dateTime')].map((each) => instantOf(each, 'start'))
  if (issued === undefined) throw refused('the trusted list does not say when it was issued')
  const [territory, operator, sequenceNumber] = [
    territoryOf(root),
    nameOf(elementAt(scheme, tsl, 'SchemeOperatorName')),
    said('TSLSequenceNumber'),
  ]
  const { authorities, unread } = servicesOf(root, next ?? issued, territory || undefined)
  return {
    authorities,
    list: {
      territory,
      ...(operator !== undefined && { operator }),
      ...(sequenceNumber !== undefined && { sequenceNumber }),
      issued: new Date(issued).toISOString(),
      ...(next !== undefined && { nextUpdate: new Date(next).toISOString() }),
      pointers: said('TSLType') === `${listTypes}EUlistofthelists` ? pointersOf(scheme) : [],
      unread,
    },
  }
}

/** Lists in XML only: the same list is published for people, too. */
function pointersOf(scheme: XmlElement | undefined): readonly ListPointer[] {
  return elements(elementAt(scheme, tsl, 'PointersToOtherTSL'), tsl, 'OtherTSLPointer').flatMap((pointer) => {
    const more = elements(elementAt(pointer, tsl, 'AdditionalInformation'), tsl, 'OtherInformation')
    const about = (uri: string, name: string) => more.map((each) => textIn(elementAt(each, uri, name))).find((text) => text !== undefined)
    const [location, territory] = [textIn(elementAt(pointer, tsl, 'TSLLocation')), about(tsl, 'SchemeTerritory')]
    const isXml = (about(additional, 'MimeType') ?? xmlType) === xmlType
    if (location === undefined || territory === undefined || !isXml) return []
    const signers = elements(elementAt(pointer, tsl, 'ServiceDigitalIdentities'), tsl, 'ServiceDigitalIdentity')
    return [{ location, territory, signers: signers.flatMap((each) => certificatesIn(each).read).map(base64) }]
  })
}
const xmlType = 'application/vnd.etsi.tsl+xml'
