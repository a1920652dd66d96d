/** What a document was made of: the originals inside it, in the order in which they were put together. @module */
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { partsOf } from '../../lib/json-slice.ts'
import { atHand, type ParseOptions, type ParseRegistry } from '../parse/document.ts'
import { parseIn } from '../parse/one.ts'
import { type Mapped, openMapped } from './mapped.ts'
import { stackIn } from './record.ts'

/**
 * @throws CredentialError `ERR_NO_ORIGINAL` where the record tells of more or fewer than there are, and what parsing an original gives.
 */
export async function originalsOf(
  registry: ParseRegistry,
  source: Mapped,
  options: ParseOptions,
): Promise<readonly [Mapped, ...Mapped[]] | undefined> {
  const opened = source.mapping.capsule.open(source.document)
  if (!opened) return undefined
  const embedded = [opened.text, ...(opened.others ?? [])]
  const stack = opened.record && stackIn(opened.record)
  const held = stack ? heldTexts(source) : []
  // one conversion is of one; who records nothing may have put in several
  const told = stack?.sources ?? embedded.slice(0, opened.record && 1)
  const texts = told.map((one) => ('held' in one ? held.shift() : embedded.shift()?.()))
  // nothing would be made of it again, nor compared with it
  if (embedded.length > 0) throw others()
  const all = await Promise.all(texts.map((text) => original(registry, text, options)))
  const [first, ...more] = all
  return first && [first, ...more]
}

const others = (): CredentialError => new CredentialError('ERR_NO_ORIGINAL', 'the document holds other originals than went into it')

async function original(registry: ParseRegistry, text: string | undefined, options: ParseOptions): Promise<Mapped> {
  if (text === undefined) throw others()
  const { fetch: _, ...offline } = options
  return openMapped(atHand(registry), await parseIn(registry, text, offline), offline)
}

/**
 * Credentials that stand in the document as they are, with their proof: as its text spells them, where the document is plain JSON. What was
 * written has none, so it does not pass for one that was taken away.
 */
export function heldTexts({ parsed: { document, text }, mapping: { stack } }: Mapped): string[] {
  const textOf = partsOf(text, document)
  return (stack?.held?.(document) ?? [])
    .filter(isObject)
    .filter(hasProof)
    .map((credential) => textOf(credential) ?? JSON.stringify(credential))
}

const hasProof = (credential: Document): boolean => own(credential, 'proof') !== undefined
