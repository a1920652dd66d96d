/**
 * Reads the JSON Schemas of this folder, and makes of each format one bundle: a flat table of the
 * definitions that the format's `document.json` reaches, `$ref` being a name in it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./', import.meta.url))
const base = 'https://w3id.org/credlens/schemas/'

/** Keywords that src/lib/schema.ts knows; those of the first line are for people and for other tools. */
const dropped = new Set(['$schema', '$id', '$comment', '$defs', 'description'])
const plain = new Set([
  'title',
  'type',
  'const',
  'enum',
  'format',
  'pattern',
  'minLength',
  'minimum',
  'maximum',
  'required',
  'minProperties',
  'maxProperties',
  'minItems',
])
const ofOne = new Set(['items', 'contains', 'propertyNames', 'additionalProperties', 'not', 'if', 'then', 'else'])
const ofList = new Set(['anyOf', 'allOf', 'prefixItems'])
const ofNames = new Set(['properties'])

/** Every schema file by its own address. */
export const documents = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !entry.parentPath.includes('contexts'))
    .map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`.replaceAll('//', '/').slice(folder.length)
      const document = JSON.parse(readFileSync(folder + path, 'utf8'))
      if (document.$id !== base + path) throw new Error(`schemas/${path}: $id should be ${base}${path}`)
      return [base + path, document]
    }),
)

/** The formats that have a schema. */
export const formats = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${folder}${entry.name}/document.json`))
  .map((entry) => entry.name)
  .sort()

function find(address) {
  const [file, fragment = ''] = address.split('#')
  const found = fragment
    .split('/')
    .slice(1)
    .reduce((node, key) => node?.[key], documents.get(file))
  if (found === undefined) throw new Error(`no schema ${address}`)
  return found
}

/** A short name: the last part of the fragment, or the file's; in capitals as the file has it. */
function shortName(address) {
  const [file, fragment] = address.split('#')
  if (fragment) return fragment.split('/').at(-1)
  return file
    .split('/')
    .at(-1)
    .replace('.json', '')
    .replaceAll(/(^|-)(.)/g, (_, _dash, letter) => letter.toUpperCase())
}

/** The bundle of a format: `{ root, defs }`. */
export function bundle(format) {
  const names = new Map()
  const defs = {}
  const nameOf = (address) => {
    const whole = address.replace(/#$/, '')
    const known = names.get(whole)
    if (known !== undefined) return known
    const folderOf = whole
      .slice(base.length)
      .split('/')[0]
      .replace(/^./, (letter) => letter.toUpperCase())
    const name = [shortName(whole), `${folderOf}${shortName(whole)}`].find((candidate) => !(candidate in defs))
    names.set(whole, name)
    defs[name] = {}
    defs[name] = walk(find(whole), whole.split('#')[0])
    return name
  }
  const walk = (schema, file) => {
    if (typeof schema === 'boolean') return schema
    const out = {}
    for (const [keyword, value] of Object.entries(schema)) {
      if (dropped.has(keyword)) continue
      if (keyword === '$ref') out.$ref = nameOf(new URL(value, file).href)
      else if (plain.has(keyword)) out[keyword] = value
      else if (ofOne.has(keyword)) out[keyword] = walk(value, file)
      else if (ofList.has(keyword)) out[keyword] = value.map((part) => walk(part, file))
      else if (ofNames.has(keyword))
        out[keyword] = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member, file)]))
      else throw new Error(`${file}: the keyword ${keyword} is not one of those that src/lib/schema.ts knows`)
    }
    return out
  }
  const root = nameOf(`${base}${format}/document.json`)
  return { root, defs }
}
