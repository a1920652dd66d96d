/** Whether a credential is about whoever shows it. @module */
import type { Outline } from '../../lib/contract.ts'
import { type Check, pass, skip, warn } from '../../lib/report.ts'

const another = 'The presentation inside is somebody else’s than the one that it is in.'
const nobody = 'The credential names nobody by an id: whether it is about the holder of the presentation is not said.'

/** The check `recipient` of a credential that somebody shows: he need not be whom it is about, and that is worth knowing. */
export function holderChecks({ recipient, presents, issuer }: Outline, holder: string): readonly Check[] {
  if (presents) return issuer.id === holder ? [] : [warn('recipient', 'ERR_RECIPIENT', another, { path: issuer.path })]
  const ids = recipient().filter(({ type, hashed }) => type === 'id' && !hashed)
  const [first] = ids
  if (first === undefined) return [skip('recipient', 'ERR_RECIPIENT_NOT_STATED', nobody)]
  const same = ids.find(({ value }) => value === holder)
  if (same) return [pass('recipient', 'The credential is about the holder of the presentation.', { path: same.path })]
  return [
    warn('recipient', 'ERR_RECIPIENT', 'The credential is about somebody else than the holder of the presentation.', { path: first.path }),
  ]
}
