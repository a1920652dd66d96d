/** What a caller says about seals: whom to trust, and how much a seal has to prove. @module */

import type { Awaitable } from './awaitable.ts'

/** A certificate: DER, base64 of it, or PEM. */
export type CertificateInput = Uint8Array | string

/** A certificate that is trusted at some times only: as long as a service was in good standing, say. */
export interface DatedAnchor {
  readonly certificate: CertificateInput
  /** Each from its first moment to its last (RFC 3339). */
  readonly trusted: readonly { readonly from: string; readonly until: string }[]
}
export type AnchorInput = CertificateInput | DatedAnchor

/** What trusted lists say of the certificate of a seal. `undefined`: they ask for something that could not be looked at. */
export interface SealQualification {
  /** Whether it is a qualified certificate. */
  readonly qualified: boolean | undefined
  /** Whether it is one for seals, and not for signatures of persons, say. */
  readonly seal: boolean | undefined
  /** Whether its key is in a qualified device. */
  readonly device: boolean | undefined
}
/**
 * @param path The certificates (DER) from that of the seal to the one that is trusted.
 * @param at The time of the seal, as far as it is proven: milliseconds since 1970.
 * @returns `undefined` where the source says nothing of any of them.
 */
export type SealQualifier = (path: readonly Uint8Array[], at: number) => Awaitable<SealQualification | undefined>

/** The levels of JAdES baseline signatures, in rising order (TS 119 182-1 clause 6). */
export const sealLevels = ['B-B', 'B-T', 'B-LT', 'B-LTA'] as const
export type SealLevel = (typeof sealLevels)[number]
/** Of a seal: it may keep the rules of none. */
export type SealedLevel = SealLevel | 'none'
export const reaches = (level: SealedLevel, wanted: SealLevel): boolean =>
  level !== 'none' && sealLevels.indexOf(level) >= sealLevels.indexOf(wanted)
export const isSealLevel = (value: unknown): value is SealLevel => sealLevels.some((level) => level === value)

export interface SealOptions {
  /**
   * Certificates that are trusted to issue seals, or to seal: roots, or issuing authorities as a trusted list
   * names them. None are built in, and none are taken from a credential: without them a path is `unknown`.
   */
  readonly anchors?: readonly AnchorInput[]
  /** Certificates that are trusted for timestamps; they are trusted for nothing else. */
  readonly timestampAnchors?: readonly AnchorInput[]
  /** What says whether a seal is a qualified one; without any, its certificate does, and that is a claim. Sources of trust bring them. */
  readonly qualifiers?: readonly SealQualifier[]
  /**
   * `strict`: the authority's certificate is in force now, or a newer timestamp, itself in force, covers the
   * older one (EN 319 102-1 clause 5.6). `at-genTime`: it was in force when it made the timestamp. `strict` unless given.
   */
  readonly timestampTrust?: 'strict' | 'at-genTime'
  /** The level that a seal has to reach, any unless given: stripping its timestamps cannot be seen in any other way. */
  readonly minLevel?: SealLevel
  /**
   * Seconds that revocation data may be older than the time it answers for; without it, the data's own
   * `nextUpdate` says how long it is fresh.
   */
  readonly revocationMaxAge?: number
  /** Certificates that may stand between a seal and an anchor, besides those inside the credential. They are not trusted. */
  readonly certificates?: readonly CertificateInput[]
  /** CRLs and OCSP answers (DER, or base64 of it) besides those inside the credential. */
  readonly revocations?: readonly CertificateInput[]
}
