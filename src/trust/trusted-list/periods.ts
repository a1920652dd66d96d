/** The times in which a service was in good standing, by its statuses of now and of before (TS 119 612 clauses 5.5 and 5.6). @module */
import { instantOf } from '../../lib/date.ts'
import type { CertificateUse, TrustedAuthority, TrustedPeriod } from './authority.ts'
import { qualificationRule } from './criteria.ts'
import { additional, ecc, tsl } from './namespaces.ts'
import { attribute, booleanOf, elementAt, elements, isElement, textIn, type XmlElement } from './xml.ts'

const statuses = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/'
const types = 'http://uri.etsi.org/TrstSvc/Svctype/'
const extensions = 'http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/'

const services: ReadonlyMap<string, TrustedAuthority['service']> = new Map([
  [`${types}CA/QC`, 'certificates'],
  [`${types}TSA/QTST`, 'timestamps'],
] as const)
/** Regulation (EU) No 910/2014, article 52: what a status of before said ended then, whether or not the list was brought up to date. */
export const regulation: number = Date.UTC(2016, 6, 1)
/** Clause 5.5.4: statuses that are good, and their last moment. */
const good: ReadonlyMap<string, number> = new Map([
  [`${statuses}granted`, Number.POSITIVE_INFINITY],
  ...['undersupervision', 'supervisionincessation', 'accredited'].map((each) => [`${statuses}${each}`, regulation - 1] as const),
])
const uses: ReadonlyMap<string, CertificateUse> = new Map([
  [`${extensions}ForeSeals`, 'eseal'],
  [`${extensions}ForeSignatures`, 'esign'],
  [`${extensions}ForWebSiteAuthentication`, 'web'],
] as const)

type Periods = ReadonlyMap<TrustedAuthority['service'], readonly TrustedPeriod[]>

const kindOf = (entry: XmlElement): TrustedAuthority['service'] | undefined =>
  services.get(textIn(elementAt(entry, tsl, 'ServiceTypeIdentifier')) ?? '')

/**
 * Each status lasts until the next one, and the present one as long as the list speaks. A service may have been of another type before.
 * `undefined`: it cannot be said which status it had when, and what was left out might be that it was withdrawn.
 */
export function periodsOf(service: XmlElement, until: number): Periods | undefined {
  const present = elements(service, tsl, 'ServiceInformation')
  const history = elements(elementAt(service, tsl, 'ServiceHistory'), tsl, 'ServiceHistoryInstance')
  if (![...present, ...history].some(kindOf)) return new Map()
  // the newest come first there: of two of one moment the later one counts, and the present one before all
  const dated = [...[...history].reverse(), ...present].flatMap((entry) => {
    const from = instantOf(textIn(elementAt(entry, tsl, 'StatusStartingTime')), 'start')
    return from === undefined ? [] : [{ entry, from }]
  })
  const now = dated.at(-1)
  const isWhole = present.length === 1 && dated.length === history.length + 1
  if (now === undefined || !isWhole || dated.some(({ from }) => from > now.from)) return undefined
  dated.sort((a, b) => a.from - b.from)
  const found = new Map<TrustedAuthority['service'], TrustedPeriod[]>()
  for (const [index, { entry, from }] of dated.entries()) {
    const kind = kindOf(entry)
    const last = good.get(textIn(elementAt(entry, tsl, 'ServiceStatus')) ?? '')
    const more = kind && last !== undefined ? extensionsOf(entry) : undefined
    const end = Math.min(until, last ?? until, (dated[index + 1]?.from ?? Number.POSITIVE_INFINITY) - 1)
    if (kind === undefined || more === undefined || end < from) continue
    const periods = found.get(kind) ?? []
    periods.push({ from: new Date(from).toISOString(), until: new Date(end).toISOString(), ...more })
    found.set(kind, periods)
  }
  return found
}

/** `undefined`: a critical extension is not understood, so that the service must not be used (clause 5.5.9). */
function extensionsOf(entry: XmlElement): Pick<TrustedPeriod, 'uses' | 'qualifications'> | undefined {
  const said: CertificateUse[] = []
  const rules: NonNullable<TrustedPeriod['qualifications']>[number][] = []
  for (const extension of elements(elementAt(entry, tsl, 'ServiceInformationExtensions'), tsl, 'Extension')) {
    const contents = extension.children.filter(isElement)
    const isCritical = booleanOf(attribute(extension, 'Critical') ?? 'false') !== false
    if (isCritical && !(contents.length > 0 && contents.every(isUnderstood))) return undefined
    for (const content of contents) {
      const use = isNamed(content, tsl, 'AdditionalServiceInformation') && uses.get(textIn(elementAt(content, tsl, 'URI')) ?? '')
      if (use) said.push(use)
      if (isNamed(content, ecc, 'Qualifications')) rules.push(...elements(content, ecc, 'QualificationElement').map(qualificationRule))
    }
  }
  return { ...(said.length > 0 && { uses: said }), ...(rules.length > 0 && { qualifications: rules }) }
}

const isNamed = ({ uri, local }: XmlElement, wanted: string, name: string): boolean => uri === wanted && local === name

/** The last two are of no consequence for certificates that are in force (clauses 5.5.9.1 and 5.5.9.3). */
const isUnderstood = (content: XmlElement): boolean =>
  isNamed(content, tsl, 'AdditionalServiceInformation') ||
  isNamed(content, ecc, 'Qualifications') ||
  [tsl, additional].some((uri) => ['ExpiredCertsRevocationInfo', 'TakenOverBy'].some((name) => isNamed(content, uri, name)))
