/** Whether a converted document says what its original says, and whether the original stands. @module */
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { type Check, checkOf, fail, skip, unknown } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { recordedIn } from './choices.ts'
import { agreement, type Converted } from './converted.ts'
import { atHand, type ParseRegistry } from './document.ts'
import { mappedOf, type Opened } from './opened.ts'
import { peopleTold } from './people-told.ts'
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
    const held = source.mapping.capsule.open(source.document)
    if (!held) return undefined
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
    if (stackIn(held.record) && (await isOfSeveral(repetition, held.record)))
      return { check: fail(id, 'ERR_RECIPIENT', 'The document tells as one person’s what its originals say of different people.') }
    return { check: agreement({ isSameTables, ...(fetched.length > 0 && { fetched }) }, originals), originals }
  } catch (error) {
    if (error instanceof CredentialError) return { check: checkOf(id, error) }
    throw error
  }
}

/** Nobody could put together what is known to be of different people, but a document can be written that says so. */
const isOfSeveral = async ({ originals: sources }: Repetition, record: Document): Promise<boolean> =>
  (await peopleTold({ sources, choices: recordedIn(record) }))?.different === true

function disagreement(differences: Repetition['differences'], isSameTables: boolean): Check {
  const [path] = differences
  const more = { ...(path === undefined ? {} : { path }), detail: { differences } }
  return isSameTables
    ? fail(id, 'ERR_CONVERSION', 'The document says something else than its original, converted again.', more)
    : unknown(id, 'ERR_CONVERTER_VERSION', 'The document was made with other mapping tables, and those of today give another result.', more)
}
