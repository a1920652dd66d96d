/** Whether a converted document says what its original says, and whether the original stands. @module */
import { CredentialError } from '../../lib/errors.ts'
import { own } from '../../lib/json.ts'
import { type Check, checkOf, fail, skip, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { Opened } from '../opened.ts'
import { atHand, type ParseRegistry } from '../parse/document.ts'
import { credentialsIn, peopleTold } from '../stacking/people-told.ts'
import { recordedIn } from './choices.ts'
import { agreement, type Converted } from './converted.ts'
import { mappedOf } from './mapped.ts'
import { stackIn } from './record.ts'
import { type Repetition, repeat } from './repetition.ts'

const id = 'conversion'

/**
 * The check `conversion`: the original inside is verified, converted again under the recorded options, and compared
 * with the document by what both say. `undefined` where the document holds no original.
 */
export async function conversionCheckIn(registry: ParseRegistry, opened: Opened, scope: Scope): Promise<Converted | undefined> {
  // a status list, say: what cannot be converted has not been
  if (!registry.formats.some((format) => format.id === opened.parsed.format)) return undefined
  try {
    const source = await mappedOf(atHand(registry), opened, { limits: scope.limits })
    const { capsule } = source.mapping
    const held = capsule.open(source.document)
    if (!held) {
      const left = capsule.record?.(source.document) ?? source.document['conversion']
      return typeof own(left, 'tables') === 'string' ? { check: taken } : undefined
    }
    if (!held.record)
      return {
        check: skip(
          id,
          'ERR_CONVERTER_VERSION',
          'The document does not say how it was converted from one original, so it is not converted again.',
        ),
      }
    const repetition = await repeat(registry, source, { limits: scope.limits })
    if (!repetition) return undefined
    const originals = await Promise.all([held.text, ...(held.others ?? [])].map((text) => scope.verify(text(), { ...scope, whole: true })))
    const { differences, isSameTables, fetched } = repetition
    if (differences.length > 0) return { check: disagreement(differences, isSameTables) }
    const stack = stackIn(held.record)
    if (isToldOtherwise(repetition, stack?.sources ?? [{ from: own(held.record, 'from') }]))
      return { check: fail(id, 'ERR_CONVERSION', 'The record of the conversion tells other formats than its originals have.') }
    const people = stack && (await peopleTold(credentialsIn(repetition.originals, recordedIn(held.record))))
    if (people?.different)
      return { check: fail(id, 'ERR_RECIPIENT', 'The document tells as one person’s what its originals say of different people.') }
    const isOpen = people && people.groups.length > 1
    if (isOpen && !stack?.samePerson)
      return {
        check: unknown(id, 'ERR_RECIPIENT_NOT_STATED', 'The originals do not tell that they are of one person, and nobody says it.'),
      }
    const how = { isSameTables, ...(fetched.length > 0 && { fetched }), ...(isOpen && { samePerson: true }) }
    return { check: agreement(how, originals), originals }
  } catch (error) {
    if (error instanceof CredentialError) return { check: checkOf(id, error) }
    throw error
  }
}

/** Whoever leaves the original out when converting writes no record either. */
const taken = skip(id, 'ERR_NO_ORIGINAL', 'The document tells how it was converted, and holds no original that it could be compared with.')

/** The formats are those that the originals have, whatever a record says of them. */
const isToldOtherwise = ({ originals }: Repetition, told: readonly { readonly from: unknown }[]): boolean =>
  told.some(({ from }, index) => from !== originals[index]?.mapping.id)

function disagreement(differences: Repetition['differences'], isSameTables: boolean): Check {
  const [path] = differences
  const more = { ...(path === undefined ? {} : { path }), detail: { differences } }
  return isSameTables
    ? fail(id, 'ERR_CONVERSION', 'The document says something else than its original, converted again.', more)
    : unknown(id, 'ERR_CONVERTER_VERSION', 'The document was made with other mapping tables, and those of today give another result.', more)
}
