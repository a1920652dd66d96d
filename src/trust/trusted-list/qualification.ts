/** What trusted lists say of the certificate of a seal, and not only it of itself (TS 119 615 clause 4.4, in short). @module */
import { type Certificate, certificate } from '../../keys/x5c/certificate.ts'
import { qualifiedClaims } from '../../keys/x5c/qualified.ts'
import type { SealQualification } from '../../lib/seal-options.ts'
import { type CertificateUse, isIn, type TrustedAuthority, type TrustedPeriod } from './authority.ts'
import { meets } from './criteria.ts'
import { regulation } from './periods.ts'

/** What lists say of a certificate (DER). */
export type Services = (der: Uint8Array) => readonly TrustedAuthority[]

/**
 * `undefined`: no service of the lists issued it. Both when the certificate was issued and when the seal was made, the
 * service has to be one that may issue it, and has to say the same.
 *
 * @param path from the certificate of the seal (DER) upwards.
 * @param at when the seal was made, as far as it is proven: milliseconds since 1970.
 */
export function qualificationOf(path: readonly Uint8Array[], at: number, servicesOf: Services): SealQualification | undefined {
  const [first, ...above] = path
  const services = above.flatMap(servicesOf).filter(({ service }) => service === 'certificates')
  if (first === undefined || services.length === 0) return undefined
  const leaf = certificate(first)
  const then = saidAt(leaf, services, leaf.notBefore)
  const sealed = saidAt(leaf, services, at)
  if (then === undefined || sealed === undefined) return { qualified: undefined, seal: undefined, device: undefined }
  return {
    qualified: both(then.qualified, sealed.qualified),
    seal: both(then.use === undefined ? undefined : then.use === 'eseal', sealed.use === undefined ? undefined : sealed.use === 'eseal'),
    device: sealed.device,
  }
}

/** Of three answers: no counts most, and not knowing more than yes. */
const both = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true

interface Said {
  readonly qualified: boolean
  readonly use: CertificateUse | 'other' | undefined
  readonly device: boolean | undefined
}

const nothing: Said = { qualified: false, use: 'other', device: false }

/** `undefined`: it is not known, for a list asks for something that is not read here, or two services contradict each other. */
function saidAt(leaf: Certificate, services: readonly TrustedAuthority[], at: number): Said | undefined {
  const all = services.flatMap((each) => each.periods).filter((each) => isIn(each, at))
  // one authority may be listed once for signatures and once for seals, of which the former says nothing of these (PRO-4.4.4-18 and 19)
  const forSeals = all.filter(({ uses }) => uses?.includes('eseal'))
  const periods = forSeals.length > 0 ? forSeals : all
  const said = periods.map((period) => saidIn(leaf, period))
  const [first] = said
  if (periods.length === 0) return nothing
  return said.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : undefined
}

/** What its qualifiers say comes before what the certificate says (clauses 4.4.4 and 4.5.4). */
function saidIn(leaf: Certificate, { uses, qualifications = [] }: TrustedPeriod): Said | undefined {
  const qualifiers = new Set<string>()
  for (const rule of qualifications) {
    const met = meets(leaf, rule.criteria)
    if (met === undefined || (met && !rule.qualifiers.every((each) => qualifierNames.has(each)))) return undefined
    if (met) for (const each of rule.qualifiers) qualifiers.add(each)
  }
  // the list contradicts itself (PRO-4.4.4-20)
  if (qualifiers.has('NotQualified') && qualifiers.has('QCStatement')) return undefined
  const stated = qualifiedClaims(leaf)
  const claims = stated === 'unread' ? undefined : stated
  const qualified =
    !qualifiers.has('NotQualified') && (qualifiers.has('QCStatement') || (claims?.compliance === true && claims.otherLaw === false))
  const use = useOf(qualifiers, claims)
  return {
    // since the regulation a service issues as qualified what the list says that it is for (clause 4.4.4), and nothing else
    qualified: qualified && (use === undefined || (uses?.some((each) => each === use) ?? leaf.notBefore < regulation)),
    use,
    device: deviceOf(qualifiers, claims?.device ?? false),
  }
}

/** TS 119 612 clause 5.5.9.2.3. What another one would say of a certificate is not known. */
const qualifierNames: ReadonlySet<string> = new Set([
  ...['QCStatement', 'NotQualified', 'QCForESig', 'QCForESeal', 'QCForWSA', 'QCForLegalPerson'],
  ...['QCWithQSCD', 'QCNoQSCD', 'QCQSCDStatusAsInCert', 'QCQSCDManagedOnBehalf'],
  ...['QCWithSSCD', 'QCNoSSCD', 'QCSSCDStatusAsInCert'],
])

/** `QCForLegalPerson` is of before the regulation, and decides nothing of seals (PRO-4.4.4-20). */
const useQualifiers: ReadonlyMap<string, CertificateUse> = new Map([
  ['QCForESeal', 'eseal'],
  ['QCForESig', 'esign'],
  ['QCForWSA', 'web'],
] as const)

type Claims = Exclude<ReturnType<typeof qualifiedClaims>, 'unread'>

/** Of a certificate that claims several types, what it is for is not known only where one of them is that of seals. */
function useOf(qualifiers: ReadonlySet<string>, claims: Claims): Said['use'] {
  const [named, contradicting] = [...qualifiers].flatMap((each) => useQualifiers.get(each) ?? [])
  if (named) return contradicting ? undefined : named
  const [first, another] = claims?.types ?? []
  if (first) return another === undefined ? first : claims?.types.includes('eseal') ? undefined : 'other'
  // EN 319 412-5 clause 4.2.3: one that claims to be qualified and no type is one for signatures of persons; of what the list alone calls
  // qualified nothing is known
  return claims?.compliance !== true && qualifiers.has('QCStatement') ? undefined : 'esign'
}

/** PRO-4.5.4-04: with and without one are a contradiction. */
function deviceOf(qualifiers: ReadonlySet<string>, claimed: boolean): boolean | undefined {
  const has = (...names: readonly string[]): boolean => names.some((each) => qualifiers.has(each))
  const [without, within] = [has('QCNoQSCD', 'QCNoSSCD'), has('QCWithQSCD', 'QCWithSSCD', 'QCQSCDManagedOnBehalf')]
  return without && within ? undefined : within || (!without && claimed)
}
