/** Where a badge says something else than its hosted document. @module */
import { readDate } from '../../lib/date.ts'
import { type Document, isObject, list, own, type Pointer, pointer } from '../../lib/json.ts'
import { isToBe } from '../badge-verification.ts'
import { idOf } from '../open-badge.ts'

/** Says nothing of the badge: a context, and where a backpack had found it. */
const silent = new Set(['@context', '_location'])
/**
 * What the hosted document calls the same: backpacks wrote the first two into badges that they handed out, and they are read; the others
 * are two names of one thing in JSON-LD.
 */
const sameAs: ReadonlyMap<string, string> = new Map([
  ['_originalRecipient', 'recipient'],
  ['issued_on', 'issuedOn'],
  ['@id', 'id'],
  ['id', '@id'],
  ['@type', 'type'],
  ['type', '@type'],
])

/** Things that may stand in the badge or at their own address. */
const linked = new Set(['badge', 'issuer', 'publisher', 'image', 'evidence', 'criteria', 'verification', 'verify', 'creator'])

const dates = new Set(['issuedOn', 'expires'])

/** What must not be left out of a badge, or of a record: without them it says something else. */
const essential = [
  'recipient',
  'badge',
  'issuedOn',
  'expires',
  'revoked',
  'learner',
  'publisher',
  'assertions',
  'signedAssertions',
  'partial',
]

/** The same of what is inside, as an assertion of a record is: the rest of it may be left out. */
const limiting = ['expires', 'revoked']

/** What stands at the addresses that the hosted document names; `undefined` where not all of them answered. */
export type Published = ReadonlyMap<string, Document> | undefined

/**
 * Pointers to what the badge says and its hosted document does not. The hosted one may say more: it is the
 * badge. A thing and its address count as the same, and what a badge copies of a linked thing is compared
 * with the hosted document’s copy; where that has the address only, with what is published there.
 */
export function differences(given: Document, hosted: Document, published: Published): readonly Pointer[] {
  const areHosted = [given, hosted].every((document) => isToBe(document, 'hosted'))
  // how it is verified is what is done: one may say it as 1.x did, and servers have gone on to 2.0
  const { verification: _, verify: __, ...said } = given
  return inside(areHosted ? said : given, hosted, published, '', essential)
}

function inside(
  given: Document,
  hosted: Document,
  published: Published,
  path: Pointer | '',
  required: readonly string[] = limiting,
): readonly Pointer[] {
  const names = new Set([...Object.keys(given), ...required.filter((name) => Object.hasOwn(hosted, name))])
  return [...names]
    .filter((name) => !silent.has(name))
    .flatMap((name) => {
      const other = own(hosted, name) ?? own(hosted, sameAs.get(name) ?? name)
      return compared(own(given, name), other, published, pointer(path, name), name)
    })
}

function compared(given: unknown, hosted: unknown, published: Published, path: Pointer, name: string): readonly Pointer[] {
  // in JSON-LD a list of one is its item, and null is nothing
  if (Array.isArray(given) || Array.isArray(hosted)) {
    const [items, others] = [list(given), list(hosted)]
    if (items.length !== others.length) return [path]
    return items.flatMap((item, index) =>
      compared(item, others[index], published, Array.isArray(given) ? pointer(path, index) : path, name),
    )
  }
  if (isObject(given) && isObject(hosted)) return inside(given, hosted, published, path)
  const id = linked.has(name) ? idOf(given) : undefined
  if (id !== undefined && id === idOf(hosted))
    return isObject(given) && published ? ofCopy(given, published.get(id) ?? {}, published, path) : []
  // who says nothing of it says that it is not revoked (OB 2.0, Assertion)
  const nothing = name === 'revoked' ? false : null
  const isSame = JSON.stringify(given ?? nothing) === JSON.stringify(hosted ?? nothing) || (dates.has(name) && isSameInstant(given, hosted))
  return isSame ? [] : [path]
}

/** However its zone and its fractions are written; a day is no instant. */
function isSameInstant(given: unknown, hosted: unknown): boolean {
  const [one, other] = [readDate(given), readDate(hosted)]
  const isInstant = (date: typeof one): boolean => date?.precision === 'instant' || date?.precision === 'epoch'
  return isInstant(one) && isInstant(other) && one?.time === other?.time
}

/** How a copy is named and what it is called says nothing that its address does not. */
function ofCopy(copy: Document, original: Document, published: Published, path: Pointer): readonly Pointer[] {
  const { id, '@id': iri, type, '@type': kind, ...said } = copy
  return inside(said, original, published, path)
}
