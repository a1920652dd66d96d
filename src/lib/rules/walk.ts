/** Rules as rows of a table, and the one pass over a document that asks them all. @module */
import type { Rule } from '../contract.ts'
import { type Document, isObject, type Pointer, pointer } from '../json.ts'
import { type Check, fail, warn } from '../report.ts'

/** What is said of a member; `at` makes the pointer to it, or to what is inside it. */
export type MemberRule = (value: unknown, at: Place, holder: Document) => readonly Check[]
export type Place = (...keys: readonly (string | number)[]) => Pointer

/** Rules by the member that they are about; `*` is every object. */
export type MemberRules = Readonly<Record<string, readonly MemberRule[]>>

export const none: readonly Check[] = []
export const broken = (message: string, path: string): readonly Check[] => [fail('schema', 'ERR_RULE', message, { path })]
export const doubtful = (message: string, path: string): readonly Check[] => [warn('schema', 'ERR_RULE', message, { path })]

/** Members whose insides are other people's: contexts, proofs, and the extensions that a format does not know. */
const closed: ReadonlySet<string> = new Set(['@context', 'proof'])

/** One rule that goes through a document once and asks the rules of every member that it meets. */
export function byMember(table: MemberRules): Rule {
  const rules = new Map(Object.entries(table))
  const everywhere = rules.get('*') ?? []
  return (document) => {
    const found: Check[] = []
    const visit = (value: unknown, name: string, keys: readonly (string | number)[], holder: Document): void => {
      const place: Place = (...inside) => pointer('', ...keys, ...inside)
      for (const rule of rules.get(name) ?? []) found.push(...rule(value, place, holder))
      if (Array.isArray(value)) for (const [index, item] of value.entries()) inside(item, [...keys, index])
      else inside(value, keys)
    }
    const inside = (value: unknown, keys: readonly (string | number)[]): void => {
      if (!isObject(value)) return
      const place: Place = (...more) => pointer('', ...keys, ...more)
      for (const rule of everywhere) found.push(...rule(value, place, value))
      for (const [name, member] of Object.entries(value)) if (!closed.has(name)) visit(member, name, [...keys, name], value)
    }
    inside(document, [])
    return found
  }
}

/** A rule about each item of a list, or about the lone value that stands for one. */
export const eachItem =
  (rule: MemberRule): MemberRule =>
  (value, at, holder) =>
    Array.isArray(value) ? value.flatMap((item, index) => rule(item, (...keys) => at(index, ...keys), holder)) : rule(value, at, holder)
