/** TypeScript types of a bundle's documents: an interface for every definition whose name is a capital one. */

const scalar = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  object: 'Readonly<Record<string, unknown>>',
  array: 'readonly unknown[]',
}
const isType = (name) => /^[A-Z]/.test(name)
const union = (parts) => [...new Set(parts)].join(' | ')
const listOf = (item) => (/[|&]/.test(item) ? `readonly (${item})[]` : `readonly ${item}[]`)
const comment = (text, indent) => (text === undefined ? '' : `${indent}/** ${text.charAt(0).toUpperCase()}${text.slice(1)}. */\n`)

/** The type of a value that a schema accepts; narrower only where TypeScript can say it. */
function typeOf(schema, defs) {
  if (schema.$ref !== undefined) return isType(schema.$ref) && isObject(defs[schema.$ref]) ? schema.$ref : typeOf(defs[schema.$ref], defs)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return union(schema.enum.map((value) => JSON.stringify(value)))
  if (schema.anyOf !== undefined && schema.type === undefined) return openUnion(schema.anyOf.map((part) => typeOf(part, defs)))
  if (schema.allOf !== undefined && schema.type === undefined)
    return schema.allOf.map((part) => typeOf(part, defs)).find((type) => type !== 'unknown') ?? 'unknown'
  if (schema.type === 'array') return listOf(schema.items === undefined ? 'unknown' : typeOf(schema.items, defs))
  if (schema.type === 'object') return membersOf(schema, defs, '') ?? mapOf(schema, defs)
  return [schema.type]
    .flat()
    .map((type) => scalar[type] ?? 'unknown')
    .join(' | ')
}

/** `'a' | string` says no more than `string`, and loses the names: `string & {}` keeps them. */
const openUnion = (parts) =>
  parts.some((part) => part.startsWith('"')) && parts.includes('string')
    ? union(parts.map((part) => (part === 'string' ? '(string & {})' : part)))
    : union(parts)
const mapOf = (schema, defs) =>
  schema.additionalProperties ? `Readonly<Record<string, ${typeOf(schema.additionalProperties, defs)}>>` : scalar.object
const isObject = (schema) => schema?.type === 'object' && Object.keys(membersFrom(schema, {})).length > 0

/** Members of a schema, with those of its parts (`allOf`) and its branches (`then`, `else`), which are optional. */
function membersFrom(schema, defs) {
  const parts = [...(schema.allOf ?? []).map((part) => (part.$ref ? (defs[part.$ref] ?? {}) : part)), schema.then, schema.else].filter(
    Boolean,
  )
  return Object.assign({}, ...parts.map((part) => membersFrom(part, defs)), schema.properties ?? {})
}

function membersOf(schema, defs, indent) {
  const members = Object.entries(membersFrom(schema, defs))
  if (members.length === 0) return undefined
  const needed = new Set(schema.required)
  const lines = members.map(
    ([name, member]) =>
      `${indent}  readonly ${/^\w+$/.test(name) ? name : JSON.stringify(name)}${needed.has(name) ? '' : '?'}: ${typeOf(member, defs)}\n`,
  )
  const rest = schema.additionalProperties === false ? '' : `${indent}  readonly [member: string]: unknown\n`
  return `{\n${lines.join('')}${rest}${indent}}`
}

export const types = ({ root, defs }) =>
  Object.entries(defs)
    .filter(([name, schema]) => name !== root && isType(name) && isObject(schema))
    .map(([name, schema]) => `${comment(schema.title, '')}export interface ${name} ${membersOf(schema, defs, '')}\n`)
    .join('\n')
