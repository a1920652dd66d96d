/** Whether a converted document says what its original says, and whether the original stands. @module */
import { CredentialError } from '../lib/errors.ts'
import { type Check, checkOf, fail, pass, type Report, skip, unknown } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { atHand, type ParseRegistry } from './document.ts'
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
    const source = await mappedOf(atHand(registry), opened, { limits: scope.limits })
    const held = source.mapping.capsule.open(source.document)
    if (!held) return undefined
    if (!held.record)
      return skip(
        id,
        'ERR_CONVERTER_VERSION',
        'The document does not say how it was converted from one original, so it is not converted again.',
      )
    const repetition = await repeat(registry, source, { limits: scope.limits })
    const texts = [held.text, ...(held.others ?? [])]
    return repetition && answer(repetition, await Promise.all(texts.map((text) => scope.verify(text()))))
  } catch (error) {
    if (error instanceof CredentialError) return checkOf(id, error)
    throw error
  }
}

function answer({ differences, isSameTables, fetched }: Repetition, originals: readonly Report[]): Check {
  if (differences.length > 0) return disagreement(differences, isSameTables)
  const worst =
    originals.find(({ verdict }) => verdict === 'invalid') ?? originals.find(({ verdict }) => verdict !== 'valid') ?? originals[0]
  const brief = ({ verdict, format }: Report) => ({ verdict, format })
  const told = {
    ...(worst && { original: brief(worst) }),
    ...(originals.length > 1 && { originals: originals.map(brief) }),
    isSameTables,
    ...(fetched.length > 0 && { fetched }),
  }
  const one = originals.length === 1
  if (!worst || worst.verdict === 'valid')
    return pass(id, `The ${one ? 'original inside is' : 'originals inside are'} valid; converted again, the document is the same.`, {
      detail: told,
    })
  const first = worst.checks.find(({ outcome }) => outcome === (worst.verdict === 'invalid' ? 'fail' : 'unknown'))
  const itself = one ? 'the original itself' : 'one of them'
  const says = `The document says what its original${one ? ' says' : 's say'}`
  if (worst.verdict === 'invalid')
    return fail(id, 'ERR_CONVERSION', `${says}, but ${itself} is not valid.`, { detail: { ...told, cause: first?.code } })
  const needs = originals.flatMap(({ checks }) => checks.flatMap(({ detail }) => detail?.needs ?? []))
  return unknown(id, first?.code ?? 'ERR_UNRESOLVED', `${says}, but ${itself} could not be checked in full.`, {
    detail: { ...told, ...(needs.length > 0 ? { needs } : {}) },
  })
}

function disagreement(differences: Repetition['differences'], isSameTables: boolean): Check {
  const [path] = differences
  const more = { ...(path === undefined ? {} : { path }), detail: { differences } }
  return isSameTables
    ? fail(id, 'ERR_CONVERSION', 'The document says something else than its original, converted again.', more)
    : unknown(id, 'ERR_CONVERTER_VERSION', 'The document was made with other mapping tables, and those of today give another result.', more)
}
