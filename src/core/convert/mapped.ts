/** A document that is opened for a conversion: with the mapping of its format, and what stands in it as tokens or pictures in plain. @module */
import type { Nested, Standalone } from '../../lib/contract.ts'
import { type Diagnostic, diagnostic } from '../../lib/diagnostics.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { Document, Pointer } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { loaded } from '../../lib/loaded.ts'
import type { Mapping } from '../../lib/mapping.ts'
import type { Registry } from '../../lib/options.ts'
import { pathIn } from '../../lib/original.ts'
import { type Opened, openIn } from '../opened.ts'
import type { LazyRegistry, ParseOptions, Plain } from '../parse/document.ts'

/** An opened document with what a conversion needs of it. */
export interface Mapped {
  readonly parsed: Plain
  readonly mapping: Mapping
  /** As the mapping reads it: repairs made, what is inside as tokens in plain, and what is only a part as the credential that it is of. */
  readonly document: Document
  /** What the document is, where it is only a part of a credential. */
  readonly alone?: Standalone | undefined
  readonly tokens: readonly Token[]
  /** What stood in the given document in the places of what is read there instead. */
  readonly replaced: readonly Replaced[]
  /** What is to be told of what was replaced. */
  readonly notes: readonly Diagnostic[]
  /** A pointer into the repaired document, in the one that was given. */
  readonly given: (path: string) => Pointer
}

/** Few documents hold tokens or pictures. */
const unwrapping = /* @__PURE__ */ loadOnce(() => import('./unwrapped.ts'))
/** And few are only a part of a credential. */
const part = /* @__PURE__ */ loadOnce(() => import('./part.ts'))

export async function mappedOf(registry: LazyRegistry, opened: Opened<Plain>, options: ParseOptions = {}): Promise<Mapped> {
  const { parsed, format, normalised } = opened
  const mapping = await format.mapping()
  const way = (document: Document): Pick<Mapped, 'document' | 'given'> => {
    const { document: made, ...back } = document === parsed.document ? normalised : format.normalise(document)
    const called = mapping.called?.(parsed.document)
    return { document: made, given: (path) => pathIn(parsed.document, path, called ? { ...back, called } : back) }
  }
  const signed = mapping.inside ? tokensAmong(format.outline(normalised, parsed.document).nested) : []
  const { document, ...more } =
    signed.length > 0 || mayHavePictures(parsed)
      ? await (await unwrapping()).unwrapped(parsed.document, signed, { registry, mapping, options })
      : { document: parsed.document, tokens: [], replaced: [], notes: [] }
  const mapped = { parsed, mapping, ...way(document), ...more }
  const alone = format.standalone?.(mapped.document)
  return alone ? (await part()).asPart(mapped, alone) : mapped
}

/** Whether there may be a picture in the text itself: in a token one has to look. */
const mayHavePictures = ({ text, envelope }: Plain): boolean =>
  /iVBORw0KGgo|svg\+xml|"(PHN2Z|PD94b)/i.test(text) || envelope?.kind === 'jws' || envelope?.kind === 'jades'

/** A credential that stands in a record as a token, or as an envelope around one. */
export interface Token {
  /** Where in the document that was given. */
  readonly path: Pointer
  readonly token: string | Document
}

export interface Replaced {
  readonly path: Pointer
  readonly value: string | Document
}

const tokensAmong = (nested: readonly Nested[]): readonly Token[] =>
  nested.flatMap(({ relation, input, path }) => (relation === 'credential' && isToken(input) ? [{ token: input, path }] : []))

/** Of an envelope, only what is in it is the credential, whatever stands beside (VC Data Model 2.0 section 4.13). */
const isToken = (input: string | Document): boolean => typeof input === 'string' || hasType(input, 'EnvelopedVerifiableCredential')

export const openMapped = async (registry: LazyRegistry, parsed: Plain, options?: ParseOptions): Promise<Mapped> =>
  mappedOf(registry, await openIn(registry, parsed), options)

/** Diagnostics with their places in the document that was given; of what a token says, that is the token. */
export function inGiven(diagnostics: readonly Diagnostic[], { given, tokens }: Pick<Mapped, 'given' | 'tokens'>): readonly Diagnostic[] {
  const places = new Set(tokens.map(({ path }) => path))
  return diagnostics.map((one) => {
    if (one.source === undefined) return one
    const source = given(one.source)
    return one.code === 'lost' && places.has(source)
      ? diagnostic('narrowed', { source }, `of what it says, something is not in the target: ${one.message}`)
      : { ...one, source }
  })
}

/** The mapping of the format to convert into. */
export async function targetOf(registry: Pick<Registry, 'formats'>, id: string): Promise<Mapping> {
  const entry = registry.formats.find((format) => format.id === id)
  if (!entry) throw new CredentialError('ERR_OPTION', 'there is no format of this name to convert into')
  return (await loaded(entry, 'mapping')).mapping()
}
