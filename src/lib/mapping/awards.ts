/** Awards of a credential for a target that holds one a document (HC1, HC2): each with what the credential around it says. @module */
import type { Award, Credential } from '../credential.ts'
import { CredentialError } from '../errors.ts'
import { isObject } from '../json.ts'
import { remembered } from '../remembered.ts'
import { equal } from '../tree.ts'
import { nameIn, tongueOf } from './languages.ts'
import type { Length } from './pieces.ts'
import { andAbove } from './trace.ts'

/** A credential to write, and how its fields are called in the one that was read. */
export interface Part {
  readonly credential: Credential
  /** Keeps the ids of several parts apart. */
  readonly suffix: string
  /** Fields of the credential in whose place those of the award stand, in this part and in all others. */
  readonly hidden: readonly string[]
  readonly fieldOf: (field: string) => string
  /** How many items of a list are in it, where these are not all that were read. */
  readonly lengthOf?: Length
}

/** What a credential says of itself and what its award says instead. */
const pairs = [
  ['name', 'title'],
  ['description', 'description'],
  ['image', 'picture'],
  ['licence', 'licence'],
  ['issuer', 'issuer'],
  ['validFrom', 'validFrom'],
  ['validUntil', 'validUntil'],
] as const
/** Of one award, the credential around it says this better; one of several is not called what all are together, nor has it their number. */
const outer: ReadonlySet<string> = new Set(['name', 'description', 'licence'])

/** More documents than anybody takes one source apart into. */
export const most = 1000

/** @throws CredentialError `ERR_LIMIT` where there would be more than anybody takes. */
export function partsOf(credential: Credential, room: 'one' | 'many'): readonly Part[] {
  const { awards = [] } = credential
  if (room === 'many' || awards.length === 0) return [{ credential, suffix: '', hidden: [], fieldOf: (field) => field }]
  const alone = awards.length === 1
  if (awards.length > most || (!alone && awards.length * valuesAround(credential) > mostValues)) throw tooMany()
  const relations = relationsOf(credential)
  const { language } = credential
  const tongues = awards.map((award) => (alone || language === undefined ? language : (tongueOf(award, language) ?? language)))
  const parts = awards.map((award, index) =>
    partOf(credential, award, { index, relations: relations(award, index), alone, language: tongues[index] }),
  )
  // what one of them says is not lost
  const isNowhere = remembered((field: string) => parts.every(({ hidden }) => andAbove(field).some((above) => hidden.includes(above))))
  return parts.map((part) => ({ ...part, hidden: part.hidden.filter(isNowhere) }))
}

/** Where the credential says something, and the award in its place does not. Whoever has one id is one, of whom more or less is said. */
function unsaid(field: string, outer: unknown, inner: unknown): readonly string[] {
  if (outer === undefined || equal(outer, inner)) return []
  if (!isObject(outer) || !isObject(inner) || outer['id'] === undefined || outer['id'] !== inner['id']) return [field]
  return Object.keys(outer).flatMap((key) => (equal(outer[key], inner[key]) ? [] : [`${field}/${key}`]))
}

/** Values that are written again for each award. */
const mostValues = 1_000_000
/** What each award is told with, in values: a comma stands before each. */
const valuesAround = (credential: Credential): number =>
  JSON.stringify({ ...credential, awards: 0, associations: 0, achievements: 0 }).split(',').length

export const tooMany = (): CredentialError => new CredentialError('ERR_LIMIT', 'the source becomes too many documents')

/** The relations that are told with an award: those of no award are told with the first, for each would tell them all again. */
function relationsOf({ awards = [], associations = [] }: Credential): (award: Award, index: number) => readonly number[] {
  const awarded = new Set(awards.flatMap(({ achievement }) => achievement?.id ?? []))
  const shared = associations.flatMap(({ source, target }, index) => (awarded.has(source) || awarded.has(target) ? [] : [index]))
  const byId = new Map<string, Set<number>>([...awarded].map((id) => [id, new Set<number>()]))
  for (const [index, { source, target }] of associations.entries()) for (const id of [source, target]) byId.get(id)?.add(index)
  return ({ achievement: { id = '' } = {} }, index) => [...(index === 0 ? shared : []), ...(byId.get(id) ?? [])].sort((a, b) => a - b)
}

interface Position {
  readonly index: number
  readonly relations: readonly number[]
  readonly alone: boolean
  /** The language of the award. */
  readonly language: string | undefined
}

function partOf(credential: Credential, award: Award, { index, relations, alone, language }: Position): Part {
  const moving = pairs.filter(
    ([field, inner]) =>
      award[inner] !== undefined &&
      !(alone && outer.has(field) && credential[field] !== undefined) &&
      // what has no name of its own is called what the award is, and so is the document
      !(inner === 'title' && award.achievement?.name === undefined),
  )
  const instead = pairs.filter((pair) => moving.includes(pair) || (!alone && outer.has(pair[0])))
  const rest = Object.fromEntries(Object.entries(award).filter(([field]) => !moving.some(([, inner]) => inner === field)))
  const { associations = [], achievements, ...around } = credential
  const kept = alone ? around : Object.fromEntries(Object.entries(around).filter(([field]) => !outer.has(field)))
  return {
    credential: {
      ...kept,
      // those that were not awarded are of none of them
      ...(index === 0 && achievements && { achievements }),
      ...(relations.length > 0 && { associations: relations.flatMap((at) => associations[at] ?? []) }),
      ...Object.fromEntries(moving.map(([field, inner]) => [field, award[inner]])),
      ...(language !== undefined && { language }),
      awards: [rest],
    },
    suffix: alone ? '' : `#${index}`,
    hidden: [
      ...(language === credential.language ? [] : ['/language']),
      ...instead.flatMap(([field, inner]) => unsaid(`/${field}`, credential[field], award[inner])),
    ],
    fieldOf(field) {
      const [, first = '', ...deeper] = field.split('/')
      if (first === 'awards') return deeper[0] === '0' ? `/awards/${[index, ...deeper.slice(1)].join('/')}` : field
      if (first === 'associations' && deeper[0] !== undefined)
        return `/associations/${[relations[Number(deeper[0])] ?? deeper[0], ...deeper.slice(1)].join('/')}`
      if (field === '/language' && language !== credential.language) return `/awards/${[index, ...nameIn(award), language].join('/')}`
      const moved = instead.find(([outerField]) => outerField === first)
      return moved ? `/awards/${[index, moved[1], ...deeper].join('/')}` : field
    },
    lengthOf: (field) => (field === '/associations' ? relations.length : undefined),
  }
}
