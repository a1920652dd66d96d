/** The profiles that are built in. @module */
import { partial } from './partial.ts'
import { eu, nl } from './recommendation.ts'
import { sizes } from './sizes.ts'
import type { Profile } from './types.ts'

/** Those that are built in: each with its source, and the elements that it asks for. */
export const profiles: readonly Profile[] = [eu, nl, ...partial, ...sizes]
