/** What a caller says about seals: whom to trust, and how much a seal has to prove. @module */

/** A certificate: DER, base64 of it, or PEM. */
export type CertificateInput = Uint8Array | string

/** The levels of JAdES baseline signatures, in rising order (TS 119 182-1 clause 6). */
export const sealLevels = ['B-B', 'B-T', 'B-LT', 'B-LTA'] as const
export type SealLevel = (typeof sealLevels)[number]
export const isSealLevel = (value: unknown): value is SealLevel => sealLevels.some((level) => level === value)

export interface SealOptions {
  /**
   * Certificates that are trusted to issue seals, or to seal: roots, or issuing authorities as a trusted list
   * names them. None are built in, and none are taken from a credential: without them a path is `unknown`.
   */
  readonly anchors?: readonly CertificateInput[]
  /** Certificates that are trusted for timestamps; they are trusted for nothing else. */
  readonly timestampAnchors?: readonly CertificateInput[]
  /**
   * `strict`: the authority's certificate is in force now, or a newer timestamp, itself in force, covers the
   * older one (EN 319 102-1 clause 5.6). `at-genTime`: it was in force when it made the timestamp.
   */
  readonly timestampTrust?: 'strict' | 'at-genTime'
  /** The level that a seal has to reach: stripping its timestamps cannot be seen in any other way. */
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
