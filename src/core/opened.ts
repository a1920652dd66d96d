/** A parsed document, opened: with its format, repaired, and, where a conversion asks for it, with the format's mapping. @module */
import { type Awaitable, after } from '../lib/awaitable.ts'
import type { Format, Normalised, Parsed } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document, Pointer } from '../lib/json.ts'
import type { Mapping } from '../lib/mapping.ts'
import type { Registry } from '../lib/options.ts'
import { pathIn } from '../lib/original.ts'
import type { Plain } from './document.ts'

/** A document with all that its format says of it. */
export interface Opened<Source extends Plain = Parsed> {
  readonly parsed: Source
  readonly format: Format
  readonly normalised: Normalised
}

/** The same with what a conversion needs. */
export interface Mapped {
  readonly parsed: Plain
  readonly mapping: Mapping
  /** As the mapping reads it: repairs made. */
  readonly document: Document
  /** A pointer into the repaired document, in the one that was given. */
  readonly given: (path: string) => Pointer
}

type Formats = Pick<Registry, 'formats'>

export function openIn<Source extends Plain>({ formats }: Formats, parsed: Source): Awaitable<Opened<Source>> {
  const entry = formats.find(({ id }) => id === parsed.format)
  if (!entry) throw new CredentialError('ERR_UNKNOWN_FORMAT', 'the format of the document is not among those given')
  return after(entry.load(), (format) => ({ parsed, format, normalised: format.normalise(parsed.document) }))
}

export async function mappedOf({ parsed, format, normalised: { document, ...way } }: Opened<Plain>): Promise<Mapped> {
  return { parsed, mapping: await format.mapping(), document, given: (path) => pathIn(parsed.document, path, way) }
}

export const openMapped = async (registry: Formats, parsed: Plain): Promise<Mapped> => mappedOf(await openIn(registry, parsed))

/** The mapping of the format to convert into. */
export async function targetOf(registry: Formats, id: string): Promise<Mapping> {
  const entry = registry.formats.find((format) => format.id === id)
  if (!entry) throw new CredentialError('ERR_OPTION', 'there is no format of this name to convert into')
  return (await entry.load()).mapping()
}
