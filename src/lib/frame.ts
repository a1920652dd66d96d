/** What a format wraps around the facts: types, names of nodes, contexts, and what it demands. Put on after writing. @module */
import { type Diagnostic, type DiagnosticCode, diagnostic } from './diagnostics.ts'
import { uuid } from './hash.ts'
import { type Document, list } from './json.ts'
import type { Mapping, Requirement, Types } from './mapping.ts'
import { type Field, fieldOf } from './place.ts'
import { copyOf, hold, type Node } from './tree.ts'

export function typeOf(types: Types, node: Document, property: string, parent: string): unknown {
  const type = (parent === '' ? undefined : types[`${parent}.${property}`]) ?? types[property]
  return typeof type === 'function' ? type(node) : type
}

export interface FrameOptions {
  readonly placeholders: boolean
  readonly language: string
}

export interface Dressed {
  readonly document: Document
  /** What the format demands and the source does not say. */
  readonly gaps: readonly Diagnostic[]
}

/** A node, and what stands for it in the name of the node around it: its id, or its content. */
interface Visited {
  readonly dressed: unknown
  readonly content: string
}

/** Gives every node its type, what the format demands of it and, where the format wants one, a name that is made of its content. */
export function dress(document: Document, mapping: Mapping, name: string, options: FrameOptions): Dressed {
  const names = new Map<string, string>()
  const gaps: Diagnostic[] = []
  const demanded = demandsOf(mapping)

  const { local } = mapping
  /** Copies are one object until here: each is dressed once. */
  const seen = new Map<object, Visited & { readonly property: string }>()

  const visit = (node: unknown, where: Field | undefined, property: string, parent: string): Visited => {
    if (typeof node !== 'object' || node === null) return { dressed: node, content: local ? JSON.stringify(node) : '' }
    const before = seen.get(node)
    if (before?.property === property) return { dressed: copyOf(before.dressed), content: before.content }
    const visited = Array.isArray(node) ? visitList(node, where, property, parent) : visitNode(node as Document, where, property, parent)
    seen.set(node, { ...visited, property })
    return visited
  }

  const visitList = (node: readonly unknown[], where: Field | undefined, property: string, parent: string): Visited => {
    const items = node.map((item, key) => visit(item, { up: where, key }, property, parent))
    return { dressed: items.map(({ dressed }) => dressed), content: local ? `[${items.map(({ content }) => content).join()}]` : '' }
  }

  const visitNode = (node: Document, where: Field | undefined, property: string, parent: string): Visited => {
    const type = node['type'] ?? typeOf(mapping.types, node, property, parent)
    const kind = String(list(type)[0])
    const full = filled(node, where, property, kind)
    const dressed: Node = type === undefined || 'type' in node ? {} : { type }
    let content = local ? (JSON.stringify(type) ?? '') : ''
    for (const key of Object.keys(full)) {
      const value = visit(full[key], { up: where, key }, key, kind)
      hold(dressed, key, value.dressed)
      if (local) content += `,"${key}":${value.content}`
    }
    if (!local) return { dressed, content }
    if ('id' in full) return { dressed, content: JSON.stringify(full['id']) }
    const short = type === undefined || property === '' ? undefined : local.name(String(type))
    if (short === undefined) return { dressed, content: `{${content}}` }
    const id = names.get(content) ?? `${local.prefix}${short}:${uuid(`${name}#${content}`)}`
    names.set(content, id)
    return { dressed: { id, ...dressed }, content: id }
  }

  const filled = (node: Document, where: Field | undefined, property: string, kind: string): Document => {
    let full: Node | undefined
    for (const [member, requirement] of demanded(property, kind)) {
      if (Object.hasOwn(node, member) || requirement.unless?.(node)) continue
      const path = `${fieldOf(where)}/${member}`
      const value = filling(requirement, node, path, options.placeholders)
      gaps.push(...gap(requirement, path, value !== undefined))
      if (value === undefined) continue
      full ??= { ...node }
      full[member] = value
    }
    return full ?? node
  }

  const filling = ({ code, placeholder }: Requirement, node: Document, path: string, asked: boolean): unknown =>
    code === 'filled-at-sealing' || (code === undefined && !asked)
      ? undefined
      : placeholder?.(node, { language: options.language, uuid: uuid(`${name}#${path}`) })

  const { '@context': context, id, type, ...facts } = visit({ ...mapping.frame(document), ...document }, undefined, '', '').dressed as Node
  const head = {
    ...(context === undefined ? {} : { '@context': context }),
    ...(id === undefined ? {} : { id }),
    ...(type === undefined ? {} : { type }),
  }
  return { document: { ...head, ...facts }, gaps }
}

type Demands = readonly (readonly [string, Requirement])[]

/** The demands on a node: those of its type, then those of the property it stands in. */
function demandsOf({ required }: Mapping): (property: string, kind: string) => Demands {
  const known = new Map<string, Demands>()
  return (property, kind) => {
    const name = `${property} ${kind}`
    const before = known.get(name)
    if (before) return before
    const byProperty = property === kind ? [] : Object.entries(required[property] ?? {})
    const demands = [...Object.entries(required[kind] ?? {}), ...byProperty]
    known.set(name, demands)
    return demands
  }
}

function gap({ code }: Requirement, target: string, isFilled: boolean): readonly Diagnostic[] {
  if (code === 'silent') return []
  if (code !== undefined) return [diagnostic(code, { target })]
  const codes: DiagnosticCode[] = isFilled ? ['required-missing', 'placeholder'] : ['required-missing']
  return codes.map((each) => diagnostic(each, { target }))
}
