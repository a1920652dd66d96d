/** The kinds of alignments, and how one is told from another (crosswalk T11). @module */

import { list, own } from '../lib/json.ts'
import { isEuropeanLevel, isNationalLevel } from '../vocabularies/level-frameworks.ts'
import { type List, labelledEntry, labelOf } from '../vocabularies/list.ts'

/** What one kind of alignment looks like. */
export interface Kind {
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

export type KindName =
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

/** No level has a longer name, and to look through one takes the square of its length. */
const longest = 500

/** `EQF 6`, `Level 6`, `…/eqf/6`, or the level as the code. */
function eqfEntry(alignment: unknown): string | undefined {
  const said = [
    /^\s*([1-8])\s*$/.exec(String(own(alignment, 'targetCode') ?? ''))?.[1],
    /[/#=]([1-8])\/?$/.exec(String(own(alignment, 'targetUrl') ?? ''))?.[1],
    /(?:EQF|level)\D*([1-8])\b/i.exec(String(own(alignment, 'targetName') ?? '').slice(0, longest))?.[1],
  ].find((level) => level !== undefined)
  return said === undefined ? undefined : `${snb}eqf/${said}`
}

/** The lists are handed in, so that a format which routes nothing needs none of them. */
export interface AlignmentLists {
  readonly eqf: List
  readonly qdr: List
  readonly iscedF: List
}

export type Kinds = Readonly<Record<KindName, Kind>>

export const kindsOf = ({ eqf, qdr, iscedF }: AlignmentLists): Kinds => ({
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

/** What an alignment says that tells of its kind. */
interface Said {
  readonly alignment: unknown
  readonly address: string
  readonly framework: string
  readonly types: readonly unknown[]
}

export const isBased = ({ base }: Kind, address: string): boolean => base !== undefined && address.startsWith(base)

/** In this order: by address, by type, by framework, by what it says itself (T11). */
const signs: readonly ((kind: Kind, said: Said) => boolean)[] = [
  (kind, { address }) => isBased(kind, address),
  (kind, { types }) => kind.types.some((type) => types.includes(type)),
  (kind, { framework }) => called(kind, framework),
  ({ says }, { alignment }) => says?.(alignment) ?? false,
]

/** A level that is not told is no level. */
const isTold = (kind: Kind, { alignment, address }: Said): boolean =>
  kind.coded === undefined || isBased(kind, address) || kind.entry?.(alignment) !== undefined

/** What an alignment is about: the first sign that fits, of the first kind. */
export function kindOf(kinds: Kinds, alignment: unknown): KindName {
  const said: Said = {
    alignment,
    address: conceptAddress(own(alignment, 'targetUrl')),
    framework: String(own(alignment, 'targetFramework') ?? '').toLowerCase(),
    types: list(own(alignment, 'targetType')),
  }
  for (const fits of signs)
    for (const name of Object.keys(kinds) as KindName[]) if (fits(kinds[name], said) && isTold(kinds[name], said)) return name
  return 'skill'
}
