/** Awards of a credential for a target that holds one a document (HC1, HC2): each with what the credential around it says. @module */
import type { Association, Award, Credential } from './credential.ts'
import { equal } from './tree.ts'

/** A credential to write, and how its fields are called in the one that was read. */
export interface Part {
  readonly credential: Credential
  /** Keeps the ids of several parts apart. */
  readonly suffix: string
  /** Fields of the credential in whose place those of the award stand. */
  readonly hidden: readonly string[]
  readonly fieldOf: (field: string) => string
}

/** What a credential says of itself and what its award says instead. */
const pairs = [
  ['name', 'title'],
  ['description', 'description'],
  ['issuer', 'issuer'],
  ['validFrom', 'validFrom'],
  ['validUntil', 'validUntil'],
] as const
/** Of one award, the credential around it says this better. */
const outer: ReadonlySet<string> = new Set(['name', 'description'])

export function partsOf(credential: Credential, room: 'one' | 'many'): readonly Part[] {
  const { awards = [] } = credential
  if (room === 'many' || awards.length === 0) return [{ credential, suffix: '', hidden: [], fieldOf: (field) => field }]
  return awards.map((award, index) => partOf(credential, award, index, awards.length === 1))
}

/** The relations that are told with this award: those of others alone are told with them. */
function relationsOf({ awards = [], associations = [] }: Credential, award: Award): readonly number[] {
  const concerns = ({ achievement }: Award, { source, target }: Association): boolean =>
    achievement?.id !== undefined && (achievement.id === source || achievement.id === target)
  return associations.flatMap((relation, index) =>
    concerns(award, relation) || !awards.some((other) => concerns(other, relation)) ? [index] : [],
  )
}

function partOf(credential: Credential, award: Award, index: number, alone: boolean): Part {
  const moving = pairs.filter(
    ([field, inner]) => award[inner] !== undefined && !(alone && outer.has(field) && credential[field] !== undefined),
  )
  const rest = Object.fromEntries(Object.entries(award).filter(([field]) => !moving.some(([, inner]) => inner === field)))
  const { associations = [], ...around } = credential
  const relations = relationsOf(credential, award)
  return {
    credential: {
      ...around,
      ...(relations.length > 0 && { associations: relations.flatMap((at) => associations[at] ?? []) }),
      ...Object.fromEntries(moving.map(([field, inner]) => [field, award[inner]])),
      awards: [rest],
    },
    suffix: alone ? '' : `#${index}`,
    hidden: moving.flatMap(([field, inner]) =>
      credential[field] === undefined || equal(credential[field], award[inner]) ? [] : [`/${field}`],
    ),
    fieldOf(field) {
      const [, first = '', ...deeper] = field.split('/')
      if (first === 'awards') return deeper[0] === '0' ? `/awards/${[index, ...deeper.slice(1)].join('/')}` : field
      if (first === 'associations' && deeper[0] !== undefined)
        return `/associations/${[relations[Number(deeper[0])] ?? deeper[0], ...deeper.slice(1)].join('/')}`
      const moved = moving.find(([outerField]) => outerField === first)
      return moved ? `/awards/${[index, moved[1], ...deeper].join('/')}` : field
    },
  }
}
