/** The schemas as they are in the repository, and as the build makes bundles of them. */
import type { SchemaNode } from '../../src/lib/schema.ts'

export interface Bundle {
  readonly root: string
  readonly defs: Readonly<Record<string, SchemaNode>>
}
interface Source {
  readonly documents: ReadonlyMap<string, object>
  readonly formats: readonly string[]
  readonly bundle: (format: string) => Bundle
}
const path: string = new URL('../../schemas/bundle.mjs', import.meta.url).href
const source: Source = await import(/* @vite-ignore */ path)
export const documents: Source['documents'] = source.documents
export const formats: Source['formats'] = source.formats
export const bundle: Source['bundle'] = source.bundle

/** Every kind of document a format has a schema for, by the definition that describes it. */
export const roots: Readonly<Record<string, readonly string[]>> = {
  ob2: ['Assertion', 'BadgeClass', 'Profile', 'Endorsement', 'RevocationList', 'RevokedAssertion'],
  ob3: ['AchievementCredential', 'EndorsementCredential', 'Profile'],
  clr1: ['Clr'],
  clr2: ['ClrCredential'],
  elm: ['Credential', 'EuropeanDigitalPresentation'],
  vc: ['VerifiableCredential', 'VerifiablePresentation'],
}
