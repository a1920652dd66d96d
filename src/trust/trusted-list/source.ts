/** Trusted lists as a source that verification asks. @module */
import type { TrustSource } from '../../core/standing.ts'
import { fromBase64 } from '../../lib/bytes.ts'
import { instantOf } from '../../lib/date.ts'
import { CredentialError } from '../../lib/errors.ts'
import { isObject, list } from '../../lib/json.ts'
import type { DatedAnchor } from '../../lib/seal-options.ts'
import { digestOfBytes } from '../../lib/sha256.ts'
import type { TrustedAuthority } from './authority.ts'

/**
 * Services of trusted lists as `readTrustedLists` found them, which may have been kept as JSON. Each is trusted for the
 * times in which it was in good standing: a seal counts that is proven to be of such a time. Whether a seal is a qualified one
 * is what the lists say, and not only its certificate.
 *
 * @throws CredentialError `ERR_OPTION` where they are no such services.
 */
export function trustedAuthorities(name: string, authorities: readonly TrustedAuthority[]): TrustSource {
  const known = byCertificate(authorities)
  const anchorsOf = (service: TrustedAuthority['service']): readonly DatedAnchor[] =>
    authorities.flatMap((each) => (each.service === service ? [{ certificate: each.certificate, trusted: each.periods }] : []))
  const servicesOf = (der: Uint8Array): readonly TrustedAuthority[] => known.get(digestOfBytes(der)) ?? []
  return {
    name,
    anchors: anchorsOf('certificates'),
    timestampAnchors: anchorsOf('timestamps'),
    qualification: async (path, at) => (await import('./qualification.ts')).qualificationOf(path, at, servicesOf),
    lookup: async ({ anchor }) =>
      anchor !== undefined && servicesOf(anchor).some(({ service }) => service === 'certificates') ? { source: name } : undefined,
  }
}

function byCertificate(authorities: readonly TrustedAuthority[]): ReadonlyMap<string, readonly TrustedAuthority[]> {
  if (!Array.isArray(authorities) || !authorities.every(isAuthority))
    throw new CredentialError('ERR_OPTION', 'the authorities are none that were read from trusted lists')
  const found = new Map<string, TrustedAuthority[]>()
  for (const each of authorities as readonly TrustedAuthority[]) {
    const key = digestOfBytes(fromBase64(each.certificate) ?? new Uint8Array())
    found.set(key, [...(found.get(key) ?? []), each])
  }
  return found
}

const isAuthority = (value: unknown): boolean =>
  isObject(value) &&
  typeof value['certificate'] === 'string' &&
  (value['service'] === 'certificates' || value['service'] === 'timestamps') &&
  Array.isArray(value['periods']) &&
  list(value['periods']).every(
    (period) => isObject(period) && instantOf(period['from'], 'start') !== undefined && instantOf(period['until'], 'end') !== undefined,
  )
