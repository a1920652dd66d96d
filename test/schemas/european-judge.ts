/** What our schema and rules say of a European credential: nothing that fails. */
import { format } from '../../src/formats/elm/index.ts'
import type { Validation } from '../../src/lib/contract.ts'
import type { Document } from '../../src/lib/json.ts'

export const validation: Validation = await format.validation()

export function ours(document: Document): boolean {
  const { document: normalised } = format.normalise(document)
  if (validation.schema(normalised).length > 0) return false
  return validation.rules.every((rule) => rule(normalised, document).every(({ outcome }) => outcome !== 'fail'))
}
