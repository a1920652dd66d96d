/** What a format wraps around the facts: types, names of nodes, contexts, and what it demands. Put on after writing. @module */
import { isConstant } from './constant.ts'
import { type Diagnostic, type DiagnosticCode, diagnostic } from './diagnostics.ts'
import { uuid } from './hash.ts'
import { at, type Document, own, type Pointer } from './json.ts'
import { madeOnce } from './made-once.ts'
import type { Mapping, Requirement, Types } from './mapping.ts'
import { below, type Field, fieldOf } from './place.ts'
import { copyOf, hold, type Node } from './tree.ts'

export const typeOf = (types: Types, node: Document, property: string, parent: string): unknown => typesIn(types)(node, property, parent)

type TypeOf = Types[string]
type KnownTypes = (node: Document, property: string, parent: string) => unknown

/** The table of a format by parent and property, for each node asks, and joining the two for a key takes longer than the answer. */
const typesIn = madeOnce((types: Types): KnownTypes => {
  const byParent = new Map<string, Map<string, TypeOf>>()
  for (const [name, type] of Object.entries(types)) {
    const dot = name.indexOf('.')
    const [parent, property] = dot < 0 ? ['', name] : [name.slice(0, dot), name.slice(dot + 1)]
    const known = byParent.get(parent) ?? new Map<string, TypeOf>()
    byParent.set(parent, known.set(property, type))
  }
  const anywhere = byParent.get('')
  return (node, property, parent) => {
    const type = (parent === '' ? undefined : byParent.get(parent)?.get(property)) ?? anywhere?.get(property)
    return typeof type === 'function' ? type(node) : type
  }
})

export interface FrameOptions {
  readonly placeholders: boolean
  readonly language: string
  /** Objects and lists that stand in several places: each is dressed once. */
  readonly copied: ReadonlySet<object>
}

export interface Dressed {
  readonly document: Document
  /** What the format demands and the source does not say. */
  readonly gaps: readonly Diagnostic[]
  /** Places that say again what another node of the same name says. */
  readonly copies: readonly (readonly [copy: string, of: string])[]
  /** Names that could not be kept, and were made anew. */
  readonly made: readonly string[]
}

/** Gaps in a part of a document, as they are there wherever it stands. */
const lacking = (gaps: readonly Diagnostic[], where: Field): readonly Diagnostic[] =>
  gaps.map((gap) => ({ ...gap, target: (gap.target ?? '').slice(fieldOf(where).length) as Pointer }))

/** What has been dressed, and what stands for it in the name of the node around it: its id, or its content. */
interface Visited {
  readonly dressed: unknown
  readonly content: string
  readonly property: string
  /** What it lacks, by pointers from here. */
  readonly lacks: readonly Diagnostic[]
}

/** What documents of a format have in common is dressed once, and copied into each. */
const constantsOf = madeOnce((_: Mapping): WeakMap<object, Visited> => new WeakMap())

