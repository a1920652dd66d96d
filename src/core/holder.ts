/** Whether a credential is about whoever shows it. @module */
import type { Outline } from '../lib/contract.ts'
import { type Check, pass, warn } from '../lib/report.ts'

/** The check `recipient` of a credential that somebody shows: he need not be whom it is about, and that is worth knowing. */
export function holderChecks({ recipient, presents, issuer }: Outline, holder: string): readonly Check[] {
  if (presents && issuer.id !== holder)
    return [
      warn('recipient', 'ERR_RECIPIENT', 'The presentation inside is somebody else’s than the one that it is in.', { path: issuer.path }),
    ]
  const ids = recipient().filter(({ type, hashed }) => type === 'id' && !hashed)
  const [first] = ids
  if (first === undefined) return []
  const same = ids.find(({ value }) => value === holder)
  if (same) return [pass('recipient', 'The credential is about the holder of the presentation.', { path: same.path })]
  return [
    warn('recipient', 'ERR_RECIPIENT', 'The credential is about somebody else than the holder of the presentation.', { path: first.path }),
  ]
}
