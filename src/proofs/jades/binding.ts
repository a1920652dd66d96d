/**
 * Whether the organisation that sealed is the one that the credential names as its issuer: the identifier in the
 * certificate (EN 319 412-1 clause 5.1.4) against the issuer's eIDAS identifier, the names and the countries.
 *
 * @module
 */
import type { Certificate } from '../../keys/x5c/certificate.ts'
import { attribute } from '../../keys/x5c/name.ts'
import { qualifiedClaims } from '../../keys/x5c/qualified.ts'
import { type Document, isObject, list, own, strings } from '../../lib/json.ts'
import { isPresentation } from '../../lib/linked.ts'
import { urlOf } from '../../lib/network/url.ts'
import { countries } from '../../vocabularies/country.ts'

type Match = 'exact' | 'normalised' | 'mismatch' | 'absent'

export interface Binding {
  readonly identifier: Match
  /** The host of the issuer's id, which no other identifier of it says anything about. */
  readonly domain: Match
  readonly name: Match
  readonly country: Match
  /** The credential says that the issuer had a mandate of the awarding body: then the two may differ. */
  readonly mandate: boolean
  /** The certificate is one of a person, who belongs to the organisation that it names. */
  readonly person: boolean
}

export function bindingOf(certificate: Certificate, document: Document): Binding {
  const { subject } = certificate
  // a presentation is its holder's
  const party = document[isPresentation(document) ? 'holder' : 'issuer']
  const issuer = list(party).find((each) => isObject(each) || typeof each === 'string')
  const identifiers = list(own(issuer, 'eIDASIdentifier')).filter(isObject)
  const country = attribute(subject, 'country')
  const certified = attribute(subject, 'organizationIdentifier')
  const match = (each: Document): Match => identifierMatch(certified, each, country)
  const domain = domainMatch(certificate, issuer)
  // these may be numbers of other registers: that one differs says nothing
  const others = otherIdentifiers
    .flatMap((member) => list(own(issuer, member)).filter(isObject))
    .map(match)
    .filter((each) => each !== 'mismatch')
  const legal = best(identifiers.map(match))
  return {
    // the issuer says to be another one of that register: what else agrees was put beside it
    identifier: legal === 'mismatch' && identifiers.some((each) => isAnother(certified, each)) ? legal : best([legal, ...others, domain]),
    domain,
    name: best(namesOf(issuer).map((name) => textMatch(attribute(subject, 'organization'), name))),
    country: best(identifiers.flatMap(countriesOf).map((code) => textMatch(country, code))),
    mandate: list(document['evidence']).some(isMandate),
    person: isPerson(certificate),
  }
}

/** Surname, given name, pseudonym: one of them is in the certificate of a person, and none in that of an organisation. */
const personal: readonly string[] = ['2.5.4.4', '2.5.4.42', '2.5.4.65']

/**
 * An employee's certificate for signatures names the organisation by the same number (EN 319 412-2 clause 4.2.4), and makes no seals of it
 * (Regulation (EU) No 910/2014, article 3, points 9 and 24).
 */
function isPerson(certificate: Certificate): boolean {
  if (certificate.subject.attributes.some(({ type }) => personal.includes(type))) return true
  const claims = qualifiedClaims(certificate)
  return claims !== undefined && claims !== 'unread' && claims.types.length > 0 && claims.types.every((type) => type === 'esign')
}

/** Members of an organisation of the European Learning Model that hold legal identifiers too. */
const otherIdentifiers = ['registration', 'vatIdentifier', 'taxIdentifier'] as const

/** An issuer that is known by its address (as badges are) is the one whose domain the certificate holds. */
function domainMatch({ alternativeNames }: Certificate, issuer: unknown): Match {
  const id = typeof issuer === 'string' ? issuer : own(issuer, 'id')
  const host = typeof id === 'string' ? hostOf(id) : undefined
  return host !== undefined && alternativeNames.some((name) => name.kind === 'dns' && name.text.toLowerCase() === host) ? 'exact' : 'absent'
}

function hostOf(id: string): string | undefined {
  const host = id.startsWith('did:web:') ? /^did:web:([^:%#/?]+)/.exec(id)?.[1] : id.startsWith('https:') ? urlOf(id)?.hostname : undefined
  return host?.toLowerCase()
}

const order: readonly Match[] = ['exact', 'normalised', 'mismatch', 'absent']
const best = (matches: readonly Match[]): Match => order.find((match) => matches.includes(match)) ?? 'absent'

function textMatch(certified: string | undefined, stated: string): Match {
  if (certified === undefined) return 'absent'
  if (certified === stated) return 'exact'
  return plain(certified) === plain(stated) ? 'normalised' : 'mismatch'
}

/** "OÜ" is "OU": certificates are often made without accents. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** `NTREE-17207834`, or `EI:SE-5567971433`: a kind of register, of a country or its own, a country, a hyphen, a number. */
const structure = /^([A-Z]{3}|[A-Z]{2}:)([A-Z]{2})-(.+)$/
/** The country of the numbers that are the same in all (LEI). */
const everywhere = 'XG'

function identifierMatch(certified: string | undefined, stated: Document, country: string | undefined): Match {
  const [notation] = strings(stated['notation'])
  if (certified === undefined || notation === undefined) return 'absent'
  const [ofCertificate, ofIssuer] = [structure.exec(certified), structure.exec(notation)]
  const whole = textMatch(certified, notation)
  if (whole !== 'mismatch' && (ofCertificate ?? ofIssuer)) return whole
  const [, register, issuedIn = country, number = certified] = ofCertificate ?? []
  const [, otherRegister, place = countriesOf(stated)[0] ?? country, other = notation] = ofIssuer ?? []
  // an organisation has a number in each register: that those differ says nothing, and two numbers of one are two organisations'
  if (ofCertificate && ofIssuer && register !== otherRegister) return 'absent'
  if (plain(number) !== plain(other)) return 'mismatch'
  // a number alone says nothing without its country
  if (place !== undefined && issuedIn === undefined) return 'absent'
  if (alpha2(place) !== alpha2(issuedIn) && ![place, issuedIn].includes(everywhere)) return 'mismatch'
  return whole === 'mismatch' ? 'normalised' : whole
}

/** Tax numbers of Greece begin with the Union's own code (Directive 2006/112/EC, article 215). */
const alpha2 = (code: string | undefined): string | undefined => code && countries.code(countries.iri(code))

/** Whether two numbers are of one register, and not the same. */
function isAnother(certified: string | undefined, { notation }: Document): boolean {
  const [ours, theirs] = [structure.exec(certified ?? ''), structure.exec(strings(notation)[0] ?? '')]
  return ours !== null && theirs !== null && ours[1] === theirs[1] && plain(ours[0]) !== plain(theirs[0])
}

const countriesOf = (identifier: Document): readonly string[] =>
  list(identifier['spatial']).flatMap((place) => {
    const iri = typeof place === 'string' ? place : own(place, 'id')
    const code = typeof iri === 'string' ? countries.code(iri) : undefined
    return code === undefined ? [] : [code]
  })

const namesOf = (issuer: unknown): readonly string[] =>
  list(own(issuer, 'legalName')).flatMap((name) =>
    typeof name === 'string' ? [name] : isObject(name) ? Object.values(name).flatMap(strings) : [],
  )

const mandateType = 'http://data.europa.eu/snb/evidence-type/c_18016257'
const isMandate = (evidence: unknown): boolean => list(own(evidence, 'dcType')).some((type) => own(type, 'id') === mandateType)
