/** Nodes of one name in a document that is written: as linked data they are one node that says all of it (HC11). @module */

import { type Document, isObject, own } from '../json.ts'
import { equal, escapeKey } from '../tree.ts'
import { isConstant } from './constant.ts'
import type { Field } from './pass.ts'
import { below, fieldOf } from './place.ts'

export interface Namesakes {
  /** Where another node of this name says the member. */
  readonly said: (node: Document, member: string) => string | undefined
  /** Whether the node contradicts an earlier one of its name: it cannot keep it. */
  readonly isOther: (node: Document) => boolean
}

interface Named {
  readonly node: Document
  readonly where: Field | undefined
}

export function namesakesIn(document: Document): Namesakes {
  const known = new Map<string, Named[]>()
  const others = new Set<Document>()
  const visit = (value: object, where: Field | undefined): void => {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) enter(value[index], where, index)
      return
    }
    const node = value as Document
    const id = own(node, 'id')
    if (typeof id === 'string') note(node, id, where)
    for (const key of Object.keys(node)) if (key !== '@context') enter(node[key], where, key)
  }
  // an entry of a list says the same wherever it stands
  const enter = (inner: unknown, up: Field | undefined, key: string | number): void => {
    if (typeof inner === 'object' && inner !== null && !isConstant(inner)) visit(inner, below(up, key))
  }
  const note = (node: Document, id: string, where: Field | undefined): void => {
    const before = known.get(id)
    if (!before) known.set(id, [{ node, where }])
    // one that says the same says nothing new, however often it stands there
    else if (before.some((one) => equal(one.node, node))) return
    else if (!isConcept(node) && before.some((one) => contradicts(one.node, node))) others.add(node)
    else before.push({ node, where })
  }
  visit(document, undefined)
  return {
    said(node, member) {
      if (others.has(node)) return undefined
      const one = known.get(String(node['id']))?.find((other) => other.node !== node && Object.hasOwn(other.node, member))
      return one && `${fieldOf(one.where)}/${escapeKey(member)}`
    },
    isOther: (node) => others.has(node),
  }
}

/** The entry of a list is what its address says, whatever it is called. */
const isConcept = (node: Document): boolean => Object.hasOwn(node, 'inScheme') || node['type'] === 'Concept'

/** Whether two nodes give different values to a member that has one; lists come together. */
export const contradicts = (a: Document, b: Document): boolean =>
  Object.keys(a).some((key) => key !== 'id' && key !== 'type' && Object.hasOwn(b, key) && differ(a[key], b[key]))

function differ(a: unknown, b: unknown): boolean {
  if (a === b || Array.isArray(a) || Array.isArray(b)) return false
  if (!isObject(a) || !isObject(b)) return true
  // a text differs where it says something else in one language
  return a['id'] !== b['id'] || contradicts(a, b)
}
