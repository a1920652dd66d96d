/** Many credentials of one person in one document. @module */
import { utf8 } from '../lib/bytes.ts'
import { type Diagnostic, diagnostic } from '../lib/diagnostics.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { limitsOf } from '../lib/limits.ts'
import { loadOnce } from '../lib/load-once.ts'
import { withProvenance } from '../lib/mapping/late-provenance.ts'
import type { Mapping, OriginalReference } from '../lib/mapping.ts'
import type { Input } from '../lib/options.ts'
import { leaves, type Node } from '../lib/tree.ts'
import { type BundleChoices, withStackOptions } from './bundle/options.ts'
import { relationsAmong } from './bundle/relations.ts'
import { isHeld, readingsOf } from './bundle/sources.ts'
import { stackOf } from './bundle/together.ts'
import { choicesOf, largestOriginal } from './convert/choosing.ts'
import { type Mapped, openMapped, targetOf } from './convert/mapped.ts'
import { recordOfStack, type StackRecord } from './convert/record.ts'
import { textOf } from './convert/source.ts'
import { type Conversion, type ConvertOptions, nameLost, picturesOf, tooLarge, unique, whole } from './convert.ts'
import { ofInput } from './of-input.ts'
import { atHand, type ParseRegistry } from './parse/document.ts'
import { parseIn } from './parse/one.ts'
import { peopleTold } from './stacking/people-told.ts'
import type { People } from './stacking/same-person.ts'

/** A stack is one document, which is not published on its own. */
export interface BundleOptions extends Omit<ConvertOptions, 'splitLanguages' | 'hostedUrl'>, BundleChoices {}

/**
 * Puts credentials together. A pointer into a source begins with the number of the source: `/0/issuer/name`.
 */
export async function bundleIn(registry: ParseRegistry, inputs: readonly Input[], given: BundleOptions): Promise<Conversion> {
  const options: BundleOptions = withStackOptions(given)
  const choices = await choicesOf(options)
  const to = await targetOf(registry, options.to)
  const { stack } = to
  if (!stack) throw new CredentialError('ERR_OPTION', 'a document of this format holds no stack of credentials')
  if (options.criteria !== undefined && options.name === undefined)
    throw new CredentialError('ERR_OPTION', 'criteria are of the whole, so it needs a name')
  if (!Array.isArray(inputs)) throw new CredentialError('ERR_INPUT', 'what is to be put together is no list of credentials')
  if (inputs.length === 0) throw new CredentialError('ERR_EMPTY', 'there is no credential to put together')
  const sources = await Promise.all(
    Array.from(inputs, async (input, index) =>
      parseIn(registry, input, options)
        .then((parsed) => openMapped(atHand(registry), parsed, options))
        .catch(ofInput(index)),
    ),
  )
  const read = readingsOf({ sources, stack, choices })
  const isSaid = onePerson(await peopleTold(read.map(({ reading }) => reading.credential)), options)
  const told: StackRecord = {
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.criteria === undefined ? {} : { criteria: options.criteria }),
    ...(options.issuer ? { issuer: options.issuer } : {}),
    ...(isSaid ? { samePerson: true as const } : {}),
    sources: sources.map((source) => ({ from: source.mapping.id, ...(isHeld(source, stack, choices) ? { held: true as const } : {}) })),
  }
  const bare = sources.filter((source) => !isHeld(source, stack, choices))
  const { resources, digests } = await picturesOf(sources, to, atHand(registry), options)
  const { seal, without } = await sealOf(bare, to, recordOfStack(told, to.id, choices, digests), options)
  const relations = await relationsAmong(registry, sources, read, options)
  const asked = resources ? { ...choices, resources } : choices
  const { document, diagnostics, provenance } = stackOf({ sources, read, to, stack, choices: asked, options, relations, seal })
  const more = overLimit(sources, document)
  const gone = [...leftOut(sources, without, options), ...namesLost(sources, without, document)]
  return withProvenance(
    { format: to.id, document, others: [], diagnostics: unique([...more, ...repeated(sources), ...gone, ...diagnostics]) },
    provenance,
  )
}

/** Few credentials are too large. */
const reference = /* @__PURE__ */ loadOnce(() => import('./convert/reference.ts'))

