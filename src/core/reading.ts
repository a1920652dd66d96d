/**
 * A credential as the hub says it, for those that only look: tokens inside are opened, and a definition that stands
 * alone is read as the credential that it would be of.
 *
 * @module
 */
import type { Standalone } from '../lib/contract.ts'
import type { Credential } from '../lib/credential.ts'
import { CredentialError } from '../lib/errors.ts'
import { at, type Pointer } from '../lib/json.ts'
import { readDocument } from '../lib/mapping/passes.ts'
import { type Subject, subjectsIn } from '../lib/mapping/subjects.ts'
import type { Input } from '../lib/options.ts'
import { type Mapped, mappedOf } from './convert/mapped.ts'
import { withoutPlaceholders } from './convert/placeholders.ts'
import { type Opened, openIn } from './opened.ts'
import { atHand, type ParseOptions, type ParseRegistry } from './parse/document.ts'
import { parseIn } from './parse/one.ts'

export interface Looked {
  readonly opened: Opened
  /** The same with what a conversion needs. */
  readonly source: Mapped
  /** Empty where the document is no credential and describes no achievement. */
  readonly credential: Credential
  /** The same of further people whom the document is about. */
  readonly others: readonly Credential[]
  /** What the document is, where it is no credential of anybody. */
  readonly part?: Standalone['part']
  /** Where in the document that was given a field of the hub stands. */
  readonly where: (field: string) => readonly Pointer[]
  /** The pieces that no field of the hub holds: their places, and what stands there. */
  readonly left: readonly { readonly path: Pointer; readonly value: unknown }[]
  /** The places of these, without what is no statement of the credential: its proof, where its status is asked. */
  readonly unread: readonly Pointer[]
}

/** Names, types, schemes, contexts and other labels of nodes that were read. */
const isFrame = (path: string): boolean => /\/(?:@?id|@?type|inScheme|@context(?:\/\d+)?|notation|prefLabel\/[^/]+)$/.test(path)

/** @throws CredentialError as parsing does */
export async function lookIn(
  registry: ParseRegistry,
  input: Input,
  options: ParseOptions & { readonly language?: string },
): Promise<Looked> {
  if (typeof (options.language ?? '') !== 'string') throw new CredentialError('ERR_OPTION', 'a language is a text, such as en or nl')
  const parsed = await parseIn(registry, input, options)
  const opened = await openIn(registry, parsed)
  const source = await mappedOf(atHand(registry), opened, options)
  const { document, mapping, alone, given } = source
  if (alone && alone.part !== 'definition')
    return { opened, source, credential: {}, others: [], part: alone.part, where: () => [], left: [], unread: [] }
  const { language } = options
  const read = (subject: Subject) => ({
    ...readDocument(subject.document, mapping, language === undefined ? {} : { language }),
    given: (path: string): Pointer => given(subject.given(path)),
  })
  const [subject, ...people] = subjectsIn(document, mapping)
  const [first, others] = [read(subject), people.map(read)]
  return {
    opened,
    source,
    credential: withoutPlaceholders(first.credential),
    others: others.map((other) => withoutPlaceholders(other.credential)),
    ...(alone && { part: alone.part }),
    where: (field) => [...new Set(first.sources(field).map(first.given))],
    left: first.left.map((path) => ({ path: first.given(path), value: at(subject.document, path) })),
    unread: [first, ...others].flatMap((one) =>
      one.left.flatMap((path) => (mapping.dropped[path] === undefined && !isFrame(path) ? [one.given(path)] : [])),
    ),
  }
}