/** Gives every node its type, what the format demands of it and, where the format wants one, a name that is made of its content. */
export function dress(document: Document, mapping: Mapping, name: string, options: FrameOptions): Dressed {
  const gaps: Diagnostic[] = []
  const demands = demandsOf(mapping.required)
  const typeIn = typesIn(mapping.types)
  const { local } = mapping
  const named = local?.namesIn(name)
  const copies: (readonly [string, string])[] = []
  const made: string[] = []
  const namesakes = local?.namesakesIn(document)
  const seen = new Map<object, Visited>()
  const constants = constantsOf(mapping)
  /** What stands for the object or list that was visited last, where that goes into the name of a node around it. */
  let content = ''

  const visit = (node: object, where: Field, property: string, parent: string, isTold: boolean): object => {
    const isShared = isConstant(node)
    const known = isShared ? constants : options.copied.size > 0 && options.copied.has(node) ? seen : undefined
    const before = known?.get(node)
    if (before?.property === property) {
      content = before.content
      for (const gap of before.lacks) gaps.push({ ...gap, target: `${fieldOf(where)}${gap.target}` as Pointer })
      return copyOf(before.dressed) as object
    }
    const told = gaps.length
    const dressed = Array.isArray(node)
      ? visitList(node, where, property, parent, isTold || known !== undefined)
      : visitNode(node as Document, where, property, parent, isTold || known !== undefined)
    // what lacks something is told of in each document
    if (!isShared || gaps.length === told) known?.set(node, { dressed, content, property, lacks: lacking(gaps.slice(told), where) })
    return isShared ? (copyOf(dressed) as object) : dressed
  }

  const visitList = (node: readonly unknown[], where: Field, property: string, parent: string, isTold: boolean): readonly unknown[] => {
    let all = '['
    const items = node.map((item, key) => {
      const dressed = hasParts(item) ? visit(item, below(where, key), property, parent, isTold) : item
      if (isTold) all += `${hasParts(item) ? content : spelled(item)},`
      return dressed
    })
    content = all
    return items
  }

  const visitNode = (given: Document, where: Field | undefined, property: string, parent: string, isTold: boolean): Node => {
    const node = namesakes?.isOther(given) ? renamed(given, where) : given
    const type = own(node, 'type') ?? typeIn(node, property, parent)
    const kind = String(Array.isArray(type) ? type[0] : type)
    const full = filled(node, where, demands(property, kind))
    const hasName = 'id' in full
    const short = type === undefined || property === '' || hasName ? undefined : local?.name(String(type))
    // a node that has a name is known by it
    const isSpelled = local !== undefined && !hasName && (short !== undefined || isTold)
    const dressed: Node = short === undefined ? {} : { id: '' }
    if (type !== undefined && !('type' in node)) dressed['type'] = type
    let all = `{${kind}`
    for (const key of Object.keys(full)) {
      const value = full[key]
      // definitions of terms, and the record of a conversion, are no nodes, though they are named like properties
      const isNode = hasParts(value) && key !== '@context' && key !== 'conversion'
      hold(dressed, key, isNode ? visit(value, below(where, key), key, kind, isSpelled) : value)
      if (isSpelled) all += `,${key}=${isNode ? content : spelled(value)}`
    }
    if (named && short !== undefined) content = dressed['id'] = named(all, `${local?.prefix}${short}:`)
    else content = hasName ? String(full['id']) : all
    return dressed
  }

  const renamed = ({ id: _, ...node }: Document, where: Field | undefined): Document => {
    const target = `${fieldOf(where)}/id`
    made.push(target)
    gaps.push(diagnostic('narrowed', { target }, 'another node has this id and says something else'))
    return node
  }

  /** The node with what the format demands of it. */
  const filled = (node: Document, where: Field | undefined, demands: Demands): Document => {
    let full: Node | undefined
    for (const [member, requirement] of demands) {
      if (Object.hasOwn(node, member) || requirement.unless?.(node)) continue
      const path = `${fieldOf(where)}/${member}`
      const elsewhere = namesakes?.said(node, member)
      const value = elsewhere === undefined ? filling(requirement, node, path) : at(document, elsewhere)
      if (elsewhere !== undefined) copies.push([path, elsewhere])
      else gaps.push(...gap(requirement, path, value !== undefined))
      if (value === undefined) continue
      full ??= anew(node)
      full[member] = value
    }
    return full ?? node
  }

  const filling = ({ code, placeholder }: Requirement, node: Document, path: string): unknown =>
    code === 'filled-at-sealing' || (code === undefined && !options.placeholders)
      ? undefined
      : placeholder?.(node, { language: options.language, uuid: (of = path) => uuid(`${name}#${of}`) })

  return { document: visitNode(framed(document, mapping), undefined, '', '', false), gaps, copies, made }
}

/** What every document begins with. */
const head: readonly string[] = ['@context', 'id', 'type']

/** The document in its frame, with what it begins with in front. */
function framed(document: Document, mapping: Mapping): Document {
  const frame = mapping.frame(document)
  const made: Node = {}
  for (const key of head) {
    const value = document[key] ?? frame[key] ?? (key === 'type' ? typeOf(mapping.types, document, '', '') : undefined)
    if (value !== undefined) made[key] = value
  }
  for (const key of Object.keys(frame)) if (!head.includes(key)) hold(made, key, document[key] ?? frame[key])
  for (const key of Object.keys(document)) if (!head.includes(key)) hold(made, key, document[key])
  return made
}

/** Member by member, as all nodes are made: an engine is slow to add to what was spread. */
function anew(node: Document): Node {
  const made: Node = {}
  for (const key of Object.keys(node)) hold(made, key, node[key])
  return made
}

const hasParts = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The length keeps two texts apart, whatever stands in them. */
const spelled = (value: unknown): string => (typeof value === 'string' ? `${value.length}:${value}` : String(value))

type Demands = readonly (readonly [string, Requirement])[]
const none: Demands = []

/** The demands on a node: those of its type, then those of the property it stands in. */
const demandsOf = madeOnce((required: Mapping['required']): ((property: string, kind: string) => Demands) => {
  const byName = new Map(Object.entries(required).map(([name, members]): [string, Demands] => [name, Object.entries(members)]))
  return (property, kind) => {
    const [ofKind, ofProperty] = [byName.get(kind), property === kind ? undefined : byName.get(property)]
    return ofKind && ofProperty ? [...ofKind, ...ofProperty] : (ofKind ?? ofProperty ?? none)
  }
})

function gap({ code }: Requirement, target: string, isFilled: boolean): readonly Diagnostic[] {
  if (code === 'silent') return []
  if (code !== undefined) return [diagnostic(code, { target })]
  const codes: DiagnosticCode[] = isFilled ? ['required-missing', 'placeholder'] : ['required-missing']
  return codes.map((each) => diagnostic(each, { target }))
}
