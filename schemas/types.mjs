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
  if (schema.$ref !== undefined)
    return isType(schema.$ref) && isObject(defs[schema.$ref], defs) ? schema.$ref : typeOf(defs[schema.$ref], defs)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return union(schema.enum.map((value) => JSON.stringify(value)))
  if (schema.anyOf !== undefined && schema.type === undefined) return openUnion(schema.anyOf.map((part) => typeOf(part, defs)))
  if (schema.allOf !== undefined && schema.type === undefined)
    return schema.allOf.map((part) => typeOf(part, defs)).find((type) => type !== 'unknown') ?? 'unknown'
  if (schema.if !== undefined && schema.properties === undefined && [schema.type ?? 'object'].flat().length === 1)
    return branches([schema.then, schema.else], defs)
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
/** What the branches of a condition lead to, where they say it. */
const branches = (parts, defs) =>
  union(
    parts
      .filter(Boolean)
      .map((part) => typeOf(part, defs))
      .filter((type) => type !== 'unknown'),
  ) || 'unknown'
const mapOf = (schema, defs) =>
  schema.additionalProperties ? `Readonly<Record<string, ${typeOf(schema.additionalProperties, defs)}>>` : scalar.object
const isObject = (schema, defs) => schema?.type === 'object' && Object.keys(membersFrom(schema, defs)).length > 0

/** The parts that hold always, and those of a condition. */
const always = (schema, defs) => (schema.allOf ?? []).map((part) => (part.$ref ? (defs[part.$ref] ?? {}) : part))
const sometimes = (schema) => [schema.then, schema.else].filter(Boolean)

/** Members of a schema, with those of its parts and branches; of two that say something of one member, the one that says its type. */
function membersFrom(schema, defs) {
  const parts = [...[...always(schema, defs), ...sometimes(schema)].map((part) => membersFrom(part, defs)), schema.properties ?? {}]
  const members = {}
  for (const [name, member] of parts.flatMap(Object.entries))
    if (members[name] === undefined || typeOf(member, defs) !== 'unknown') members[name] = member
  return members
}
const needed = (schema, defs) => [...(schema.required ?? []), ...always(schema, defs).flatMap((part) => needed(part, defs))]

function membersOf(schema, defs, indent) {
  const members = Object.entries(membersFrom(schema, defs))
  if (members.length === 0) return undefined
  const required = new Set(needed(schema, defs))
  const lines = members.map(
    ([name, member]) =>
      `${indent}  readonly ${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${typeOf(member, defs)}\n`,
  )
  const rest = schema.additionalProperties === false ? '' : `${indent}  readonly [member: string]: unknown\n`
  return `{\n${lines.join('')}${rest}${indent}}`
}

export const types = ({ root, defs }) =>
  Object.entries(defs)
    .filter(([name, schema]) => name !== root && isType(name) && isObject(schema, defs))
    .map(([name, schema]) => `${comment(schema.title, '')}export interface ${name} ${membersOf(schema, defs, '')}\n`)
    .join('\n')
