/** The services of a trusted list that seals and their timestamps rest on (TS 119 612 clauses 5.4 and 5.5). @module */
import { certificate } from '../../keys/x5c/certificate.ts'
import { attempt } from '../../keys/x5c/input.ts'
import { base64 } from '../../lib/bytes.ts'
import type { TrustedAuthority } from './authority.ts'
import { tsl } from './namespaces.ts'
import { periodsOf } from './periods.ts'
import { attribute, elementAt, elements, octetsIn, textIn, type XmlElement } from './xml.ts'

export interface ReadServices {
  readonly authorities: readonly TrustedAuthority[]
  /** Certificates that cannot be read, and those of services whose statuses cannot be. */
  readonly unread: number
}

/** `until`: the last moment that the list speaks of. */
export function servicesOf(root: XmlElement, until: number, territory: string): ReadServices {
  const authorities: TrustedAuthority[] = []
  let unread = 0
  for (const provider of elements(elementAt(root, tsl, 'TrustServiceProviderList'), tsl, 'TrustServiceProvider')) {
    const name = nameOf(elementAt(provider, tsl, 'TSPInformation', 'TSPName'))
    for (const service of elements(elementAt(provider, tsl, 'TSPServices'), tsl, 'TSPService')) {
      const all = periodsOf(service, until)
      if (all?.size === 0) continue
      const { read, broken } = certificatesIn(elementAt(service, tsl, 'ServiceInformation', 'ServiceDigitalIdentity'))
      // one that is known by its name or its key's identifier only is known to nobody here
      unread += all && read.length > 0 ? broken : Math.max(1, read.length + broken)
      for (const [kind, periods] of all ?? []) {
        const more = { service: kind, ...(name !== undefined && { name }), territory, periods }
        authorities.push(...read.map((der) => ({ certificate: base64(der), ...more })))
      }
    }
  }
  return { authorities, unread }
}

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
