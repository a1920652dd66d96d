/** What a format wraps around the facts: types, names of nodes, contexts, and what it demands. Put on after writing. @module */
import { type Diagnostic, type DiagnosticCode, diagnostic } from './diagnostics.ts'
import { uuid } from './hash.ts'
import { type Document, isObject, list } from './json.ts'
import type { Mapping, Requirement, Types } from './mapping.ts'
import { type Field, fieldOf } from './place.ts'
import { hold, type Node } from './tree.ts'

export function typeOf(types: Types, node: Document, property: string, parent: string): unknown {
  const type = types[`${parent}.${property}`] ?? types[property]
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

/** Gives every node its type, what the format demands of it and, where the format wants one, a name that is made of its content. */
export function dress(document: Document, mapping: Mapping, name: string, options: FrameOptions): Dressed {
  const names = new Map<string, string>()
  const gaps: Diagnostic[] = []

  /** The node, and what stands for it in the name of the node around it: its id, or its content. */
  const visit = (node: unknown, where: Field | undefined, property: string, parent: string): [dressed: unknown, content: string] => {
    if (Array.isArray(node)) {
      const items = node.map((item, key) => visit(item, { up: where, key }, property, parent))
      return [items.map(([item]) => item), `[${items.map(([, content]) => content).join()}]`]
    }
    if (!isObject(node)) return [node, JSON.stringify(node)]
    const type = node['type'] ?? typeOf(mapping.types, node, property, parent)
    const kind = String(list(type)[0])
    const full = filled(node, where, property, kind)
    const dressed: Node = type === undefined || 'type' in node ? {} : { type }
    let content = JSON.stringify(type) ?? ''
    for (const key of Object.keys(full)) {
      const [value, said] = visit(full[key], { up: where, key }, key, kind)
      hold(dressed, key, value)
      content += `,${JSON.stringify(key)}:${said}`
    }
    if ('id' in full) return [dressed, JSON.stringify(full['id'])]
    const short = type === undefined || property === '' ? undefined : mapping.local?.name(String(type))
    if (short === undefined) return [dressed, `{${content}}`]
    const id = names.get(content) ?? `${mapping.local?.prefix}${short}:${uuid(`${name}#${content}`)}`
    names.set(content, id)
    return [{ id, ...dressed }, id]
  }

  const filled = (node: Document, where: Field | undefined, property: string, kind: string): Document => {
    let full: Node | undefined
    for (const [member, requirement] of demands(mapping, property, kind)) {
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

  const { '@context': context, id, type, ...facts } = visit({ ...mapping.frame(document), ...document }, undefined, '', '')[0] as Node
  const head = { ...(context === undefined ? {} : { '@context': context }), ...(id === undefined ? {} : { id }), ...(type === undefined ? {} : { type }) }
  return { document: { ...head, ...facts }, gaps }
}

/** The demands on a node: those of its type, then those of the property it stands in. */
function demands({ required }: Mapping, property: string, kind: string): readonly (readonly [string, Requirement])[] {
  const byType = Object.entries(required[kind] ?? {})
  return property === kind ? byType : [...byType, ...Object.entries(required[property] ?? {})]
}

function gap({ code }: Requirement, target: string, isFilled: boolean): readonly Diagnostic[] {
  if (code === 'silent') return []
  if (code !== undefined) return [diagnostic(code, { target })]
  const codes: DiagnosticCode[] = isFilled ? ['required-missing', 'placeholder'] : ['required-missing']
  return codes.map((each) => diagnostic(each, { target }))
}
