/** The table of lists says what the schema says: a property is a list in both, or in none. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lists, ones } from '../../src/formats/elm/lists.ts'
import { isObject, list, own } from '../../src/lib/json.ts'
import { formats } from './open.ts'

const schema = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../schemas/${path}.json`, import.meta.url), 'utf8'))
const isList = (property: unknown): boolean =>
  own(property, 'type') === 'array' || /\/(?:proofs|terms|schemas|tokens|endorsements|alignments)$/.test(String(own(property, '$ref')))

/** The properties of a class, and of those that it is made of. */
function* propertiesOf(definition: unknown): Generator<readonly [name: string, property: unknown]> {
  const properties = own(definition, 'properties')
  if (isObject(properties)) yield* Object.entries(properties)
  for (const part of list(own(definition, 'allOf'))) yield* propertiesOf(part)
}

describe('lists of the European Learning Model', () => {
  const definitions = own(schema('elm/classes'), '$defs')
  const classes = Object.entries(isObject(definitions) ? definitions : {}).filter(([name]) => /^[A-Z]/.test(name))
  it('are known by class', () => expect(classes.length).toBeGreaterThan(40))
  it.each(classes)('%s', (name, definition) => {
    for (const [property, shape] of propertiesOf(definition)) {
      if (property === 'type' || property === 'id' || own(shape, 'contains') !== undefined) continue
      for (const [table, expected] of [
        [lists, isList(shape)],
        [ones, !isList(shape)],
      ] as const) {
        const known = table.get(property)
        expect(known === true || (known?.includes(name) ?? false), `${name}.${property}`).toBe(expected)
      }
    }
  })
})

/** Where a class stands in a document, for those whose properties are known by that. */
const holders: Readonly<Record<string, string>> = {
  AchievementSubject: 'credentialSubject',
  ClrSubject: 'credentialSubject',
  achievement: 'achievement',
}

/** The pages of a format's schema, whose classes are definitions or the page itself. */
const pages: readonly (readonly [format: string, path: string])[] = [
  ['ob2', 'ob2/classes'],
  ['ob3', 'ob3/achievement-credential'],
  ['ob3', 'ob3/achievement'],
  ['ob3', 'ob3/profile'],
  ['ob3', 'ob3/endorsement-credential'],
  ['clr1', 'clr1/clr'],
  ['clr2', 'clr2/clr-credential'],
]

describe.each(pages)('lists of %s: %s', (id, path) => {
  const page = schema(path)
  const definitions = own(page, '$defs')
  const classes = [[path.slice(path.indexOf('/') + 1), page] as const, ...Object.entries(isObject(definitions) ? definitions : {})]
  it.each(classes)('%s', (name, definition) => {
    for (const [property, shape] of propertiesOf(definition)) {
      if (property === 'type' || property === '@context') continue
      const holder = holders[name]
      const node = { type: name, [property]: 7 }
      const made = formats[id]?.normalise(holder ? { [holder]: node } : node).document
      const value = own(holder ? own(made, holder) : made, property)
      // what the schema takes alone or in a list may come either way
      if (isList(shape)) expect(value, `${name}.${property}`).toEqual([7])
      else if (Array.isArray(value))
        expect(JSON.stringify(shape), `${name}.${property}`).toMatch(
          /"array"|schemas|proofs|tokens|endorsements|alignments|terms|textOr|urlOr|contexts/,
        )
    }
  })
})
