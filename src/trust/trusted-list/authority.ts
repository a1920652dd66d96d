/** What a trusted list says of those who issue certificates and timestamps, as data that can be kept (TS 119 612 clause 5.5). @module */
import { instantOf } from '../../lib/date.ts'

/** A certificate of a service, and when the service was in good standing. */
export interface TrustedAuthority {
  /** DER in base64. */
  readonly certificate: string
  /** `certificates`: issues qualified certificates (`CA/QC`); `timestamps`: makes qualified timestamps (`TSA/QTST`). */
  readonly service: 'certificates' | 'timestamps'
  /** What the list calls the provider, and the country whose list it is. */
  readonly name?: string
  readonly territory?: string
  readonly periods: readonly TrustedPeriod[]
}

/** A time in which the status of the service was `granted`, or what stood for that before July 2016. */
export interface TrustedPeriod {
  /** RFC 3339. */
  readonly from: string
  /** The last moment; of the present status, that until which the list speaks (`NextUpdate`). */
  readonly until: string
  /** What its certificates are for, where the list says so (`ForeSeals`, `ForeSignatures`, `ForWebSiteAuthentication`). */
  readonly uses?: readonly CertificateUse[]
  readonly qualifications?: readonly QualificationRule[]
}
export type CertificateUse = 'eseal' | 'esign' | 'web'

/** A date that cannot be read is no time. */
export const isIn = ({ from, until }: TrustedPeriod, at: number): boolean =>
  at >= (instantOf(from, 'start') ?? Number.NaN) && at <= (instantOf(until, 'end') ?? Number.NaN)

/** What the list says of some of the service’s certificates, instead of what they say themselves (clause 5.5.9.2). */
export interface QualificationRule {
  /** `QCWithQSCD`, `NotQualified` …: the last part of each qualifier’s address. */
  readonly qualifiers: readonly string[]
  readonly criteria: Criteria
}

export interface Criteria {
  readonly assert: 'all' | 'atLeastOne' | 'none'
  readonly criteria: readonly Criterion[]
}
export type Criterion =
  /** Bits of the key usage (RFC 5280 section 4.2.1.3) by number, and whether each is set. */
  | { readonly keyUsage: readonly (readonly [bit: number, isSet: boolean])[] }
  /** Certificate policies, all of which are there. */
  | { readonly policies: readonly string[] }
  /** Extended key usages, all of which are there. */
  | { readonly purposes: readonly string[] }
  /** Types of the subject’s name, all of which are there. */
  | { readonly subject: readonly string[] }
  | Criteria
  /** A criterion that is not read here: what it asks for is not known. */
  | { readonly unread: true }
