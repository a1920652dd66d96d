/**
 * Conversions one after the other: an unsigned conversion that is converted again hands its original on, and the record
 * keeps the way, so that all of it can be repeated.
 *
 * @module
 */
import { type Draft, drafts, nameOf } from '../../lib/conversion.ts'
import type { Choices } from '../../lib/conversion-choices.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, list, own } from '../../lib/json.ts'
import type { Registry } from '../../lib/options.ts'
import { recordedIn } from './choices.ts'
import { type Mapped, targetOf } from './mapped.ts'

/** One conversion on the way from the original: into which format, under which choices, and which document was taken on. */
export interface Step {
  readonly to: string
  readonly id: string
  readonly options: Choices
}

/** The steps that a record tells of; what is none is passed over, and the repetition will differ. */
export const stepsIn = ({ via }: Document): readonly Step[] =>
  list(via).flatMap((step) =>
    isObject(step) ? [{ to: String(own(step, 'to')), id: String(own(step, 'id')), options: recordedIn(step) }] : [],
  )

/** The way to a document that was itself converted, for the record of the next conversion. */
export const stepsTo = ({ document, mapping }: Mapped, record: Document): readonly Step[] => [
  ...stepsIn(record),
  { to: mapping.id, id: nameOf(document), options: recordedIn(record) },
]

/** More steps than anybody takes. */
const most = 8

/** The document at the end of the steps, made again out of the original, and each that was made on the way. @throws CredentialError `ERR_LIMIT`, `ERR_OPTION`. */
export async function throughSteps(
  formats: Pick<Registry, 'formats'>,
  first: Mapped,
  steps: readonly Step[],
): Promise<{ readonly reached: Mapped; readonly trail: readonly Draft[] }> {
  if (steps.length > most) throw new CredentialError('ERR_LIMIT', 'the document was converted more often than anybody does')
  let reached: Mapped = first
  const trail: Draft[] = []
  for (const { to, id, options } of steps) {
    const mapping = await targetOf(formats, to)
    const made = drafts(reached.document, reached.mapping, mapping, options)
    const draft = made.find((one) => own(one.document, 'id') === id) ?? made[0]
    if (!draft) throw new CredentialError('ERR_INTERNAL', 'a conversion gave no document')
    trail.push(draft)
    reached = { ...reached, document: draft.document, mapping }
  }
  return { reached, trail }
}
