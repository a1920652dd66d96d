/** What the formats say of a document, for tests. */
import { format as clr1 } from '../../src/formats/clr1/index.ts'
import { format as clr2 } from '../../src/formats/clr2/index.ts'
import { format as elm } from '../../src/formats/elm/index.ts'
import { format as ob2 } from '../../src/formats/ob2/index.ts'
import { format as ob3 } from '../../src/formats/ob3/index.ts'
import type { Format } from '../../src/lib/contract.ts'
import type { Document } from '../../src/lib/json.ts'
import { keysOf } from '../../src/lib/json.ts'
import { pathIn } from '../../src/lib/original.ts'
import type { Check } from '../../src/lib/report.ts'

export const formats: Readonly<Record<string, Format>> = { clr1, clr2, elm, ob2, ob3 }

export interface Said {
  readonly repairs: readonly Check[]
  readonly schema: readonly Check[]
  readonly rules: readonly Check[]
}

export async function say(format: Format, document: Document): Promise<Said> {
  const { schema, rules } = await format.validation()
  const { document: normalised, repairs, ...way } = format.normalise(document)
  const placed = (check: Check): Check => ({ ...check, path: pathIn(document, check.path ?? '', way) })
  return { repairs, schema: schema(normalised).map(placed), rules: rules.flatMap((rule) => rule(normalised, document)).map(placed) }
}

/** A copy in which one member is another one, or gone. */
export function changed(document: Document, path: string, value?: unknown): Document {
  // by JSON, so that what the example uses twice is not changed twice
  const copy = JSON.parse(JSON.stringify(document)) as Record<string, unknown>
  const keys = [...keysOf(path)]
  const last = keys.pop() ?? ''
  const holder = keys.reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, copy)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return copy
}
