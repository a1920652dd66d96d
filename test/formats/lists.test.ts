/** The table of lists says what the schema says: a property is a list in both, or in none. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lists } from '../../src/formats/elm/lists.ts'
import { isObject, list, own } from '../../src/lib/json.ts'

const schema = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../schemas/elm/${name}.json`, import.meta.url), 'utf8'))
const isList = (property: unknown): boolean =>
  own(property, 'type') === 'array' || /\/(?:proofs|terms)$/.test(String(own(property, '$ref')))

/** The properties of a class, and of those that it is made of. */
function* propertiesOf(definition: unknown): Generator<readonly [name: string, property: unknown]> {
  const properties = own(definition, 'properties')
  if (isObject(properties)) yield* Object.entries(properties)
  for (const part of list(own(definition, 'allOf'))) yield* propertiesOf(part)
}

describe('lists of the European Learning Model', () => {
  const definitions = own(schema('classes'), '$defs')
  const classes = Object.entries(isObject(definitions) ? definitions : {}).filter(([name]) => /^[A-Z]/.test(name))
  it('are known by class', () => expect(classes.length).toBeGreaterThan(40))
  it.each(classes)('%s', (name, definition) => {
    for (const [property, shape] of propertiesOf(definition)) {
      if (property === 'type' || property === 'id' || own(shape, 'contains') !== undefined) continue
      const known = lists.get(property)
      expect(known === true || (known?.includes(name) ?? false), `${name}.${property}`).toBe(isList(shape))
    }
  })
})
