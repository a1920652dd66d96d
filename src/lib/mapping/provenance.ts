/** Where each value of a document that was written comes from. @module */
import type { Document, Pointer } from '../json.ts'
import { remembered } from '../remembered.ts'
import { leaves } from '../tree.ts'
import type { Pass } from './pass.ts'
import { fieldOf, pathOf } from './place.ts'
import { enter, firstAbove, type Sources } from './trace.ts'

/**
 * Where a value of the output comes from: places of the source, the caller, the original that it holds with the record
 * of the conversion, or what the converter put there: a listed constant, or a name made of what a node says.
 */
export type Origin = readonly Pointer[] | 'option' | 'original' | 'constant' | 'minted'
/** For every value of the output without parts, by pointer. */
export type Provenance = Readonly<Record<string, Origin>>

export interface Known {
  readonly sources: Sources
  /** The places of the original and of the record. */
  readonly sealed: readonly string[]
  /** Places that say again what another node of the same name says. */
  readonly copies?: readonly (readonly [copy: string, of: string])[]
  /** Names that could not be kept, and were made anew. */
  readonly made?: readonly string[]
  /** Fields of the hub that the caller said. */
  readonly isAsked?: (field: string) => boolean
}

const itself = (path: string): string => path
const nothing: readonly Pointer[] = []

export function provenanceOf(
  document: Document,
  pass: Pass,
  { sources, sealed, copies = [], made = [], isAsked = () => false }: Known,
): Provenance {
  /** Two fields may stand in one place: both are its sources. */
  const written = new Map<string, string[]>()
  for (const [place, hub] of pass.writes) {
    const path = pathOf(place)
    if (hub) enter(written, path, fieldOf(hub))
    else if (!written.has(path)) written.set(path, [])
  }
  const asked = pass.derived.flatMap(({ to, option }) => (option ? [to] : []))
  const copied = [...pass.copies.map(([copy, of]) => [pathOf(copy), pathOf(of)] as const), ...copies]
  const copyAbove = firstAbove(copied, ([copy]) => copy)
  const [sealedAbove, askedAbove] = [firstAbove(sealed, itself), firstAbove(asked, itself)]
  const names = new Set(made)
  /** What is copied may be a copy itself. */
  const original = (path: string, left = 4): string => {
    const found = copyAbove(path)
    return found && left > 0 ? original(found[1] + path.slice(found[0].length), left - 1) : path
  }
  // thousands of places may be written from the same fields, which were read in thousands; no pointer holds the mark
  const placesNamed = remembered((fields: string): readonly Pointer[] => [...new Set(fields.split('~ ').flatMap(sources))] as Pointer[])
  const placesOf = remembered((fields: readonly string[]) => placesNamed(fields.join('~ ')))
  const origin = (path: string, value: unknown): Origin => {
    if (path === '/id' || names.has(path)) return 'minted'
    if (sealedAbove(path) !== undefined) return 'original'
    const place = original(path)
    // a list of texts is written as one value
    const fields = written.get(place) ?? written.get(place.slice(0, place.lastIndexOf('/'))) ?? nothing
    if (fields.some((field) => isAsked(field) || askedAbove(field) !== undefined)) return 'option'
    const from = fields.length > 0 ? placesOf(fields) : nothing
    if (from.length > 0) return from
    // the names that are made are no addresses: what else is from nowhere is listed, or an entry of a list
    return String(value).startsWith('urn:') ? 'minted' : 'constant'
  }
  return Object.fromEntries([...leaves(document)].map(([path, value]) => [path, origin(path, value)]))
}
