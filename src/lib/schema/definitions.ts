/** The definitions of a bundle of schemas. @module */
import type { SchemaNode } from '../schema.ts'

/** By their names, each as it is or as JSON, which is read when it is met: of the many definitions of a format a document meets half. */
export type Definitions = Readonly<Record<string, SchemaNode | string>>

export function definitionIn(defs: Definitions, name: string): SchemaNode {
  const found = defs[name] ?? {}
  return typeof found === 'string' ? JSON.parse(found) : found
}
