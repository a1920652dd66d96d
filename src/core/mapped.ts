/** A parsed credential with the mapping of its format. @module */
import type { Format, Parsed } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document, Pointer } from '../lib/json.ts'
import type { Mapping } from '../lib/mapping.ts'
import { pathIn } from '../lib/original.ts'
import type { ParseRegistry } from './parse.ts'

/** A parsed credential with all that a conversion needs of its format. */
export interface Opened {
  readonly parsed: Parsed
  readonly mapping: Mapping
  /** As the mapping reads it: repairs made. */
  readonly document: Document
  /** A pointer into the repaired document, in the one that was given. */
  readonly given: (path: string) => Pointer
}

export async function formatOf(registry: ParseRegistry, id: string): Promise<Format> {
  const entry = registry.formats.find((format) => format.id === id)
  if (!entry) throw new CredentialError('ERR_OPTION', 'there is no format of this name to convert into or out of')
  return entry.load()
}

export async function openMapped(registry: ParseRegistry, parsed: Parsed): Promise<Opened> {
  const format = await formatOf(registry, parsed.format)
  const { document, ...way } = format.normalise(parsed.document)
  return { parsed, mapping: await format.mapping(), document, given: (path) => pathIn(parsed.document, path, way) }
}
