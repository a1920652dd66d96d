/**
 * Alignments: one list in Open Badges and in CLR, many fields in the hub (crosswalk T11). OB 3.0 and CLR say in
 * `targetType` what an alignment is about; OB 2.0 has no such member, there the name of the framework says it.
 *
 * @module
 */

import type { Achievement } from '../lib/credential/achievement.ts'
import type { Concept } from '../lib/credential/values.ts'
import { isObject, type Pointer } from '../lib/json.ts'
import type { Rule } from '../lib/mapping/derive.ts'
import { absent, type Codec, leaf, many, one, record, type Table, when } from '../lib/mapping/lens.ts'
import { lose, remark } from '../lib/mapping/noting.ts'
import { fresh } from '../lib/mapping/place.ts'
import { spoken, text } from '../lib/mapping/text.ts'
import { labelOf } from '../vocabularies/list.ts'
import { type AlignmentLists, conceptAddress, isBased, type Kind, type KindName, type Kinds, kindOf, kindsOf } from './alignment-kinds.ts'

export interface Alignments {
  readonly kinds: Readonly<Record<KindName, Codec<Concept>>>
  /** An alignment of whatever kind: those of results and rubrics are not routed. */
  readonly any: Codec<Concept>
}

type Row = 'eqf' | 'nqf' | 'subjects' | 'qualificationCodes' | 'educationLevels' | 'occupations' | 'qualityAssurance'

/** The fields of an achievement that are alignments of one list, but for its outcomes: each takes those of its kind. */
export const alignmentRows = ({ kinds }: Alignments, list: Pointer): Pick<Table<Achievement>, Row> => ({
  eqf: [list, one(kinds.eqf)],
  nqf: [list, many(kinds.nqf)],
  subjects: [list, many(kinds.subject)],
  qualificationCodes: [list, many(kinds.qualificationCode)],
  educationLevels: [list, many(kinds.educationLevel)],
  occupations: [list, many(kinds.occupation)],
  qualityAssurance: [list, many(kinds.qualityAssurance)],
})

/** The codecs of alignments in a format that has `targetType` (`typed`) or has not. */
export function alignmentsOf(lists: AlignmentLists, typed: boolean, typeName: Codec<string> = text): Alignments {
  const kinds = kindsOf(lists)
  const codec = (name: KindName): Codec<Concept> =>
    typed ? typedCodec(kinds[name], typeName) : pageCodec(kinds[name], markOf(kinds, name))
  const routed = (name: KindName): Codec<Concept> => when((held) => kindOf(kinds, held) === name, codec(name))
  return {
    kinds: Object.fromEntries(Object.keys(kinds).map((name) => [name, routed(name as KindName)])) as Record<KindName, Codec<Concept>>,
    any: codec('skill'),
  }
}

/** One that says its type. */
const typedCodec = (kind: Kind, typeName: Codec<string>): Codec<Concept> =>
  record<Concept>(
    { ...fieldsOf(kind), type: ['/targetType', typeName] },
    { derive: [...knownOf(kind), { to: '/type', from: ['/id'], by: () => kind.types[0] }] },
  )

/** One that has no type to say, and leads to a page. */
function pageCodec(kind: Kind, mark: Mark | undefined): Codec<Concept> {
  const whole = record<Concept>(
    { ...fieldsOf(kind, mark), type: absent('an alignment does not say of what type its target is') },
    { derive: knownOf(kind, mark) },
  )
  const isPage = ({ id }: Concept): boolean => /^https?:/i.test(id)
  return { ...whole, write: (hub, to) => (isPage(hub) ? whole.write(hub, to) : lose(to, 'an alignment leads to a page on the web')) }
}

/** What the framework’s name begins with where no type can be said. */
interface Mark {
  readonly word: string
  /** Whether all that is said tells of what kind it is, so that the framework’s name need not. */
  readonly tells: (alignment: Readonly<Record<string, unknown>>, targetFramework: string | undefined) => boolean
}

function markOf(kinds: Kinds, name: KindName): Mark | undefined {
  const { word } = kinds[name]
  if (word === undefined) return undefined
  return {
    word,
    tells: (alignment, targetFramework) =>
      targetFramework?.startsWith(`${word}: `) !== true && kindOf(kinds, { ...alignment, targetFramework }) === name,
  }
}

const fieldsOf = (kind: Kind, mark?: Mark): Omit<Table<Concept>, 'type'> => ({
  // an entry of a list may be known without its address
  id: ['/targetUrl', { ...addressOf(kind), looks: undefined }, 'needed'],
  name: ['/targetName', spoken],
  code: ['/targetCode', text],
  framework: ['/targetFramework', frameworkName(kind, mark)],
  description: ['/targetDescription', spoken],
})

const addressOf = (kind: Kind): Codec<string> =>
  leaf((held, from) => {
    const id = conceptAddress(held)
    const entry = isBased(kind, id) ? undefined : kind.entry?.(from.up?.held)
    if (entry !== undefined)
      remark(from, 'concept-recovered', 'the entry of the official list that the alignment means was put in place of its address')
    return entry ?? (id === '' ? undefined : id)
  })

const frameworkName = (kind: Kind, mark: Mark | undefined): Codec<string> =>
  leaf(
    (held) => {
      if (typeof held !== 'string' || held === '') return undefined
      return mark && held.toLowerCase().startsWith(`${mark.word.toLowerCase()}: `) ? held.slice(mark.word.length + 2) : held
    },
    (value, to) => {
      if (!mark || value === mark.word) return value
      const written = to.up && fresh(to.up).held
      const alignment = isObject(written) ? written : {}
      return isBased(kind, String(alignment['targetUrl'])) || mark.tells(alignment, value) ? value : `${mark.word}: ${value}`
    },
  )

/** What an entry of a list is known to be called, its code, and what its framework is called. */
const knownOf = (kind: Kind, mark?: Mark): readonly Rule<Concept>[] => {
  const { base = '', named = (label: string) => label } = kind
  const code = ({ id }: Concept): string => id.slice(base.length)
  return [
    {
      to: '/name',
      from: ['/id'],
      by(hub, { pass }) {
        const entry = kind.list && labelOf(kind.list(), hub.id)
        return entry === undefined ? undefined : { [pass.assumed ?? pass.language]: named(entry, code(hub)) }
      },
    },
    { to: '/code', from: ['/id'], by: (hub) => (kind.coded && isBased(kind, hub.id) ? code(hub) : undefined) },
    {
      to: '/framework',
      from: ['/id'],
      by({ id, name, code: targetCode }, { pass }) {
        const targetName = name?.[pass.language] ?? name?.[pass.assumed ?? '']
        if (!mark || isBased(kind, id)) return kind.framework?.(targetName)
        return mark.tells({ targetUrl: id, targetName, targetCode }, undefined) ? undefined : mark.word
      },
    },
  ]
}
