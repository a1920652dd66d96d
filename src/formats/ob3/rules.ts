/** What a schema of Open Badges 3.0 cannot say. @module */
import type { Rule } from '../../lib/contract.ts'
import { badgeRules } from '../../lib/rules/badge.ts'
import { enough } from '../../lib/rules/walk.ts'

/** Where 1EdTech publishes the schemas of the format, and of the records that badges are found in. */
export const rules: readonly Rule[] = badgeRules([
  /^https:\/\/purl\.imsglobal\.org\/spec\/(?:ob\/v3p0|clr\/v2p0)\/schema\/(?:json\/|json-ld\/)?[\w.-]+\.json$/,
]).map(enough)
