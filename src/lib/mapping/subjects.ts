/** A document about several people, where the format has room for one: a document for each (HC1, K14). @module */
import { type Document, isObject, list } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { isWithin } from './trace.ts'

export interface Subject {
  /** The document as if it were about this one only. */
  readonly document: Document
  /** Keeps the ids of what becomes of several people apart. */
  readonly suffix: string
  /** A pointer into {@link document}, in the whole. */
  readonly given: (path: string) => string
  /** The whole with this one changed; of a whole in which others were changed before, with them. */
  readonly whole: (changed: Document, so?: Document) => Document
  /** What stands among the people and is none, by pointer into the whole: told once. */
  readonly left: readonly string[]
}

const alone = (document: Document): Subject => ({ document, suffix: '', given: (path) => path, whole: (changed) => changed, left: [] })

/** The people of a document: mostly one, and then the document is as it was. */
export function subjectsIn(document: Document, { subjects: member }: Pick<Mapping, 'subjects'>): readonly [Subject, ...Subject[]] {
  const all = member === undefined ? undefined : document[member]
  if (member === undefined || !Array.isArray(all) || all.length < 2) return [alone(document)]
  const people = [...all.keys()].filter((index) => isObject(all[index]))
  const left = [...all.keys()].filter((index) => !people.includes(index)).map((index) => `/${member}/${index}`)
  const path = `/${member}`
  const [first, ...more] = people.map(
    (index, position): Subject => ({
      document: { ...document, [member]: all[index] },
      suffix: people.length > 1 ? `#person/${index}` : '',
      given: (inner) => (isWithin(inner, path) ? `${path}/${index}${inner.slice(path.length)}` : inner),
      whole: (changed, so = document) => ({
        ...changed,
        [member]: list(so[member]).map((one, at) => (at === index ? changed[member] : one)),
      }),
      left: position === 0 ? left : [],
    }),
  )
  return first ? [first, ...more] : [alone(document)]
}
