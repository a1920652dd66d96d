/** The check that a conversion is honest; loaded by verification when a document holds an original. @module */
import { conversionCheckIn } from './core/convert/conversion-check.ts'
import type { Converted } from './core/convert/converted.ts'
import type { Opened } from './core/opened.ts'
import { registry as built } from './generated/registry.ts'
import type { Scope } from './lib/scope.ts'

/** The check `conversion` of an opened document; `undefined` where it holds no original. */
export const conversionCheck = (opened: Opened, scope: Scope): Promise<Converted | undefined> => conversionCheckIn(built, opened, scope)
