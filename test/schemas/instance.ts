/**
 * Documents made from a schema: each definition once with all its members, later with those it requires.
 * They are the soil of the mutations; what is right about them is decided by the official schemas, not here.
 */
import type { SchemaNode } from '../../src/lib/schema.ts'

type Definitions = Readonly<Record<string, SchemaNode>>
/** Which branch an `anyOf` takes: the first or the last. */
export type Branch = 'first' | 'last'

const byPattern: readonly (readonly [part: string, example: string])[] = [
  ['plugfest', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  ['clr/v2p0', 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
  ['^ext:', 'ext:Own'],
  ['data:image', 'https://example.org/image.png'],
  ['^data:', 'data:application/vc+jwt,eyJh.e30.c2ln'],
  ['a-zA-Z0-9_-', 'eyJhbGciOiJFZERTQSJ9.eyJpZCI6MX0.c2lnbmF0dXJl'],
  ['P(?=', 'P6M'],
  ['T([01]', '2024-05-31T12:00:00Z'],
  ['ext=', '+31201234567'],
  ['urn:uuid', 'urn:uuid:5c0b1a2e-7c1d-4c9e-9a0c-2a53b3a5d101'],
  ['[^\\s/]+$', 'example.org'],
  ['https?', 'https://example.org/x'],
  ['[a-z]{2,4}', 'en'],
  ['[A-Za-z]{2,8}', 'en'],
  ['\\d', '1'],
]
const byFormat = { uri: 'https://example.org/x', 'date-time': '2024-05-31T12:00:00Z', date: '2024-05-31', email: 'someone@example.org' }

function text({ pattern, format }: SchemaNode): string {
  if (format !== undefined) return byFormat[format]
  if (pattern === undefined) return 'text'
  const example = byPattern.find(([part]) => pattern.includes(part))?.[1]
  if (example === undefined || !new RegExp(pattern, 'u').test(example)) throw new Error(`no example of ${pattern}`)
  return example
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function merged(left: unknown, right: unknown): unknown {
  if (left === undefined) return right
  if (right === undefined) return left
  if (Array.isArray(left) && Array.isArray(right)) {
    const more = right.filter((item) => !left.some((other) => JSON.stringify(other) === JSON.stringify(item)))
    return left[0] === 'text' ? right : right[0] === 'text' ? left : [...left, ...more]
  }
  if (isRecord(left) && isRecord(right))
    return Object.fromEntries(
      [...new Set([...Object.keys(left), ...Object.keys(right)])].map((key) => [key, merged(left[key], right[key])]),
    )
  return right
}

/** What a chain of conditions leads to: its definitions by name. */
export const chain = ({ then, else: other }: SchemaNode): readonly SchemaNode[] => [
  ...(then?.$ref === undefined ? [] : [then]),
  ...(other === undefined ? [] : other.$ref === undefined ? chain(other) : [other]),
]

/** One document of the definition `root`; `small`: what is inside has only what it must. */
export function instance(root: string, defs: Definitions, branch: Branch, small = false): Readonly<Record<string, unknown>> {
  const made = example(root, defs, branch, small)
  if (!isRecord(made)) throw new Error(`${root} is no object`)
  return made
}

/** The same of a definition that may be of any type. */
export function example(root: string, defs: Definitions, branch: Branch, small = false): unknown {
  const done = new Set<string>(small ? Object.keys(defs).filter((name) => name !== root) : [])
  /** Definitions that are being made. */
  const open: string[] = []
  const of = (schema: SchemaNode, whole: boolean): unknown => {
    if (schema.$ref !== undefined) {
      const first = !done.has(schema.$ref)
      const target = defs[schema.$ref] ?? {}
      if (target.type === 'object' || target.allOf !== undefined) done.add(schema.$ref)
      open.push(schema.$ref)
      const made = of(target, first)
      open.pop()
      return made
    }
    const parts = [own(schema, whole), ...(schema.allOf ?? []).map((part) => of(part, whole))]
    if (schema.anyOf !== undefined && schema.type !== 'object')
      parts.push(of((branch === 'first' ? schema.anyOf[0] : schema.anyOf.at(-1)) ?? {}, whole))
    if (schema.anyOf !== undefined && schema.type === 'object')
      parts.push(of({ properties: schema.properties ?? {}, ...schema.anyOf[0] }, whole))
    if (schema.if !== undefined) parts.push(chosen(schema, whole))
    return filled(parts.reduce(merged, undefined), schema, whole)
  }
  /** Of a chain of conditions the first class that has not been made yet, else the first. */
  const chosen = (schema: SchemaNode, whole: boolean): unknown => {
    const classes = chain(schema)
    const notIn = (names: { readonly has: (name: string) => boolean }): SchemaNode | undefined =>
      classes.find(({ $ref }) => $ref !== undefined && !names.has($ref))
    const named = notIn(done) ?? notIn(new Set(open)) ?? classes[0]
    if (named !== undefined) return of(named, whole)
    const { then, else: other = {} } = schema
    const branch = then === undefined || schema.else !== undefined ? other : then
    const made = of({ ...branch, properties: { ...schema.properties, ...branch.properties } }, whole)
    return branch === then && isRecord(made) ? merged(of(schema.if ?? {}, whole), made) : made
  }
  const own = (schema: SchemaNode, whole: boolean): unknown => {
    if (schema.const !== undefined) return schema.const
    if (schema.enum !== undefined) return schema.enum[0]
    const type = [schema.type ?? guess(schema)].flat()[0]
    if (type === 'string') return text(schema)
    if (type === 'number' || type === 'integer') return Math.max(1, schema.minimum ?? 1)
    if (type === 'boolean') return true
    if (type === 'array') return array(schema, whole)
    return type === 'object' ? object(schema, whole) : undefined
  }
  const guess = ({ properties, required, contains, prefixItems, pattern, format }: SchemaNode): string | undefined =>
    properties || required ? 'object' : contains || prefixItems ? 'array' : pattern || format ? 'string' : undefined
  const array = ({ prefixItems = [], contains }: SchemaNode, whole: boolean): unknown =>
    [...prefixItems, ...(contains ? [contains] : [])].map((item) => of(item, whole))
  const filled = (made: unknown, { items, minItems = 1 }: SchemaNode, whole: boolean): unknown =>
    items === undefined || !Array.isArray(made) || made.length >= minItems
      ? made
      : [...made, ...Array.from({ length: minItems - made.length }, () => of(items, whole))]
  const object = ({ properties = {}, required = [], additionalProperties, propertyNames }: SchemaNode, whole: boolean): unknown => {
    const least = required.length > 0 ? required : Object.keys(properties).slice(0, 1)
    const names = whole ? [...new Set([...Object.keys(properties), ...required])] : least
    const made = Object.fromEntries(
      names.map((name) => [name, of(properties[name] ?? {}, whole)]).filter(([, value]) => value !== undefined),
    )
    return propertyNames && additionalProperties ? { en: of(additionalProperties, whole) } : made
  }
  done.delete(root)
  return of({ $ref: root }, true)
}
