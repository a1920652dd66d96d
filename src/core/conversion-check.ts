/** Whether a converted document says what its original says, and whether the original stands. @module */
import { CredentialError } from '../lib/errors.ts'
import { type Check, checkOf, fail, pass, type Report, skip, unknown } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import type { ParseRegistry } from './document.ts'
import { mappedOf, type Opened } from './opened.ts'
import { type Repetition, repeat } from './repetition.ts'

const id = 'conversion'

/**
 * The check `conversion`: the original inside is verified, converted again under the recorded options, and compared
 * with the document by what both say. `undefined` where the document holds no original.
 */
export async function conversionCheckIn(registry: ParseRegistry, opened: Opened, scope: Scope): Promise<Check | undefined> {
  // a status list, say: what cannot be converted has not been
  if (!registry.formats.some((format) => format.id === opened.parsed.format)) return undefined
  try {
    const source = await mappedOf(opened)
    const held = source.mapping.capsule.open(source.document)
    if (!held) return undefined
    if (!held.record || 'stack' in held.record)
      return skip(
        id,
        'ERR_CONVERTER_VERSION',
        'The document does not say how it was converted from one original, so it is not converted again.',
      )
    const repetition = await repeat(registry, source, { limits: scope.limits })
    return repetition && answer(repetition, await scope.verify(held.text()))
  } catch (error) {
    if (error instanceof CredentialError) return checkOf(id, error)
    throw error
  }
}

function answer({ differences, isSameTables }: Repetition, original: Report): Check {
  if (differences.length > 0) return disagreement(differences, isSameTables)
  const told = { original: { verdict: original.verdict, format: original.format }, isSameTables }
  if (original.verdict === 'valid')
    return pass(id, 'The original inside is valid, and converted again it says what the document says.', { detail: told })
  const first = original.checks.find(({ outcome }) => outcome === (original.verdict === 'invalid' ? 'fail' : 'unknown'))
  if (original.verdict === 'invalid')
    return fail(id, 'ERR_CONVERSION', 'The document says what its original says, but the original itself is not valid.', {
      detail: { ...told, cause: first?.code },
    })
  const needs = original.checks.flatMap(({ detail }) => detail?.needs ?? [])
  return unknown(
    id,
    first?.code ?? 'ERR_UNRESOLVED',
    'The document says what its original says; the original could not be checked in full.',
    {
      detail: { ...told, ...(needs.length > 0 ? { needs } : {}) },
    },
  )
}

function disagreement(differences: Repetition['differences'], isSameTables: boolean): Check {
  const [path] = differences
  const more = { ...(path === undefined ? {} : { path }), detail: { differences } }
  return isSameTables
    ? fail(id, 'ERR_CONVERSION', 'The document says something else than its original, converted again.', more)
    : unknown(id, 'ERR_CONVERTER_VERSION', 'The document was made with other mapping tables, and those of today give another result.', more)
}
