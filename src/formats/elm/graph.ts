/** Puts the nodes of a document into the places that refer to them by name: as linked data, all nodes of one name are one. @module */
import { type Called, type Document, isObject, list, own, type Pointer, pointer } from '../../lib/json.ts'
import { hold } from '../../lib/tree.ts'

/** Objects and items that are put in place, at most: what refers to one another in many ways could be unfolded without end. */
const most = 50_000
/** Nodes that are put into one another, at most: nobody nests deeper. */
const deepest = 100

interface Unfolding {
  readonly nodes: ReadonlyMap<string, Document>
  /** Whether a text may be the name of a node. */
  readonly isFlat: boolean
  /** Ids of the nodes around the one that is being put in place: a circle stays a reference. */
  readonly around: ReadonlySet<string>
  readonly count: { left: number }
}

const idOf = (node: unknown): unknown => own(node, 'id') ?? own(node, '@id')

/** Members whose objects are of somebody else, or no nodes. */
const isOpaque = (name: string): boolean => /^(?:@?(?:id|type|context)|@.*|conversion|proof|credentialStatus)$/.test(name)

/** What these refer to refers to the node that they stand in: said from the other side, it says nothing more. */
const isInverse = (name: string): boolean => /^(?:isPartOf|proves|influences|awards|used|generalisationOf)$/.test(name)

/** The credential of a graph with everything it refers to inside it, and where it stands in the graph. */
export function nested(document: Document, root: Document): { readonly document: Document; readonly base: Pointer } {
  const graph = list(own(document, '@graph'))
  const nodes = new Map<string, Document>()
  for (const node of graph) {
    const id = idOf(node)
    if (isObject(node) && typeof id === 'string' && !nodes.has(id)) nodes.set(id, node)
  }
  const id = idOf(root)
  const around = new Set(typeof id === 'string' ? [id] : [])
  const whole = unfold(root, { nodes, isFlat: true, around, count: { left: most } })
  return { document: { '@context': document['@context'], ...whole }, base: pointer('', '@graph', graph.indexOf(root)) }
}

/** The document with each node that is only named as it is where most is said of it; the same object where all are told. */
export function embedded(document: Document): Document {
  const nodes = new Map<string, Document>()
  const references = new Set<string>()
  const visit = (value: object): void => {
    const id = Array.isArray(value) ? undefined : own(value, 'id')
    if (typeof id === 'string') {
      if (isReference(value)) references.add(id)
      else if (Object.keys(value).length > Object.keys(nodes.get(id) ?? {}).length && !isOnlyNamed(value)) nodes.set(id, value as Document)
    }
    for (const key of Object.keys(value)) {
      const inner = (value as Document)[key]
      if (typeof inner === 'object' && inner !== null && !isOpaque(key)) visit(inner)
    }
  }
  visit(document)
  const isNamed = [...references].some((id) => nodes.has(id))
  return isNamed ? unfold(document, { nodes, isFlat: false, around: new Set(), count: { left: most } }) : document
}

function unfold(node: Document, unfolding: Unfolding): Document {
  const made: Record<string, unknown> = {}
  const id = unfolding.isFlat ? undefined : idOf(node)
  const inside = typeof id === 'string' ? { ...unfolding, around: new Set([...unfolding.around, id]) } : unfolding
  for (const [name, value] of Object.entries(node))
    hold(made, name, isOpaque(name) || (isInverse(name) && !unfolding.isFlat) ? value : placed(value, inside))
  return made
}

function placed(value: unknown, unfolding: Unfolding): unknown {
  const { nodes, isFlat, around, count } = unfolding
  if (Array.isArray(value)) {
    count.left -= value.length
    return value.map((item) => placed(item, unfolding))
  }
  const id = typeof value !== 'string' ? idOf(value) : isFlat ? value : undefined
  if (typeof id !== 'string') return isObject(value) ? unfold(value, unfolding) : value
  const node = nodes.get(id)
  if (
    !node ||
    around.has(id) ||
    around.size > deepest ||
    !(typeof value === 'string' || (isReference(value) && isOfType(value, node))) ||
    (count.left -= Object.keys(node).length) <= 0
  )
    return isObject(value) ? unfold(value, unfolding) : value
  return unfold(node, { nodes, isFlat, around: new Set([...around, id]), count })
}

/**
 * What is known by its name everywhere: what a concept is called stands in its vocabulary, and a result that names an assessment does not
 * make it one of the award's own.
 */
const isOnlyNamed = (node: object): boolean =>
  list(own(node, 'type')).some((type) => type === 'Concept' || type === 'LearningAssessmentSpecification')

/** A node that is named, and of which nothing is said but its type. */
const isReference = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).every((name) => /^@?(?:id|type)$/.test(name)) && idOf(value) !== undefined

/** Whether a reference says no type, or one of the node: one name for two kinds of things is a slip. */
function isOfType(reference: unknown, node: Document): boolean {
  const types = list(own(reference, 'type'))
  return types.length === 0 || list(own(node, 'type')).some((type) => types.includes(type))
}

/** Finds where in a document a node of the name of a value stands that has a member: it is read in the place of that value. */
export function standing(document: Document): Called {
  let known: ReadonlyMap<string, readonly Standing[]> | undefined
  return (value, key) => {
    const id = typeof value === 'string' ? value : idOf(value)
    if (typeof id !== 'string' || own(value, key) !== undefined || key === 'id') return undefined
    known ??= namedIn(document)
    return known.get(id)?.find(([, node]) => own(node, key) !== undefined)
  }
}

type Standing = readonly [Pointer, Document]

function namedIn(document: Document): ReadonlyMap<string, readonly Standing[]> {
  const found = new Map<string, Standing[]>()
  const visit = (value: object, path: Pointer): void => {
    const id = Array.isArray(value) ? undefined : idOf(value)
    const nodes = typeof id === 'string' ? (found.get(id) ?? []) : undefined
    if (nodes?.push([path, value as Document]) === 1) found.set(String(id), nodes)
    for (const [key, inner] of Object.entries(value))
      if (typeof inner === 'object' && inner !== null && (key === '@graph' || !isOpaque(key))) visit(inner, pointer(path, key))
  }
  visit(document, '')
  return found
}
