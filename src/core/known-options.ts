/** Whether options can be used: a misspelt one would be an answer to another question, without a word. @module */
import { loadOnce } from '../lib/load-once.ts'

/** Most callers say no more than these, and whatever reads them looks at them; `fetch` is anything but what it may not be. */
const usual = ['alone', 'checks', 'now', 'recipient', 'trust']
const isUsual = ([name, value]: [string, unknown]): boolean =>
  usual.includes(name) || (name === 'fetch' && (value === false || typeof value === 'function'))
const looking = /* @__PURE__ */ loadOnce(() => import('./option-names.ts'))

/**
 * One object may serve several calls, so it may hold the options of any.
 * @throws CredentialError `ERR_OPTION` where one is none of this package’s, or nothing that it can be
 */
export async function requireKnown(options: object): Promise<void> {
  if (!Object.entries(options).every(isUsual)) (await looking()).refuseUnknown(options)
}
