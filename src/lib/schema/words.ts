/**
 * The sentences of the schema checks. Only names of members, and words of the schema itself, are quoted:
 * never a value of the document, which may be personal.
 *
 * @module
 */
import { isObject } from '../json.ts'
import type { SchemaNode } from '../schema.ts'
import { sentence } from '../sentence.ts'
import { type Definitions, definitionIn } from './definitions.ts'
import { formats } from './formats.ts'

export type Keys = readonly (string | number)[]

/** A name of the document may be as long as it likes, a sentence not. */
const shown = (name: string): string => `“${name.length > 80 ? `${name.slice(0, 80)}…` : name}”`

/** The place as people say it: `item 2 of “evidence” of “credentialSubject”`. The last two names are enough. */
export function placeName(keys: Keys): string {
  const parts: string[] = []
  for (let index = keys.length - 1, names = 0; index >= 0 && names < 2; index -= 1) {
    const key = keys[index]
    if (typeof key === 'string') names += 1
    parts.push(typeof key === 'number' ? `item ${key + 1}` : shown(String(key)))
  }
  return parts.length === 0 ? 'the document' : parts.join(' of ')
}

export const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false (without quotes)',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

const quote = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : JSON.stringify(value))
const some = (values: readonly unknown[]): string =>
  values.length > 12 ? `${values.slice(0, 8).map(quote).join(', ')} and ${values.length - 8} more` : values.map(quote).join(', ')

/** What a schema asks for, as a noun: its own title where it has one. */
function expected(schema: SchemaNode, defs: Definitions): string {
  if (schema.title !== undefined) return schema.title
  if (schema.$ref !== undefined) return expected(definitionIn(defs, schema.$ref), defs)
  if (schema.const !== undefined) return quote(schema.const)
  if (schema.enum !== undefined) return `one of ${some(schema.enum)}`
  if (schema.format !== undefined) return formats[schema.format].words
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map((branch) => expected(branch, defs)))].join(', or ')
  if (schema.allOf !== undefined && schema.type === undefined) return expected(schema.allOf.at(-1) ?? {}, defs)
  if (schema.contains !== undefined) return `a list that contains ${expected(schema.contains, defs)}`
  const [item] = [schema.items].filter(isNode)
  if (item !== undefined) return `a list, each item ${expected(item, defs)}`
  return [schema.type ?? 'object']
    .flat()
    .map((type) => kinds[type] ?? type)
    .join(' or ')
}
const isNode = (schema: SchemaNode | false | undefined): schema is SchemaNode => isObject(schema)

/** The types that a schema says at its top. */
export const typesOf = (schema: SchemaNode, defs: Definitions): readonly string[] =>
  schema.$ref !== undefined
    ? typesOf(definitionIn(defs, schema.$ref), defs)
    : [
        schema.type ??
          (schema.const === undefined ? schema.enum : [schema.const])?.map((value) => typeof value) ??
          (schema.anyOf ?? []).flatMap((branch) => typesOf(branch, defs)),
      ].flat()

const isEnumOf = (schema: SchemaNode): readonly unknown[] =>
  schema.enum ?? (schema.const === undefined ? (schema.anyOf ?? []).flatMap(isEnumOf) : [schema.const])

const bareUuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const lettersOf = (value: unknown): string =>
  String(value)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** The cure, where what is there shows what was meant. */
function cure(schema: SchemaNode, value: unknown, defs: Definitions): string {
  if (value === null) return ': null says nothing, leave it out'
  if (Array.isArray(value)) return typesOf(schema, defs).includes('array') ? '' : ': here it is a list, one value is expected'
  if (schema.type === 'array') return ': put it in a list, [ … ]'
  if (schema.type === 'number' || schema.type === 'integer')
    return typeof value === 'string' && Number.isFinite(Number(value)) ? ': write it without quotes' : ''
  if (schema.type === 'boolean') return ''
  if (typeof value === 'number' || typeof value === 'boolean')
    return schema.type === 'string' || schema.anyOf !== undefined ? ': write it in quotes' : ''
  const isOther = !typesOf(schema, defs).includes(typeof value)
  if (isObject(value)) return isOther ? ': here it is an object' : ''
  if (typeof value !== 'string') return ''
  const meant = isEnumOf(schema).find((allowed) => lettersOf(allowed) === lettersOf(value))
  if (meant !== undefined) return `: write ${quote(meant)}`
  if (schema.format === 'date-time') {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return ': add the time and the zone, T00:00:00Z'
    if (/^\d{4}-\d\d-\d\dT[\d:.]+$/i.test(value)) return ': add the zone, Z for UTC or an offset such as +02:00'
  }
  if (schema.format === 'uri') {
    if (bareUuid.test(value)) return ': write urn:uuid: before it'
    if (/^(www\.|[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$))/i.test(value)) return ': write https:// before it'
    if (/\s/.test(value)) return ': it has a space in it'
  }
  return isOther && typesOf(schema, defs).includes('object') ? ': here it is a text' : ''
}

export const mustBe = (keys: Keys, schema: SchemaNode, defs: Definitions, value: unknown): string =>
  sentence(`${placeName(keys)} must be ${expected(schema, defs)}${cure(schema, value, defs)}`)

export const mustContain = (keys: Keys, schema: SchemaNode, defs: Definitions): string =>
  sentence(`${placeName(keys)} must contain ${expected(schema, defs)}`)

export const lacks = (keys: Keys, name: string, schema: SchemaNode | undefined, defs: Definitions): string =>
  sentence(`${placeName(keys)} has no “${name}”${schema === undefined ? '' : `: add ${expected(schema, defs)}`}`)

export const notAllowed = (keys: Keys, name: string): string =>
  sentence(`${placeName(keys)} has a member ${shown(name)} that the format does not know here: remove it, or correct its name`)

export const wrongName = (keys: Keys, schema: SchemaNode, defs: Definitions): string =>
  sentence(`the name ${placeName(keys)} must be ${expected(schema, defs)}`)

export const tooFew = (keys: Keys, least: number, what: string): string =>
  sentence(`${placeName(keys)} must have at least ${least} ${what}${least === 1 ? '' : 's'}`)
export const tooMany = (keys: Keys, most: number, what: string): string =>
  sentence(`${placeName(keys)} must have at most ${most} ${what}${most === 1 ? '' : 's'}`)
export const mustNot = (keys: Keys, schema: SchemaNode): string => sentence(`${placeName(keys)} must not be ${schema.title ?? 'as it is'}`)
