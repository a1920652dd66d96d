/** Puts a format’s frame on what was written: types, names of nodes, and what the format demands. @module */

import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostics.ts'
import { uuid } from '../hash.ts'
import { at, type Document, own, type Pointer } from '../json.ts'
import { madeOnce } from '../made-once.ts'
import type { Mapping, Requirement } from '../mapping.ts'
import { copyOf, hold, type Node } from '../tree.ts'
import { isConstant } from './constant.ts'
import { type Demands, type DemandsOn, demandsOf, framed, type KnownTypes, typesIn } from './frame.ts'
import type { Field } from './pass.ts'
import { below, fieldOf } from './place.ts'

export interface FrameOptions {
  readonly placeholders: boolean
  readonly language: string
  /** What names are made of that are made of what a node says, where that is not the document's. */
  readonly shared?: string
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
  /** Names in it that could not be kept, likewise. */
  readonly made: readonly string[]
  /** What is from another node of its name, likewise. */
  readonly copies: Dressed['copies']
}

/** What documents of a format have in common is dressed once, and copied into each. */
const constantsOf = madeOnce((_: Mapping): WeakMap<object, Visited> => new WeakMap())

/** Gives every node its type, what the format demands of it and, where the format wants one, a name that is made of its content. */
export function dress(document: Document, mapping: Mapping, name: string, options: FrameOptions): Dressed {
  const { local, required, types } = mapping
  const work: Work = {
    name,
    options,
    document,
    local,
    typeIn: typesIn(types),
    demands: demandsOf(required),
    named: local?.namesIn(name),
    namesakes: local?.namesakesIn(document),
    seen: new Map(),
    constants: constantsOf(mapping),
    gaps: [],
    copies: [],
    made: [],
    content: '',
  }
  const dressed = visitNode(work, framed(document, mapping), undefined, '', '', false)
  return { document: dressed, gaps: work.gaps, copies: work.copies, made: work.made }
}

/** One document on its way into its frame: what it is dressed with, and what is found. */
interface Work {
  /** What the names of nodes that have none of their own are made of, besides their content. */
  readonly name: string
  readonly options: FrameOptions
  readonly document: Document
  readonly local: Mapping['local']
  readonly typeIn: KnownTypes
  readonly demands: DemandsOn
  readonly named: ReturnType<NonNullable<Mapping['local']>['namesIn']> | undefined
  readonly namesakes: ReturnType<NonNullable<Mapping['local']>['namesakesIn']> | undefined
  readonly seen: Map<object, Visited>
  readonly constants: WeakMap<object, Visited>
  readonly gaps: Diagnostic[]
  readonly copies: (readonly [string, string])[]
  readonly made: string[]
  /** What stands for the object or list that was visited last, where that goes into the name of a node around it. */
  content: string
}

function visit(work: Work, node: object, where: Field, property: string, parent: string, isTold: boolean): object {
  const { copies, gaps, made, options } = work
  const isShared = isConstant(node)
  const known = isShared ? work.constants : options.copied.size > 0 && options.copied.has(node) ? work.seen : undefined
  const before = known?.get(node)
  if (before?.property === property) {
    work.content = before.content
    for (const gap of before.lacks) gaps.push({ ...gap, target: `${fieldOf(where)}${gap.target}` as Pointer })
    for (const path of before.made) made.push(fieldOf(where) + path)
    for (const [path, of] of before.copies) copies.push([fieldOf(where) + path, of])
    return copyOf(before.dressed) as object
  }
  const [told, renamed, said] = [gaps.length, made.length, copies.length]
  const dressed = Array.isArray(node)
    ? visitList(work, node, where, property, parent, isTold || known !== undefined)
    : visitNode(work, node as Document, where, property, parent, isTold || known !== undefined)
  // what lacks something is told of in each document
  if (!isShared || gaps.length === told)
    known?.set(node, {
      dressed,
      content: work.content,
      property,
      lacks: lacking(gaps.slice(told), where),
      made: made.slice(renamed).map((path) => path.slice(fieldOf(where).length)),
      copies: copies.slice(said).map(([path, of]) => [path.slice(fieldOf(where).length), of] as const),
    })
  return isShared ? (copyOf(dressed) as object) : dressed
}

function visitList(
  work: Work,
  node: readonly unknown[],
  where: Field,
  property: string,
  parent: string,
  isTold: boolean,
): readonly unknown[] {
  let all = '['
  const items = node.map((item, key) => {
    const dressed = hasParts(item) ? visit(work, item, below(where, key), property, parent, isTold) : item
    if (isTold) all += `${hasParts(item) ? work.content : spelled(item)},`
    return dressed
  })
  work.content = all
  return items
}

function visitNode(work: Work, given: Document, where: Field | undefined, property: string, parent: string, isTold: boolean): Node {
  const { local, named } = work
  const node = work.namesakes?.isOther(given) ? renamed(work, given, where) : given
  const type = own(node, 'type') ?? work.typeIn(node, property, parent)
  const kind = String(Array.isArray(type) ? type[0] : type)
  const full = filled(work, node, where, work.demands(property, kind))
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
    hold(dressed, key, isNode ? visit(work, value, below(where, key), key, kind, isSpelled) : value)
    if (isSpelled) all += `,${key}=${isNode ? work.content : spelled(value)}`
  }
  if (named && short !== undefined) work.content = dressed['id'] = named(all, `${local?.prefix}${short}:`)
  else work.content = hasName ? String(full['id']) : all
  return dressed
}

function renamed({ made, gaps }: Work, { id: _, ...node }: Document, where: Field | undefined): Document {
  const target = `${fieldOf(where)}/id` as const
  made.push(target)
  gaps.push(diagnostic('narrowed', { target }, 'another node has this id and says something else'))
  return node
}

/** The node with what the format demands of it. */
function filled(work: Work, node: Document, where: Field | undefined, demands: Demands): Document {
  let full: Node | undefined
  for (const [member, requirement] of demands) {
    if (Object.hasOwn(node, member) || requirement.unless?.(node)) continue
    const path = `${fieldOf(where)}/${member}`
    const elsewhere = work.namesakes?.said(node, member)
    const value = elsewhere === undefined ? filling(work, requirement, node, path) : at(work.document, elsewhere)
    if (elsewhere !== undefined) work.copies.push([path, elsewhere])
    else work.gaps.push(...gap(requirement, path, value !== undefined))
    if (value === undefined) continue
    full ??= anew(node)
    full[member] = value
  }
  return full ?? node
}

const filling = ({ name, options }: Work, { code, placeholder }: Requirement, node: Document, path: string): unknown =>
  code === 'filled-at-sealing' || (code === undefined && !options.placeholders)
    ? undefined
    : placeholder?.(node, {
        language: options.language,
        uuid: (of) => uuid(of === undefined ? `${name}#${path}` : `${options.shared ?? name}#${of}`),
      })

/** Member by member, as all nodes are made: an engine is slow to add to what was spread. */
function anew(node: Document): Node {
  const made: Node = {}
  for (const key of Object.keys(node)) hold(made, key, node[key])
  return made
}

const hasParts = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The length keeps two texts apart, whatever stands in them. */
const spelled = (value: unknown): string => (typeof value === 'string' ? `${value.length}:${value}` : String(value))

function gap({ code }: Requirement, target: string, isFilled: boolean): readonly Diagnostic[] {
  if (code === 'silent') return []
  if (code !== undefined) return [diagnostic(code, { target })]
  const codes: DiagnosticCode[] = isFilled ? ['required-missing', 'placeholder'] : ['required-missing']
  return codes.map((each) => diagnostic(each, { target }))
}
