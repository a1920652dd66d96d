/** What the fields of a stack are called in the credentials it was made of, and what no award takes from them. @module */
import type { SourceField } from '../conversion.ts'
import type { Award, Credential } from '../credential.ts'
import { equal } from '../tree.ts'

export const isOnly = ({ awards = [] }: Credential): boolean => awards.length === 1

/** Fields that an award has from the credential around it. */
const outer: Readonly<Record<string, string>> = {
  title: 'name',
  description: 'description',
  picture: 'image',
  issuer: 'issuer',
  validFrom: 'validFrom',
  validUntil: 'validUntil',
}

/** Those that it has where it is the only one. */
const ofOnly = /^(?:name|description|image)$/

/** What is taken from a credential by itself, or made for the stack anew; the language of text stands at the text. */
const carried: ReadonlySet<string> = new Set(['id', 'language', 'recipient', 'awards', 'achievements', 'associations', 'attachments'])

/** What no award of a credential takes from it. */
export function lostOf(credentials: readonly Credential[], isOneIssuer: boolean): readonly SourceField[] {
  return credentials.flatMap((credential, source) => {
    const { awards = [] } = credential
    const isTaken = (name: string): boolean => {
      const inner = Object.keys(outer).find((member) => outer[member] === name)
      if (inner === undefined) return carried.has(name)
      const said = (award: Award): unknown => (award as Readonly<Record<string, unknown>>)[inner]
      const own = (credential as Readonly<Record<string, unknown>>)[name]
      if (ofOnly.test(name) && !isOnly(credential)) return awards.some((award) => equal(said(award), own))
      return (name === 'issuer' && isOneIssuer) || awards.some((award) => said(award) === undefined || equal(said(award), own))
    }
    return Object.keys(credential).flatMap((name): SourceField[] => (isTaken(name) ? [] : [[source, `/${name}`]]))
  })
}

/** Items, and where they come from: those that the stack made itself, from nowhere. */
export type Lists = Readonly<Record<string, readonly { readonly item: unknown; readonly from?: SourceField }[]>>
export type Origins = Readonly<Record<string, readonly SourceField[]>>

/** Whether an item is one that the stack made itself. */
export const isOwn = (lists: Lists, field: string): boolean => {
  const [, head = '', index = ''] = field.split('/')
  return lists[head]?.[Number(index)]?.from === undefined
}

export function originOf(field: string, origins: Origins, lists: Lists, credentials: readonly Credential[]): readonly SourceField[] {
  const [, head = '', index = '', ...rest] = field.split('/')
  const inside = (base: string, names: readonly string[]): string => [base, ...names].join('/')
  const list = Object.hasOwn(lists, head) ? lists[head] : undefined
  if (!list) {
    const below = field.slice(head.length + 1)
    return Object.hasOwn(origins, head) ? (origins[head] ?? []).map(([source, base]) => [source, `${base}${below}`]) : []
  }
  if (index === '') return [...new Set(list.flatMap(({ from }) => from?.[0] ?? []))].map((source) => [source, field])
  const [source, base] = list[Number(index)]?.from ?? []
  if (source === undefined || base === undefined) return []
  const [member = '', ...deeper] = rest
  const around = head === 'awards' && Object.hasOwn(outer, member) ? outer[member] : undefined
  const credential = credentials[source] ?? {}
  const said = credential.awards?.[Number(base.slice('/awards/'.length))]
  const isUnsaid = around !== undefined && (said as Readonly<Record<string, unknown>> | undefined)?.[member] === undefined
  // what is said of several awards is said of none of them
  const isAround = isUnsaid && (isOnly(credential) || !ofOnly.test(around))
  if (isUnsaid && around === 'name' && !(isAround && credential.name)) return [[source, inside(`${base}/achievement/name`, deeper)]]
  return [[source, isAround ? inside(`/${around}`, deeper) : inside(base, rest)]]
}

/** The first credential of which that is true. */
export const firstOf = (credentials: readonly Credential[], field: string, is: (one: Credential) => boolean): readonly SourceField[] => {
  const index = credentials.findIndex(is)
  return index < 0 ? [] : [[index, field]]
}
