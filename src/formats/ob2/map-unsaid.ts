/** An organisation of which an extension says but a little. @module */
import type { Organisation } from '../../lib/credential/parties.ts'
import type { Absent } from '../../lib/mapping/lens.ts'

/** Every field of an organisation as one that is not said: those that are replace their rows. */
export const unsaid = (why: Absent): { readonly [Field in keyof Organisation]-?: Absent } => ({
  id: why,
  name: why,
  otherName: why,
  types: why,
  homepage: why,
  email: why,
  phone: why,
  description: why,
  logo: why,
  address: why,
  official: why,
  vat: why,
  tax: why,
  eidas: why,
  registration: why,
  identifiers: why,
  parent: why,
  accreditations: why,
  endorsements: why,
  endorsementTokens: why,
})
