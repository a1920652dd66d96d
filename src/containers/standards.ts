/** Where each standard keeps its credential in a picture: the one table that reading and baking share. @module */
import { CredentialError } from '../lib/errors.ts'

export interface Place {
  /** The keyword of the PNG chunk. */
  readonly keyword: string
  /** The namespace and the name of the SVG element. */
  readonly namespace: string
  readonly element: string
}

/** Open Badges 2.0 baking, Open Badges 3.0 section 5.3, Comprehensive Learner Record 2.0 section 5.3. */
const places: Readonly<Record<string, Place>> = {
  ob2: { keyword: 'openbadges', namespace: 'http://openbadges.org', element: 'assertion' },
  ob3: { keyword: 'openbadgecredential', namespace: 'https://purl.imsglobal.org/ob/v3p0', element: 'credential' },
  clr2: { keyword: 'clrcredential', namespace: 'https://purl.imsglobal.org/clr/v2p0', element: 'credential' },
}

/** `openbadge` is what some issuers wrote. */
export const keywords: ReadonlySet<string> = new Set([...Object.values(places).map(({ keyword }) => keyword), 'openbadge'])
export const namespaces: ReadonlySet<string> = new Set(Object.values(places).map(({ namespace }) => namespace))
/** Drafts of Open Badges 3.0 had the older name in the newer namespace, so any name goes with any namespace. */
export const elementNames: ReadonlySet<string> = new Set(Object.values(places).map(({ element }) => element))

/**
 * Where a format's standard keeps its credential.
 * @throws CredentialError `ERR_UNSUPPORTED` for a format whose standard knows no pictures.
 */
export function placeOf(format: string): Place {
  const place = Object.hasOwn(places, format) ? places[format] : undefined
  if (place === undefined)
    throw new CredentialError('ERR_UNSUPPORTED', 'no standard says how a credential of this format is kept in a picture')
  return place
}
