/** Nodes of one name in a document that is written: as linked data they are one node that says all of it (HC11). @module */
import { type Document, isObject } from './json.ts'
import { escapeKey } from './tree.ts'

export interface Namesakes {
  /** Where another node of this name says the member. */
  readonly said: (node: Document, member: string) => string | undefined
  /** Whether the node contradicts an earlier one of its name: it cannot keep it. */
  readonly isOther: (node: Document) => boolean
}

export function namesakesIn(document: Document): Namesakes {
  const known = new Map<string, Map<Document, string>>()
  const others = new Set<Document>()
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (isObject(value) && typeof value['id'] === 'string') note(value, value['id'], path)
    for (const [key, inner] of Object.entries(value)) if (key !== '@context') visit(inner, `${path}/${escapeKey(key)}`)
  }
  const note = (node: Document, id: string, path: string): void => {
    const before = known.get(id) ?? new Map<Document, string>()
    known.set(id, before)
    if (before.has(node)) return
    if (!isConcept(node) && [...before.keys()].some((one) => contradicts(one, node))) others.add(node)
    else before.set(node, path)
  }
  visit(document, '')
  return {
    said(node, member) {
      if (others.has(node)) return undefined
      const one = [...(known.get(String(node['id'])) ?? [])].find(([other]) => other !== node && Object.hasOwn(other, member))
      return one && `${one[1]}/${member}`
    },
    isOther: (node) => others.has(node),
  }
}

/** The entry of a list is what its address says, whatever it is called. */
const isConcept = (node: Document): boolean => Object.hasOwn(node, 'inScheme') || node['type'] === 'Concept'

/** Whether two nodes give different values to a member that has one; lists come together. */
const contradicts = (a: Document, b: Document): boolean =>
  Object.keys(a).some((key) => key !== 'id' && key !== 'type' && Object.hasOwn(b, key) && differ(a[key], b[key]))

function differ(a: unknown, b: unknown): boolean {
  if (a === b || Array.isArray(a) || Array.isArray(b)) return false
  if (!isObject(a) || !isObject(b)) return true
  // a text differs where it says something else in one language
  return a['id'] !== b['id'] || contradicts(a, b)
}
