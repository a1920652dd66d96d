/** What a schema cannot say. @module */
import type { Rule } from '../../lib/contract.ts'

export const rules: readonly Rule[] = []
