/** The services of a trusted list that seals and their timestamps rest on (TS 119 612 clauses 5.4 and 5.5). @module */
import { certificate } from '../../keys/x5c/certificate.ts'
import { attempt } from '../../keys/x5c/input.ts'
import { base64 } from '../../lib/bytes.ts'
import { instantOf } from '../../lib/date.ts'
import type { CertificateUse, TrustedAuthority, TrustedPeriod } from './authority.ts'
import { qualificationRule } from './criteria.ts'
import { ecc, tsl } from './namespaces.ts'
import { attribute, elementAt, elements, isElement, octetsIn, textIn, type XmlElement } from './xml.ts'

const statuses = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/'
const types = 'http://uri.etsi.org/TrstSvc/Svctype/'
const extensions = 'http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/'

const services: ReadonlyMap<string, TrustedAuthority['service']> = new Map([
  [`${types}CA/QC`, 'certificates'],
  [`${types}TSA/QTST`, 'timestamps'],
] as const)
/** Clause 5.5.4; those of before July 2016 are ended by the regulation, and stand in the history only. */
const good: ReadonlySet<string> = new Set(
  ['granted', 'undersupervision', 'supervisionincessation', 'accredited'].map((each) => `${statuses}${each}`),
)
const uses: ReadonlyMap<string, CertificateUse> = new Map([
  [`${extensions}ForeSeals`, 'eseal'],
  [`${extensions}ForeSignatures`, 'esign'],
  [`${extensions}ForWebSiteAuthentication`, 'web'],
] as const)

export interface ReadServices {
  readonly authorities: readonly TrustedAuthority[]
  /** Certificates that cannot be read. */
  readonly unread: number
}

/** `until`: the last moment that the list speaks of. */
export function servicesOf(root: XmlElement, until: number, territory: string | undefined): ReadServices {
  const authorities: TrustedAuthority[] = []
  let unread = 0
  for (const provider of elements(elementAt(root, tsl, 'TrustServiceProviderList'), tsl, 'TrustServiceProvider')) {
    const name = nameOf(elementAt(provider, tsl, 'TSPInformation', 'TSPName'))
    for (const service of elements(elementAt(provider, tsl, 'TSPServices'), tsl, 'TSPService')) {
      const entries = [
        ...elements(service, tsl, 'ServiceInformation'),
        ...elements(elementAt(service, tsl, 'ServiceHistory'), tsl, 'ServiceHistoryInstance'),
      ]
      for (const [kind, periods] of periodsOf(entries, until)) {
        const { read, broken } = certificatesIn(elementAt(entries[0], tsl, 'ServiceDigitalIdentity'))
        unread += broken
        const more = { service: kind, ...(name !== undefined && { name }), ...(territory !== undefined && { territory }), periods }
        authorities.push(...read.map((der) => ({ certificate: base64(der), ...more })))
      }
    }
  }
  return { authorities, unread }
}

/** Each status lasts until the next one. A service may have been of another type before. */
function periodsOf(entries: readonly XmlElement[], until: number): ReadonlyMap<TrustedAuthority['service'], readonly TrustedPeriod[]> {
  const found = new Map<TrustedAuthority['service'], TrustedPeriod[]>()
  const dated = entries
    .map((entry) => ({ entry, from: instantOf(textIn(elementAt(entry, tsl, 'StatusStartingTime')), 'start') }))
    .filter((each): each is { entry: XmlElement; from: number } => each.from !== undefined)
    .sort((a, b) => a.from - b.from)
  for (const [index, { entry, from }] of dated.entries()) {
    const service = services.get(textIn(elementAt(entry, tsl, 'ServiceTypeIdentifier')) ?? '')
    const end = Math.min(until, (dated[index + 1]?.from ?? Number.POSITIVE_INFINITY) - 1)
    const more = good.has(textIn(elementAt(entry, tsl, 'ServiceStatus')) ?? '') ? extensionsOf(entry) : undefined
    if (service === undefined || more === undefined || end < from) continue
    const period = { from: new Date(from).toISOString(), until: new Date(end).toISOString(), ...more }
    found.set(service, [...(found.get(service) ?? []), period])
  }
  return found
}

/** `undefined`: a critical extension is not understood, so that the service must not be used (clause 5.5.9). */
function extensionsOf(entry: XmlElement): Pick<TrustedPeriod, 'uses' | 'qualifications'> | undefined {
  const said: CertificateUse[] = []
  const rules: NonNullable<TrustedPeriod['qualifications']>[number][] = []
  for (const extension of elements(elementAt(entry, tsl, 'ServiceInformationExtensions'), tsl, 'Extension')) {
    for (const content of extension.children.filter(isElement)) {
      if (content.uri === tsl && content.local === 'AdditionalServiceInformation') {
        const use = uses.get(textIn(elementAt(content, tsl, 'URI')) ?? '')
        if (use !== undefined) said.push(use)
      } else if (content.uri === ecc && content.local === 'Qualifications')
        rules.push(...elements(content, ecc, 'QualificationElement').map(qualificationRule))
      else if (!known.has(content.local) && attribute(extension, 'Critical') === 'true') return undefined
    }
  }
  return { ...(said.length > 0 && { uses: said }), ...(rules.length > 0 && { qualifications: rules }) }
}

/** Of no consequence for certificates that are in force (clauses 5.5.9.1 and 5.5.9.3). */
const known: ReadonlySet<string> = new Set(['ExpiredCertsRevocationInfo', 'TakenOverBy'])

/** The certificates of a digital identity; one that cannot be read names nobody. */
export function certificatesIn(identity: XmlElement | undefined): { readonly read: readonly Uint8Array[]; readonly broken: number } {
  const stated = elements(identity, tsl, 'DigitalId').flatMap((each) => elements(each, tsl, 'X509Certificate'))
  const read = stated.flatMap((each) => {
    const der = octetsIn(each)
    return der && attempt(der, certificate) ? [der] : []
  })
  return { read, broken: stated.length - read.length }
}

/** In English, or else as the list says it first. */
export function nameOf(names: XmlElement | undefined): string | undefined {
  const all = elements(names, tsl, 'Name')
  return textIn(all.find((each) => attribute(each, 'xml:lang') === 'en') ?? all[0])
}
