/**
 * Many credentials of one person in one document.
 *
 * @module
 */
import { type BundleOptions, bundleIn } from './core/bundle.ts'
import type { Conversion } from './core/convert.ts'
import { inputsAsGiven } from './core/of-input.ts'
import { registry as built } from './generated/registry.ts'
import { asGiven } from './lib/as-given.ts'
import { chosen } from './lib/chosen.ts'
import type { Input } from './lib/options.ts'

export type { BundleOptions } from './core/bundle.ts'
export type { Conversion } from './core/convert.ts'
export { CredentialError } from './lib/errors.ts'

/**
 * One Comprehensive Learner Record 2.0 or one European credential out of several credentials of one person. With a
 * `name`, they become parts of a whole of that name, whose credits are summed within each framework. A signed
 * credential that the target can hold as it is stays as it is; of the others, the originals are inside. Pointers into the sources, in
 * `diagnostics` and `provenance`, begin with the number of the input: `/0/issuer/name`. So does the `path` of an error of one of them.
 * @throws CredentialError as {@link convert} does, `ERR_OPTION` also where the format holds no stack, `ERR_EMPTY`, and `ERR_RECIPIENT` where the credentials are of different people,
 * `ERR_RECIPIENT_NOT_STATED` where they do not tell that they are of one, and the caller (`samePerson`) does not either.
 *
 * @example
 * ```ts
 * const { document } = await bundle([first, second], { to: 'clr2', name: 'Water management' })
 * ```
 */
export async function bundle(inputs: readonly Input[], options: BundleOptions): Promise<Conversion> {
  const given = asGiven(options)
  return bundleIn(chosen(built, given), inputsAsGiven(inputs, given), given)
}
