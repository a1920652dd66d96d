/** The built-in folders, bound to what verification needs of them. @module */
import type { Verifier } from './core/verify.ts'
import { registry as built } from './generated/registry.ts'
import { chosen } from './lib/chosen.ts'
import { loadOnce } from './lib/load-once.ts'
import type { Options } from './lib/options.ts'

/** Few documents hold an original. */
const conversion = /* @__PURE__ */ loadOnce(() => import('./conversion.ts'))

export const verifierOf = (options: Options): Verifier => ({
  registry: chosen(built, options),
  conversion: async (opened, scope) => (await conversion()).conversionCheck(opened, scope),
})
