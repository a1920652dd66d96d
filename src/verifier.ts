/** The built-in folders, bound to what verification needs of them. @module */
import { readable } from './core/verify/verifiable-credential.ts'
import type { Verifier } from './core/verify.ts'
import { registry as built } from './generated/registry.ts'
import { loadOnce } from './lib/load-once.ts'
import type { Options } from './lib/options.ts'

/** Few documents hold an original. */
const conversion = /* @__PURE__ */ loadOnce(() => import('./conversion.ts'))

export const verifierOf = (options: Options): Verifier => ({
  registry: readable(built, options),
  conversion: async (opened, scope) => (await conversion()).conversionCheck(opened, scope),
})
