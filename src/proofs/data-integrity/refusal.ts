/** A proof that does not verify, and what may have happened. @module */
import { changedContexts } from '../../jsonld/index.ts'
import { type Check, fail } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { rdfForm } from './canonical-form.ts'
import type { Secured } from './secured.ts'
import type { Suite } from './suites.ts'

/** Some contexts are changed under one address: what an issuer signed before is read with more than it was signed with. */
export async function refusal({ form }: Suite, { unsecured }: Secured, path: string, { contexts }: Scope): Promise<Check> {
  // the failure stands, whatever becomes of its explanation
  const changed = form === rdfForm ? await changedContexts(unsecured, contexts).catch(() => []) : []
  const [first] = changed
  if (first === undefined)
    return fail('proof', 'ERR_PROOF', 'The proof does not verify: the document or the proof was changed, or another key made it.', { path })
  const names = [...new Set(first.older.flatMap((one) => one.names))].map((name) => `“${name}”`).join(', ')
  return fail(
    'proof',
    'ERR_PROOF',
    `The proof does not verify: the document or the proof was changed, another key made it, or it was made with an older revision of ${first.url}, in which ${names} had no such meaning (the one used here is of ${first.revision}).`,
    { path, detail: { contexts: changed } },
  )
}
