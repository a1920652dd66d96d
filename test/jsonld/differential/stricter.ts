/** Where our own engine refuses what `jsonld` in safe mode accepts, and why. Whatever is not in this list fails the test. */
import type { Tally } from './compare.ts'

export const stricter: Readonly<Record<string, string>> = {
  'no context of the document defines …':
    'A member __proto__. The package copies objects by assignment, so the member is lost without a word and no signature covers it.',
  'this is not valid JSON-LD: relative object reference':
    'A value under a term of type @vocab that has the form of a keyword (proofPurpose: "@foo"). The package expands it to null and drops it without a word.',
  'this is not valid JSON-LD: invalid language mapping':
    'The @language of a term definition is no language tag. The package writes it into N-Quads as it stands, where it could end the statement and begin another.',
  'a context is imported with @import, which is not followed':
    'The package writes what is imported into the context of the document that it was given. No credential imports contexts.',
  'a name that no context may define: __proto__': 'As above, where the document is left to the package.',
}

/** Reasons for which ours was stricter and that are not in the list. */
export const unexplained = ({ reasons }: Tally): readonly string[] =>
  Object.keys(reasons)
    .filter((reason) => reason.startsWith('stricter: '))
    .filter((reason) => !Object.hasOwn(stricter, reason.slice('stricter: '.length)))
