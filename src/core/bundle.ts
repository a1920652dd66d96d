/** Many credentials of one person in one document. @module */
import { type Choices, nameOf, type Provenance, readDocument, writeDocument } from '../lib/conversion.ts'
import { type Diagnostic, diagnostic } from '../lib/diagnostics.ts'
import { CredentialError } from '../lib/errors.ts'
import { dress } from '../lib/frame.ts'
import { uuid } from '../lib/hash.ts'
import type { Pointer } from '../lib/json.ts'
import { lazily } from '../lib/lazy.ts'
import type { Mapping } from '../lib/mapping.ts'
import type { Input } from '../lib/options.ts'
import { fieldOf, passOf, pathOf } from '../lib/place.ts'
import { type StackOptions, stacked } from '../lib/stack.ts'
import { told } from '../lib/trace.ts'
import { leaves } from '../lib/tree.ts'
import { choicesOf } from './choices.ts'
import type { Conversion, ConvertOptions } from './convert.ts'
import type { ParseRegistry } from './document.ts'
import { type Mapped, openMapped, targetOf } from './opened.ts'
import { parseIn } from './parse.ts'
import { version } from './record.ts'
import { textOf } from './source.ts'

export interface BundleOptions extends ConvertOptions, StackOptions {}

/**
 * Puts credentials together. A pointer into a source begins with the number of the source: `/0/issuer/name`.
 */
export async function bundleIn(registry: ParseRegistry, inputs: readonly Input[], options: BundleOptions): Promise<Conversion> {
  const to = await targetOf(registry, options.to)
  if (!to.stack) throw new CredentialError('ERR_OPTION', 'a document of this format holds no stack of credentials')
  if (inputs.length === 0) throw new CredentialError('ERR_EMPTY', 'there is no credential to put together')
  const sources = await Promise.all(inputs.map(async (input) => openMapped(registry, await parseIn(registry, input, options))))
  return stackOf(sources, to, to.stack, options)
}

function stackOf(sources: readonly Mapped[], to: Mapping, stack: NonNullable<Mapping['stack']>, options: BundleOptions): Conversion {
  const choices: Choices = choicesOf(options)
  const kept = sources.filter(
    ({ parsed, mapping }) => parsed.envelope?.kind === 'data-integrity' && stack.accepts?.(mapping.id, parsed.document),
  )
  const readings = sources.map(({ document, mapping }) => readDocument(document, mapping, choices))
  const seed = `urn:uuid:${uuid([to.id, ...sources.map(({ document }) => nameOf(document))].join())}`
  const { credential, origin } = stacked(readings, seed, stack.whole, options)
  const isKept = (index: number): boolean => kept.includes(sources[index] as Mapped)
  // what stands there as it is, is not written again
  const awards = (credential.awards ?? []).filter((_, index) => !isKept(origin(`/awards/${index}`)?.[0] ?? -1))
  const moved = awards.map((award) => (credential.awards ?? []).indexOf(award))
  const language = choices.language ?? credential.language ?? 'en'
  const writing = writeDocument({ ...credential, id: to.newId(seed.slice('urn:uuid:'.length)), awards }, to, language, choices)
  const from = (field: string): readonly string[] => {
    const [reading, name] = origin(field.replace(/^\/awards\/(\d+)/, (_, index) => `/awards/${moved[Number(index)]}`)) ?? []
    if (reading === undefined || name === undefined) return []
    return (readings[reading]?.sources(name) ?? []).map((source) => `/${reading}${sources[reading]?.given(source) ?? source}`)
  }
  if (options.capsule !== false && options.privacy !== 'minimal')
    seal(
      sources.filter((source) => !kept.includes(source)),
      to,
      writing.document,
    )
  const { document, gaps } = dress(writing.document, to, seed, { placeholders: choices.placeholders === true, language })
  const left = readings.flatMap((reading, index) => (isKept(index) ? [] : reading.left.map((path) => `/${index}${path}`)))
  const dropped = Object.fromEntries(
    sources.flatMap(({ mapping }, index) => Object.entries(mapping.dropped).map(([path, code]) => [`/${index}${path}`, code])),
  )
  const written = new Map(writing.pass.writes.map(([place, hub]) => [pathOf(place), hub] as const))
  const provenance = (): Provenance =>
    Object.fromEntries(
      [...leaves(document)].map(([path]) => {
        const field = written.get(path)
        const found = field ? from(fieldOf(field)) : []
        return [path, found.length > 0 ? (found as readonly Pointer[]) : path.endsWith('/id') ? 'minted' : 'constant']
      }),
    )
  const diagnostics: Diagnostic[] = [
    ...told({ pass: passOf(), left }, writing.pass, from, dropped),
    ...gaps,
    ...frameworks(credential.awards ?? [], options),
  ]
  const made = {
    format: to.id,
    document:
      kept.length > 0 && stack.hold
        ? stack.hold(
            document,
            kept.map(({ parsed }) => parsed.document),
          )
        : document,
    others: [],
    diagnostics,
  }
  return lazily(made, 'provenance', provenance)
}

/** Each original that does not stand in the document as it is. */
function seal(sources: readonly Mapped[], to: Mapping, document: Record<string, unknown>): void {
  const record = { converter: `credlens ${version}`, stack: sources.length }
  for (const source of sources) to.capsule.seal(document, { ...textOf(source), record })
}

/** Credits of two frameworks have no sum. */
function frameworks(awards: NonNullable<Parameters<typeof writeDocument>[0]['awards']>, { name }: BundleOptions): readonly Diagnostic[] {
  const known = new Set(awards.flatMap(({ credits }) => (credits ? [credits.framework] : [])))
  return name !== undefined && known.size > 1
    ? [diagnostic('credit-framework-unspecified', {}, 'the parts have credits of several frameworks, which have no sum')]
    : []
}
