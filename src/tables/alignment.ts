/**
 * Alignments: one list in Open Badges and in CLR, many fields in the hub (crosswalk T11). OB 3.0 and CLR say in
 * `targetType` what an alignment is about; OB 2.0 has no such member, there the name of the framework says it.
 *
 * @module
 */

import type { Achievement } from '../lib/credential-achievement.ts'
import type { Concept } from '../lib/credential-values.ts'
import { isObject, list, own, type Pointer } from '../lib/json.ts'
import { absent, type Codec, leaf, many, one, record, type Table, when } from '../lib/lens.ts'
import { fresh, lose, remark } from '../lib/place.ts'
import { spoken, text } from '../lib/text.ts'
import { isEuropeanLevel, isNationalLevel } from '../vocabularies/level-frameworks.ts'
import { type List, labelledEntry, labelOf } from '../vocabularies/list.ts'

/** What one kind of alignment looks like. */
interface Kind {
  readonly base?: string
  readonly types: readonly string[]
  /** The framework's name where the type is not said, also as the beginning of it: `Quality assurance: NVAO`. */
  readonly word?: string
  /** Other names of the framework, in lower case. */
  readonly known?: readonly string[]
  /** By what it says itself, however its framework is called. */
  readonly says?: (alignment: unknown) => boolean
  readonly framework?: (label: string | undefined) => string | undefined
  readonly list?: () => List
  readonly named?: (label: string, code: string) => string
  readonly coded?: true
  /** The entry of the list that an alignment means which has another address (T19). */
  readonly entry?: (alignment: unknown) => string | undefined
}

type KindName =
  | 'escoSkill'
  | 'occupation'
  | 'eqf'
  | 'nqf'
  | 'subject'
  | 'qualityAssurance'
  | 'qualificationCode'
  | 'educationLevel'
  | 'skill'

const snb = 'http://data.europa.eu/snb/'
const esco = 'http://data.europa.eu/esco/'