/**
 * What nobody knows of is not said of anybody: a record of one person holds nothing that may be another's. True: only the caller says it.
 * @throws CredentialError `ERR_RECIPIENT` where they are of different people, `ERR_RECIPIENT_NOT_STATED` where that is not told
 */
function onePerson(people: People | undefined, { samePerson }: BundleChoices): boolean {
  // where none names anybody, nothing is said of a person
  if (people === undefined) return false
  const { groups, different } = people
  if (different) throw new CredentialError('ERR_RECIPIENT', 'the credentials are of different people: one record is one person’s')
  const [, ...others] = groups
  if (others.length === 0 || samePerson === true) return others.length > 0
  const numbers = others.map(([first = 0]) => first + 1).join(', ')
  const words = `the credentials do not tell that they are of one person: number ${numbers} shares no identity with the first`
  throw new CredentialError('ERR_RECIPIENT_NOT_STATED', `${words} (--same-person, samePerson: that you know it)`)
}

/** It is not left out, for whoever gives it may mean it; most likely it is a file that was named twice. */
function repeated(sources: readonly Mapped[]): readonly Diagnostic[] {
  const known = new Map<string, number>()
  return sources.flatMap(({ parsed: { document } }, index) => {
    const text = JSON.stringify(document)
    const first = known.get(text)
    if (first === undefined) known.set(text, index)
    return first === undefined
      ? []
      : [diagnostic('repeated', { source: `/${index}` }, `the credential was given before: it is number ${first + 1} again`)]
  })
}

/** Each badge of a large record holds all of it, so that a few of them are a document that nobody reads without being asked to. */
function overLimit(sources: readonly Mapped[], document: Document): readonly Diagnostic[] {
  const { text: most } = limitsOf({})
  // what is written of sources is seldom longer than four times these: most need not be spelled to be measured
  if (sources.reduce((sum, { parsed }) => sum + parsed.text.length, 0) * 4 < most) return []
  const { length } = JSON.stringify(document)
  const words = `it has ${length} characters, and no more than ${most} are read where nobody raises the limit of text`
  return length > most ? [diagnostic('over-limit', { target: '' }, `${words}: without the originals (capsule: false) it is shorter`)] : []
}

/** Which originals are not inside. */
function leftOut(sources: readonly Mapped[], without: readonly Mapped[], options: BundleOptions): readonly Diagnostic[] {
  if (without.length === 0) return []
  if (largestOriginal(options) === undefined) return [diagnostic('capsule-skipped', whole)]
  return without.map((source) => diagnostic('capsule-skipped', { source: `/${sources.indexOf(source)}` }, tooLarge))
}

/** What those sources were called whose originals are not inside, where no award is called so either. */
function namesLost(sources: readonly Mapped[], without: readonly Mapped[], document: Document): readonly Diagnostic[] {
  const said = new Set<unknown>()
  for (const [, value] of leaves(document)) said.add(value)
  return sources.flatMap((source, index) =>
    without.includes(source) && !said.has(source.document['id'])
      ? nameLost(source).map((one) => ({ ...one, source: `/${index}${one.source ?? ''}` as const }))
      : [],
  )
}

/** Each original that does not stand in the document as it is; one that is too large is named by its digest. */
async function sealOf(
  sources: readonly Mapped[],
  to: Mapping,
  record: Node,
  options: BundleOptions,
): Promise<{ readonly seal: (document: Node) => void; readonly without: readonly Mapped[] }> {
  const maximum = largestOriginal(options)
  if (maximum === undefined) return { seal: () => undefined, without: sources }
  const large = new Set(sources.filter(({ parsed }) => utf8(parsed.text).length > maximum))
  const references: OriginalReference[] = []
  for (const { parsed } of large) references.push((await reference()).referenceTo(parsed))
  return {
    seal(document) {
      for (const source of sources) if (!large.has(source)) to.capsule.seal(document, { ...textOf(source), record })
      for (const reference of references) to.capsule.refer?.(document, reference)
      // a record of what is not all there would have whoever makes it again miss an original
      if (large.size > 0) delete document['conversion']
    },
    without: [...large],
  }
}
