/** What JSON-LD finds fault with inside a proof that nothing here can verify. @module */

import { isWithin } from '../../lib/mapping/trace.ts'
import type { Check } from '../../lib/report.ts'

/**
 * Such a proof is unknown, and no part of what the credential says: a fault inside it is told, and forges nothing. A proof that can be
 * verified is refused by its own check where a context does not define what it says (VC Data Integrity section 4.1).
 */
export function withoutUnread(form: readonly Check[], proofs: readonly Check[]): readonly Check[] {
  const unread = proofs.flatMap(({ id, code, path }) => (id === 'proof' && code === 'ERR_UNSUPPORTED' && path ? [path] : []))
  return form.map((check) =>
    check.id === 'context' && check.outcome === 'fail' && unread.some((proof) => isWithin(check.path ?? '', proof))
      ? {
          ...check,
          outcome: 'warn',
          message:
            'Inside this proof, which cannot be verified here, something is said that no context defines or that is no valid JSON-LD.',
        }
      : check,
  )
}