/** `EQF 6`, `Level 6`, `…/eqf/6`, or the level as the code. */
function eqfEntry(alignment: unknown): string | undefined {
  const said = [
    /^\s*([1-8])\s*$/.exec(String(own(alignment, 'targetCode') ?? ''))?.[1],
    /[/#=]([1-8])\/?$/.exec(String(own(alignment, 'targetUrl') ?? ''))?.[1],
    /(?:EQF|level)\D*([1-8])\b/i.exec(String(own(alignment, 'targetName') ?? ''))?.[1],
  ].find((level) => level !== undefined)
  return said === undefined ? undefined : `${snb}eqf/${said}`
}

/** The lists are handed in, so that a format which routes nothing needs none of them. */
export interface AlignmentLists {
  readonly eqf: List
  readonly qdr: List
  readonly iscedF: List
}

const kindsOf = ({ eqf, qdr, iscedF }: AlignmentLists): Readonly<Record<KindName, Kind>> => ({
  escoSkill: { base: `${esco}skill/`, types: ['ext:ESCO', 'ext:ESCOAlignment'], word: 'ESCO', framework: () => 'ESCO' },
  occupation: { base: `${esco}occupation/`, types: ['ext:ESCOOccupation'], word: 'ESCO occupation', framework: () => 'ESCO' },
  eqf: {
    base: `${snb}eqf/`,
    types: ['ext:EQF'],
    word: 'EQF',
    says: isEuropeanLevel,
    framework: () => 'EQF',
    list: () => eqf,
    named: (_, code) => `EQF level ${code}`,
    coded: true,
    entry: eqfEntry,
  },
  nqf: {
    base: `${snb}qdr/`,
    types: ['ext:NQF'],
    word: 'NQF',
    known: ['nlqf', 'dqr', 'rqf', 'irqf', 'scqf'],
    says: isNationalLevel,
    framework: (label) => /^(.+?):? Level\b/.exec(label ?? '')?.[1],
    list: () => qdr,
    entry: (alignment) => labelledEntry(qdr, String(own(alignment, 'targetName') ?? '')),
  },
  subject: {
    base: `${snb}isced-f/`,
    types: ['ext:ISCED-F'],
    word: 'ISCED-F 2013',
    known: ['isced-f'],
    framework: () => 'ISCED-F 2013',
    list: () => iscedF,
    coded: true,
    entry: (alignment) => {
      const iri = `${snb}isced-f/${String(own(alignment, 'targetCode') ?? '')}`
      return labelOf(iscedF, iri) === undefined ? undefined : iri
    },
  },
  qualityAssurance: { types: ['ext:QualityAssurance'], word: 'Quality assurance' },
  qualificationCode: { types: ['ext:QualificationCode'], word: 'Qualification code' },
  educationLevel: { types: ['ext:EducationLevel'], word: 'Education level' },
  skill: { types: [] },
})

/** Addresses of the Commission are names, and their scheme is `http`. */
export const conceptAddress = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/^https:\/\/data\.europa\.eu\/(snb|esco)\//, 'http://data.europa.eu/$1/') : ''

/** Whether the framework is called by the kind's word, or begins with it. */
const called = ({ word, known = [] }: Kind, framework: string): boolean => {
  const name = word?.toLowerCase()
  return name !== undefined && (framework === name || framework.startsWith(`${name}: `) || known.includes(framework))
}

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
  const names = Object.keys(kinds) as KindName[]

  /** What an alignment is about, first match wins: by address, by type, by framework (T11). */
  function route(alignment: unknown): KindName {
    const address = conceptAddress(own(alignment, 'targetUrl'))
    const framework = String(own(alignment, 'targetFramework') ?? '').toLowerCase()
    const types = list(own(alignment, 'targetType'))
    const tests: readonly ((kind: Kind) => boolean)[] = [
      ({ base }) => base !== undefined && address.startsWith(base),
      (kind) => kind.types.some((type) => types.includes(type)),
      (kind) => called(kind, framework),
      ({ says }) => says?.(alignment) ?? false,
    ]
    for (const test of tests)
      for (const name of names) {
        const kind = kinds[name]
        // a level that is not told is no level
        if (
          test(kind) &&
          (kind.coded === undefined || (kind.base !== undefined && address.startsWith(kind.base)) || kind.entry?.(alignment))
        )
          return name
      }
    return 'skill'
  }

  const codec = (name: KindName | undefined): Codec<Concept> => {
    const kind: Kind = name === undefined ? { types: [] } : kinds[name]
    const { base = '', word, framework, named = (label: string) => label } = kind
    const code = ({ id }: Concept) => id.slice(base.length)
    const isBased = (id: string) => base !== '' && id.startsWith(base)
    const address: Codec<string> = leaf((held, from) => {
      const id = conceptAddress(held)
      const entry = isBased(id) || name === undefined ? undefined : kind.entry?.(from.up?.held)
      if (entry !== undefined)
        remark(from, 'concept-recovered', 'the entry of the official list that the alignment means was put in place of its address')
      return entry ?? (id === '' ? undefined : id)
    })
    const marks = !typed && word !== undefined
    /** Whether all that is said tells of what kind it is, so that the framework's name need not. */
    const tells = (alignment: Readonly<Record<string, unknown>>, targetFramework: string | undefined): boolean =>
      targetFramework?.startsWith(`${word}: `) !== true && route({ ...alignment, targetFramework }) === name
    // where no type can be said, the framework's name begins with what the alignment is about
    const frameworkName: Codec<string> = leaf(
      (held) => {
        if (typeof held !== 'string' || held === '') return undefined
        return marks && held.toLowerCase().startsWith(`${word.toLowerCase()}: `) ? held.slice(word.length + 2) : held
      },
      (value, to) => {
        const written = to.up && fresh(to.up).held
        const alignment = isObject(written) ? written : {}
        return marks && value !== word && !isBased(String(alignment['targetUrl'])) && !tells(alignment, value) ? `${word}: ${value}` : value
      },
    )
    const whole = record<Concept>(
      {
        // an entry of a list may be known without its address
        id: ['/targetUrl', { ...address, looks: undefined }, 'needed'],
        name: ['/targetName', spoken],
        code: ['/targetCode', text],
        framework: ['/targetFramework', frameworkName],
        description: ['/targetDescription', spoken],
        type: typed ? ['/targetType', typeName] : absent('an alignment does not say of what type its target is'),
      },
      {
        derive: [
          {
            to: '/name',
            from: ['/id'],
            by(hub, { pass }) {
              const entry = kind.list && labelOf(kind.list(), hub.id)
              return entry === undefined ? undefined : { [pass.language]: named(entry, code(hub)) }
            },
          },
          { to: '/code', from: ['/id'], by: (hub) => (kind.coded && isBased(hub.id) ? code(hub) : undefined) },
          {
            to: '/framework',
            from: ['/id'],
            by({ id, name: title, code: targetCode }, { pass }) {
              const targetName = title?.[pass.language]
              if (!marks || isBased(id)) return framework?.(targetName)
              return tells({ targetUrl: id, targetName, targetCode }, undefined) ? undefined : word
            },
          },
          ...(typed ? [{ to: '/type', from: ['/id'], by: () => kind.types[0] } as const] : []),
        ],
      },
    )
    if (typed) return whole
    const isPage = ({ id }: Concept) => /^https?:/i.test(id)
    return { ...whole, write: (hub, to) => (isPage(hub) ? whole.write(hub, to) : lose(to, 'an alignment leads to a page on the web')) }
  }

  const routed = (name: KindName): Codec<Concept> => when((held) => route(held) === name, codec(name))
  return { kinds: Object.fromEntries(names.map((name) => [name, routed(name)])) as Record<KindName, Codec<Concept>>, any: codec(undefined) }
}
