/** One recipient out of what several credentials of one person say: a field as the first says it, and all identities. @module */
import type { SourceField } from '../conversion.ts'
import type { Identity, Person } from '../credential/parties.ts'
import type { Credential } from '../credential.ts'
import { equal } from '../tree.ts'

export interface OneRecipient {
  readonly recipient: Person | undefined
  /** Where a field of the recipient (`/name`, `/identities/2/value`) was said; `''` is all of it. */
  readonly origin: (field: string) => readonly SourceField[]
  /** What another credential says otherwise. */
  readonly lost: readonly SourceField[]
}

export function oneRecipient(credentials: readonly Credential[]): OneRecipient {
  const said: Record<string, unknown> = {}
  const from = new Map<string, SourceField>()
  const identities: { readonly identity: Identity; readonly from: SourceField }[] = []
  const lost: SourceField[] = []
  for (const [source, { recipient = {} }] of credentials.entries()) {
    const { identities: more = [], ...fields } = recipient
    for (const [index, identity] of more.entries())
      if (!identities.some((known) => equal(known.identity, identity)))
        identities.push({ identity, from: [source, `/recipient/identities/${index}`] })
    for (const [name, value] of Object.entries(fields)) {
      const place: SourceField = [source, `/recipient/${name}`]
      if (!from.has(name)) {
        from.set(name, place)
        said[name] = value
      } else if (!equal(said[name], value)) lost.push(place)
    }
  }
  if (identities.length > 0) said['identities'] = identities.map(({ identity }) => identity)
  return {
    recipient: Object.keys(said).length > 0 ? said : undefined,
    origin(field) {
      const [, name = '', index = '', ...deeper] = field.split('/')
      const all = [...from.values(), ...identities.map((one) => one.from)]
      const of = (path: string): readonly SourceField[] => [...new Set(all.map(([source]) => source))].map((source) => [source, path])
      if (name === '') return of('/recipient')
      if (name === 'identities' && index === '') return of('/recipient/identities')
      const place = name === 'identities' ? identities[Number(index)]?.from : from.get(name)
      const rest = name === 'identities' ? deeper : [index, ...deeper].filter((key) => key !== '')
      return place ? [[place[0], [place[1], ...rest].join('/')]] : []
    },
    lost,
  }
}
