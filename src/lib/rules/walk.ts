/** Rules as rows of a table, and the one pass over a document that asks them all. @module */
import type { Rule } from '../contract.ts'
import { type Document, isObject, type Pointer, pointer } from '../json.ts'
import { type Check, fail, warn } from '../report.ts'
import { mostFindings } from '../schema/run.ts'

/** What is said of a member; `at` makes the pointer to it, or to what is inside it. */
export type MemberRule = (value: unknown, at: Place, holder: Document) => readonly Check[]
/** Makes the pointer to what a rule looks at, or to what is inside it. */
export type Place = (...keys: readonly (string | number)[]) => Pointer

/** Rules by the member that they are about; `*` is every object. */
export type MemberRules = Readonly<Record<string, readonly MemberRule[]>>

/** Nothing to say. */
export const none: readonly Check[] = []
/** A rule is broken: the document is invalid. */
export const broken = (message: string, path: string): readonly Check[] => [fail('schema', 'ERR_RULE', message, { path })]
/** Something is not forbidden, and most likely not meant. */
export const doubtful = (message: string, path: string): readonly Check[] => [warn('schema', 'ERR_RULE', message, { path })]

/** Members whose insides are other people's: contexts, proofs, and the extensions that a format does not know. */
const closed: ReadonlySet<string> = new Set(['@context', 'proof'])

/**
 * A rule that tells of each outcome at most as many checks as a schema does: a fault that comes after many remarks is told.
 */
export const enough =
  (rule: Rule): Rule =>
  (...documents) => {
    const told: Record<string, number> = {}
    return rule(...documents).filter(({ outcome }) => {
      const count = (told[outcome] ?? 0) + 1
      told[outcome] = count
      return count <= mostFindings
    })
  }

/** One rule that goes through a document once and asks the rules of every member that it meets. */
export function byMember(table: MemberRules): Rule {
  const rules = new Map(Object.entries(table))
  const everywhere = rules.get('*') ?? []
  return (document) => {
    const found: Check[] = []
    // rules answer at once, so one pointer serves them all: it is spelled only where something is said
    const keys: (string | number)[] = []
    const at: Place = (...more) => pointer('', ...keys, ...more)
    const ask = (asked: readonly MemberRule[], value: unknown, holder: Document): void => {
      for (const rule of asked) for (const check of rule(value, at, holder)) found.push(check)
    }
    const node = (value: Document): void => {
      ask(everywhere, value, value)
      for (const name of Object.keys(value)) {
        const member = value[name]
        const asked = rules.get(name)
        const isHolder = typeof member === 'object' && member !== null
        // most members are neither: they cost no more than this
        if ((asked === undefined && !isHolder) || closed.has(name)) continue
        keys.push(name)
        if (asked) ask(asked, member, value)
        if (isHolder) inside(member)
        keys.pop()
      }
    }
    const inside = (value: unknown): void => {
      if (isObject(value)) node(value)
      else if (Array.isArray(value)) items(value)
    }
    const items = (list: readonly unknown[]): void => {
      for (let index = 0; index < list.length; index += 1) {
        const item = list[index]
        if (!isObject(item)) continue
        keys.push(index)
        node(item)
        keys.pop()
      }
    }
    inside(document)
    return found
  }
}

/** A rule about each item of a list, or about the lone value that stands for one. */
export const eachItem =
  (rule: MemberRule): MemberRule =>
  (value, at, holder) =>
    Array.isArray(value) ? value.flatMap((item, index) => rule(item, (...keys) => at(index, ...keys), holder)) : rule(value, at, holder)
