/** The places of a schema in which there are others. @module */
import { isObject, own } from '../json.ts'

const alone = [
  'additionalItems',
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]
const several = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']
const byName = ['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties']

/** All schemas that stand right inside one, in every edition. */
export function* subschemas(schema: object): Generator<unknown> {
  for (const name of alone) yield own(schema, name)
  for (const name of several) {
    const found = own(schema, name)
    if (Array.isArray(found)) yield* found
  }
  for (const name of byName) {
    const found = own(schema, name)
    if (isObject(found)) yield* Object.values(found)
  }
}
