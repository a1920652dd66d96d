/** Puts the nodes of flattened JSON-LD into the places that refer to them. @module */
import { type Document, isObject, list, own, type Pointer, pointer } from '../../lib/json.ts'
import { hold } from '../../lib/tree.ts'

/** Nodes that are put in place, at most: what refers to one another in many ways could be unfolded without end. */
const most = 20_000

interface Unfolding {
  readonly nodes: ReadonlyMap<string, Document>
  /** Ids of the nodes around the one that is being put in place: a circle stays a reference. */
  readonly around: ReadonlySet<string>
  readonly count: { left: number }
}

const idOf = (node: unknown): unknown => own(node, 'id') ?? own(node, '@id')

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
  const whole = unfold(root, { nodes, around, count: { left: most } })
  return { document: { '@context': document['@context'], ...whole }, base: pointer('', '@graph', graph.indexOf(root)) }
}

function unfold(node: Document, unfolding: Unfolding): Document {
  const made: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(node))
    hold(made, name, /^(?:@?(?:id|type|context)|@.*)$/.test(name) ? value : placed(value, unfolding))
  return made
}

function placed(value: unknown, unfolding: Unfolding): unknown {
  if (Array.isArray(value)) return value.map((item) => placed(item, unfolding))
  const id = typeof value === 'string' ? value : isReference(value) ? idOf(value) : undefined
  if (typeof id !== 'string') return isObject(value) ? unfold(value, unfolding) : value
  const { nodes, around, count } = unfolding
  const node = nodes.get(id)
  if (!node || around.has(id) || count.left <= 0) return value
  count.left -= 1
  return unfold(node, { nodes, around: new Set([...around, id]), count })
}

/** `{ "id": "…" }` and nothing else. */
const isReference = (value: unknown): boolean => isObject(value) && idOf(value) !== undefined && Object.keys(value).length === 1
