/** Keys that were looked for together: which were found, and what cannot be said of the others. @module */
import type { ResolvedKey } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { checkOf } from '../lib/report.ts'

export interface KeysFound {
  readonly keys: readonly ResolvedKey[]
  /** Why there may be more than these: one cannot be read here, or did not answer. */
  readonly open?: CredentialError
  /** Why something that stands in the place of a key is none. */
  readonly refused?: CredentialError
}

/** Each may be looked for among all, and is made ready to be compared. */
const most = 500

/** @throws CredentialError `ERR_LIMIT`. */
export function requireFew(entries: readonly unknown[]): void {
  if (entries.length > most)
    throw new CredentialError('ERR_LIMIT', `more than ${most} keys are published there, which are not looked through`)
}

/** The keys that each of some entries is. */
export async function keysOfEach<Entry>(
  entries: () => readonly Entry[] | Promise<readonly Entry[]>,
  keysOf: (entry: Entry) => readonly ResolvedKey[],
): Promise<KeysFound> {
  try {
    const all = await entries()
    requireFew(all)
    return togetherOf(all.map((entry) => attempted(() => keysOf(entry))))
  } catch (error) {
    return leftOut(error)
  }
}

function attempted(keys: () => readonly ResolvedKey[]): KeysFound {
  try {
    return { keys: keys() }
  } catch (error) {
    return leftOut(error)
  }
}

/** Where a key was not to be had, it is none, or that is open. */
function leftOut(reason: unknown): KeysFound {
  const error = credentialError(reason)
  return { keys: [], [checkOf('key-binding', error).outcome === 'unknown' ? 'open' : 'refused']: error }
}

export function togetherOf(several: readonly KeysFound[]): KeysFound {
  const open = several.find((one) => one.open)?.open
  const refused = several.find((one) => one.refused)?.refused
  return { keys: several.flatMap(({ keys }) => keys), ...(open && { open }), ...(refused && { refused }) }
}
