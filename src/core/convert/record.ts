/** What decides the output of a conversion, as it is recorded beside the original. @module */
import { tables, version } from '../../generated/tables.ts'
import type { Choices } from '../../lib/conversion-choices.ts'
import { type Document, isObject, list, own } from '../../lib/json.ts'
import type { StackOptions } from '../../lib/stack.ts'
import type { Step } from './steps.ts'

export { version }

/** The digests of the engine and of the tables of formats. */
export const tablesOf = (...formats: readonly string[]): string => ['engine', ...formats].map((part) => tables[part]).join('-')

/** What a record tells besides the formats and the choices. */
export interface RecordMore {
  /** Digests of the pictures that came from outside, by their addresses. */
  readonly resources?: Readonly<Record<string, string>> | undefined
  /** The conversions that came before, where the original is that of a conversion. */
  readonly via?: readonly Step[] | undefined
}

export const recordOf = (from: string, to: string, choices: Choices, { resources, via = [] }: RecordMore = {}): Document => ({
  converter: `credlens ${version}`,
  tables: tablesOf(from, ...via.map((step) => step.to), to),
  from,
  ...chosen(choices),
  ...(resources && { resources }),
  ...(via.length > 0 && { via: via.map(({ options, ...step }) => ({ ...step, ...chosen(options) })) }),
})

/** An empty object would be a repair of whoever reads it. */
const chosen = ({ rare: _, ...options }: Choices): { readonly options?: Choices } => (Object.keys(options).length > 0 ? { options } : {})

/** What went into a stack, in its order: the formats, and whether a credential stands in the document as it is. */
export interface StackRecord extends StackOptions {
  /** Whoever put them together said that they are of one person, for they do not tell it. */
  readonly samePerson?: true
  readonly sources: readonly { readonly from: string; readonly held?: true }[]
}

export const recordOfStack = (stack: StackRecord, to: string, choices: Choices, resources?: RecordMore['resources']): Document => ({
  converter: `credlens ${version}`,
  tables: tablesOfStack(
    stack.sources.map(({ from }) => from),
    to,
  ),
  ...chosen(choices),
  ...(resources && { resources }),
  stack,
})

/** Each format once, whatever the order. */
export const tablesOfStack = (sources: readonly string[], to: string): string => tablesOf(...[...new Set(sources)].sort(), to)

/** The stack that a record tells of; `undefined` where it tells of none. */
export function stackIn({ stack }: Document): StackRecord | undefined {
  if (!isObject(stack) || !Array.isArray(stack['sources']) || stack['sources'].length === 0) return undefined
  const sources = list(stack['sources']).map((source) => ({
    from: String(own(source, 'from')),
    ...(own(source, 'held') === true ? { held: true as const } : {}),
  }))
  const { name, criteria, issuer, samePerson } = stack
  const [id, called] = [own(issuer, 'id'), own(issuer, 'name')]
  return {
    sources,
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof criteria === 'string' ? { criteria } : {}),
    ...(samePerson === true ? { samePerson } : {}),
    ...(typeof id === 'string' ? { issuer: { id, ...(typeof called === 'string' ? { name: called } : {}) } } : {}),
  }
}
