/** What a caller chooses of a conversion: most choose nothing, and need no code that looks at it. @module */
import { type Awaitable, after } from '../../lib/awaitable.ts'
import type { CallersChoices, Choices } from '../../lib/conversion-choices.ts'
import { CredentialError } from '../../lib/errors.ts'
import { own } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'

const checked = /* @__PURE__ */ loadOnce(() => import('./choices.ts'))

/** The choices among the options: whoever names no more than the format makes none. @throws CredentialError `ERR_OPTION` */
export const choicesOf = (options: CallersChoices): Awaitable<Choices> =>
  Object.keys(options).length > 1 ? after(checked(), (choices) => choices.choicesOf(options)) : {}

export interface CapsuleChoice extends Pick<CallersChoices, 'privacy'> {
  /** Embeds the original, byte for byte, up to `maximum` bytes (1 MiB). On by default. */
  readonly capsule?: boolean | { readonly maximum: number }
}

/** How large an original may be to be embedded, in bytes: a mebibyte, if nobody says otherwise. */
const usual = 2 ** 20

/** The same of this caller; `undefined`: it is not embedded at all. @throws CredentialError `ERR_OPTION` */
export function largestOriginal({ capsule, privacy }: CapsuleChoice): number | undefined {
  if (capsule === false || privacy === 'minimal') return undefined
  const maximum = (capsule ?? true) === true ? usual : own(capsule, 'maximum')
  if (typeof maximum === 'number' && maximum >= 0) return maximum
  throw new CredentialError('ERR_OPTION', 'the option capsule is none that can be used')
}
