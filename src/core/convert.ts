/** Conversion by way of the hub, over the formats of a registry: the original inside, what was lost beside it. @module */
import { base64url, concat, utf8 } from '../lib/bytes.ts'
import type { Parsed } from '../lib/contract.ts'
import { type Choices, type Draft, drafts, nameOf, type Provenance } from '../lib/conversion.ts'
import { type Diagnostic, diagnostic } from '../lib/diagnostics.ts'
import { CredentialError } from '../lib/errors.ts'
import { sha256 } from '../lib/hash.ts'
import type { Document } from '../lib/json.ts'
import { lazily } from '../lib/lazy.ts'
import type { Original, OriginalReference } from '../lib/mapping.ts'
import type { Input } from '../lib/options.ts'
import type { Edited } from './edited.ts'
import { type Mapped, openMapped, targetOf } from './opened.ts'
import { type ParseOptions, type ParseRegistry, parseIn } from './parse.ts'
import { recordOf } from './record.ts'

export interface ConvertOptions extends ParseOptions, Choices {
  /** The id of the format to convert into. */
  readonly to: string
  /** Embeds the original, byte for byte, up to `maximum` bytes (1 MiB). On by default. */
  readonly capsule?: boolean | { readonly maximum: number }
}

export interface Conversion {
  readonly format: string
  readonly document: Document
  /** Further documents, where the target cannot hold the source in one. */
  readonly others: readonly Document[]
  readonly diagnostics: readonly Diagnostic[]
  /** Of the first document: where each of its values comes from. Worked out when it is asked for. */
  readonly provenance: Provenance
}

export interface Restoration {
  readonly format: string
  readonly document: Document
  /** The original exactly as it was: the credential's text, out of its container. */
  readonly bytes: Uint8Array
  /** The original with what was changed in the converted document since: it has no proof, because it is another document. */
  readonly edited?: Edited
}
/** How large an original may be to be embedded. */
const megabyte = 2 ** 20

export async function convertIn(registry: ParseRegistry, input: Input, options: ConvertOptions): Promise<Conversion> {
  const to = await targetOf(registry, options.to)
  const parsed = await parseIn(registry, input, options)
  const source = await openMapped(registry, parsed)
  const choices = choicesOf(options)
  const kept = options.privacy === 'minimal' ? undefined : await originalOf(registry, source, options)
  const original = kept && ('from' in kept ? { ...kept.original, record: recordOf(kept.from, to.id, choices) } : kept)
  const [first, ...more] = drafts(source.document, source.mapping, to, choices, original)
  if (!first) throw new CredentialError('ERR_INTERNAL', 'a conversion gave no document')
  const diagnostics = [first, ...more].flatMap((draft) => draft.diagnostics)
  return conversion(
    to.id,
    [first, ...more],
    [
      ...envelopeNotes(source.parsed),
      ...(kept && 'from' in kept
        ? []
        : [
            diagnostic(
              'capsule-skipped',
              {},
              kept ? 'the original is too large to be embedded: where the target can, it names its digest' : undefined,
            ),
          ]),
      ...(more.length > 0 ? [diagnostic('split', {})] : []),
      ...diagnostics.map((one) => (one.source === undefined ? one : { ...one, source: source.given(one.source) })),
    ],
    source.given,
  )
}

/** What several documents have in common is told once. */
const unique = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(diagnostics.map((one) => [`${one.code} ${one.source} ${one.target} ${one.message}`, one])).values(),
]

/** Origins told in pointers into the document that was given. */
const inGiven = (provenance: Provenance, given: Mapped['given']): Provenance =>
  Object.fromEntries(
    Object.entries(provenance).map(([path, origin]) => [path, typeof origin === 'string' ? origin : [...new Set(origin.map(given))]]),
  )

function conversion(
  format: string,
  [first, ...more]: readonly [Draft, ...Draft[]],
  diagnostics: readonly Diagnostic[],
  given: Mapped['given'],
): Conversion {
  const made = {
    format,
    document: first.document,
    others: more.map(({ document }) => document),
    diagnostics: unique(diagnostics),
  }
  return lazily(made, 'provenance', () => inGiven(first.provenance(), given))
}

/**
 * The choices of the caller, and nothing else of the options.
 * @throws CredentialError `ERR_OPTION`
 */
export function choicesOf({ language, placeholders, bridge, timeZone, creditFramework, privacy }: Choices): Choices {
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new CredentialError('ERR_OPTION', 'the time zone is not one that is known here')
  if (language !== undefined && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
    throw new CredentialError('ERR_OPTION', 'the language is not a language tag')
  const all = { language, placeholders, bridge, timeZone, creditFramework, privacy }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined
  } catch {
    return false
  }
}

/** A signature around the document is not in it: the mapping cannot see that it is dropped. */
const envelopeNotes = ({ envelope: { kind } }: Parsed): readonly Diagnostic[] =>
  kind === 'jws' || kind === 'jades' ? [diagnostic('proof-dropped', {})] : []

interface Kept {
  readonly original: Omit<Original, 'record'>
  readonly from: string
}

/** The text to embed: the source's own, or the one that an honest unsigned conversion was made of. */
async function originalOf(
  registry: ParseRegistry,
  source: Mapped,
  { capsule = true, limits }: ConvertOptions,
): Promise<Kept | OriginalReference | undefined> {
  if (capsule === false) return undefined
  const maximum = capsule === true ? megabyte : capsule.maximum
  const isConversion = source.parsed.envelope.kind === 'none' && source.mapping.capsule.open(source.document)?.record !== undefined
  const first = isConversion ? await (await import('./repetition.ts')).repeats(registry, source, limits && { limits }) : undefined
  const { parsed, mapping } = first ?? source
  // a character is three bytes at the most: most texts need not be encoded to be measured
  if (parsed.text.length * 3 > maximum && parsed.bytes.length > maximum) return referenceTo(parsed)
  const { title, capsule: slot } = mapping
  return { original: { text: parsed.text, mediaType: mediaTypeOf(parsed), type: slot.type, title }, from: mapping.id }
}

/** The original by its id and its digest: `u`, base64url without padding; 0x12 0x20, SHA-256 and its length. */
function referenceTo(parsed: Parsed): OriginalReference {
  const digestMultibase = `u${base64url(concat(Uint8Array.of(0x12, 0x20), sha256(parsed.bytes)))}`
  return { id: nameOf(parsed.document), mediaType: mediaTypeOf(parsed), digestMultibase }
}

export function mediaTypeOf({ text, document }: Parsed): Original['mediaType'] {
  if (!/^\s*[{[]/.test(text)) return 'application/jwt'
  return '@context' in document ? 'application/ld+json' : 'application/json'
}

export async function restoreIn(registry: ParseRegistry, input: Input, options: ParseOptions = {}): Promise<Restoration> {
  const source = await openMapped(registry, await parseIn(registry, input, options))
  const opened = source.mapping.capsule.open(source.document)
  if (!opened)
    throw new CredentialError(
      'ERR_NO_ORIGINAL',
      'the document holds no original: it is no conversion, or one that was made without (capsule: false, over the size cap, privacy: minimal)',
    )
  const text = opened.text()
  const original = await parseIn(registry, text, options)
  const [{ repeat }, { editedIn }] = await Promise.all([import('./repetition.ts'), import('./edited.ts')])
  const repetition = await repeat(registry, source, options)
  const edited = repetition && editedIn(source, repetition)
  return { format: original.format, document: original.document, bytes: utf8(text), ...(edited ? { edited } : {}) }
}
