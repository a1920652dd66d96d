/** The check that a conversion is honest; loaded by verification when a document holds an original. @module */
import { conversionCheckIn } from './core/conversion-check.ts'
import { registry as built } from './generated/registry.ts'
import type { Parsed } from './lib/contract.ts'
import type { Check } from './lib/report.ts'
import type { Scope } from './lib/scope.ts'

/** The check `conversion` of a parsed document; `undefined` where it holds no original. */
export const conversionCheck = (parsed: Parsed, scope: Scope): Promise<Check | undefined> => conversionCheckIn(built, parsed, scope)
