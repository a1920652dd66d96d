/** Trusted lists as a source that verification asks. @module */
import type { TrustSource } from '../../core/verify/standing.ts'
import { fromBase64 } from '../../lib/bytes.ts'
import { instantOf } from '../../lib/date.ts'
import { CredentialError } from '../../lib/errors.ts'
import { isListOf, isObject, isText, list } from '../../lib/json.ts'
import type { DatedAnchor } from '../../lib/seal-options.ts'
import { digestOfBytes } from '../../lib/sha256.ts'
import { isIn, type TrustedAuthority } from './authority.ts'

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
    // others may trust the same certificate, also for times in which it is in no good standing here
    lookup: async ({ anchor, at }) =>
      anchor &&
      servicesOf(anchor).some(({ service, periods }) => service === 'certificates' && (!at || periods.some((each) => isIn(each, +at))))
        ? { source: name }
        : undefined,
  }
}

function byCertificate(authorities: readonly TrustedAuthority[]): ReadonlyMap<string, readonly TrustedAuthority[]> {
  const wrong = Array.isArray(authorities) ? authorities.findIndex((each) => !isAuthority(each)) + 1 : undefined
  if (wrong === undefined) throw new CredentialError('ERR_OPTION', 'the authorities are no list')
  if (wrong > 0) throw new CredentialError('ERR_OPTION', `authority ${wrong} is none that was read from a trusted list`)
  const found = new Map<string, TrustedAuthority[]>()
  for (const each of authorities as readonly TrustedAuthority[]) {
    const key = digestOfBytes(fromBase64(each.certificate) ?? new Uint8Array())
    found.set(key, [...(found.get(key) ?? []), each])
  }
  return found
}

/** They may come from a file that somebody edited: what is misspelt in there would be a rule that is left out. */
const isAuthority = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['certificate']) &&
  fromBase64(value['certificate']) !== undefined &&
  (value['service'] === 'certificates' || value['service'] === 'timestamps') &&
  isListOf(value['periods'], isPeriod)

const hasOnly = (value: object, ...names: readonly string[]): boolean => Object.keys(value).every((name) => names.includes(name))

const isPeriod = (value: unknown): boolean =>
  isObject(value) &&
  hasOnly(value, 'from', 'until', 'uses', 'qualifications') &&
  isText(value['from']) &&
  instantOf(value['from'], 'start') !== undefined &&
  isText(value['until']) &&
  instantOf(value['until'], 'end') !== undefined &&
  isListOf(value['uses'] ?? [], isText) &&
  isListOf(value['qualifications'] ?? [], isRule)

const isRule = (value: unknown): boolean =>
  isObject(value) &&
  hasOnly(value, 'qualifiers', 'criteria') &&
  isListOf(value['qualifiers'], isText) &&
  isCriteria(value['criteria'], most)

/** Lists in lists: that of a trusted list is no deeper than its XML. */
const most = 100

const isCriteria = (value: unknown, depth: number): boolean =>
  depth > 0 &&
  isObject(value) &&
  ['all', 'atLeastOne', 'none'].some((each) => each === value['assert']) &&
  isListOf(value['criteria'], (each) => isCriterion(each, depth - 1)) &&
  list(value['criteria']).length > 0

function isCriterion(value: unknown, depth: number): boolean {
  if (!isObject(value)) return false
  if ('assert' in value) return isCriteria(value, depth)
  const [named, another] = Object.entries(value)
  if (named === undefined || another !== undefined) return false
  const [kind, facts] = named
  if (kind === 'unread') return facts === true
  return list(facts).length > 0 && isListOf(facts, kind === 'keyUsage' ? isBit : isText) && kinds.includes(kind)
}
const kinds: readonly string[] = ['keyUsage', 'policies', 'purposes', 'subject']
const isBit = (value: unknown): boolean => Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'boolean'
