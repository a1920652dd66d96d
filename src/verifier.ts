/** The built-in folders, bound to what verification needs of them. @module */
import type { Verifier } from './core/verify.ts'
import { registry as built } from './generated/registry.ts'
import type { Options } from './lib/options.ts'
import { chosen } from './lib/registry.ts'

export const verifierOf = (options: Options): Verifier => ({
  registry: chosen(built, options),
  conversion: async (opened, scope) => (await import('./conversion.ts')).conversionCheck(opened, scope),
})
