/** The claims of a document, and the ids of what they are about: of what is referred to, and of what several have in common. @module */
import { uuid } from '../../lib/hash.ts'
import { type Document, text as textOf } from '../../lib/json.ts'
import { contradicts } from '../../lib/mapping/namesakes.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, items, pathOf } from '../../lib/mapping/place.ts'
import { enter } from '../../lib/mapping/trace.ts'
import { canonical } from '../../lib/tree.ts'
import { prefix } from './map-values.ts'

/** Nobody nests deeper, and a document that does is not read further (HC4). */
export const deepest = 32

export interface Claim {
  readonly place: Place
  readonly parent: Claim | undefined
  readonly isPart: boolean
}

export interface Claims {
  /** A whole before its parts. */
  readonly all: readonly Claim[]
  readonly ids: ReadonlyMap<Claim, string>
}

export const root = '/credentialSubject/hasClaim'

export function readClaims(from: Place): Claims {
  const all = claimsIn(at(from, root))
  return { all, ids: idsOf(all) }
}

function claimsIn(list: Place, parent?: Claim, depth = 0): readonly Claim[] {
  if (depth > deepest) return []
  return items(list).flatMap((place) => {
    const parts = at(place, '/hasPart')
    const claim: Claim = { place, parent, isPart: parent !== undefined || items(parts).length > 0 }
    return [claim, ...claimsIn(parts, claim, depth + 1)]
  })
}

/** Where the name of what a claim is about stands; one without any is known by its place. */
export const idPlace = ({ place }: Claim): Place =>
  [at(place, '/specifiedBy/id'), at(place, '/id')].find(({ held }) => held !== undefined) ?? place

/** A name that means something outside is kept; one that does not is made anew, once for all that mean the same by it (HC11). */
function idsOf(all: readonly Claim[]): ReadonlyMap<Claim, string> {
  const ids = new Map<Claim, string>()
  const firsts = new Map<string, Document>()
  const sharing = new Map<string, Claim[]>()
  for (const claim of all) {
    const place = idPlace(claim)
    const given = textOf(place.held) ?? ''
    const name = given || pathOf(place)
    if (given !== '' && !given.startsWith(prefix)) {
      if (claim.isPart) ids.set(claim, given)
    } else if (claim.isPart || place.up !== claim.place) {
      const node = place.up?.held as Document
      const first = firsts.get(name) ?? node
      firsts.set(name, first)
      // what cannot be true of the first of this name is another one
      enter(sharing, contradicts(first, node) ? `${name}#${canonical(node)}` : name, claim)
    }
  }
  for (const [name, claims] of sharing)
    for (const claim of claims)
      if (claim.isPart || claims.length > 1) ids.set(claim, `urn:uuid:${uuid(`${claim.place.pass.document}#${name}`)}`)
  return ids
}
