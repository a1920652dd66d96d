/** What a credential says by an address alone: looking at it asks nobody, so what stands there is not known to be missing. @module */
import type { Credential } from '../lib/credential.ts'
import type { ElementName } from '../profiles/types.ts'

/** The address of a thing of which nothing else is said. */
function bare(thing: object | undefined): string | undefined {
  const [[name, value] = [], ...more] = Object.entries(thing ?? {})
  return name === 'id' && more.length === 0 && typeof value === 'string' && /^https?:\/\//i.test(value) ? value : undefined
}

const found = (things: readonly (object | undefined)[]): readonly string[] => [
  ...new Set(things.map(bare).filter((address) => address !== undefined)),
]

/** What was achieved, as an address alone. */
const definitionsIn = ({ awards = [] }: Credential): readonly string[] => found(awards.map(({ achievement }) => achievement))
const issuersIn = ({ awards = [], issuer }: Credential): readonly string[] => found([issuer, ...awards.map((award) => award.issuer)])

export const elsewhereIn = (credential: Credential): readonly string[] => [...definitionsIn(credential), ...issuersIn(credential)]

/** What the award itself has to say. */
const ofAward: ReadonlySet<ElementName> = new Set(['learner', 'issued', 'grade'])
const ofIssuer: ReadonlySet<ElementName> = new Set(['country', 'awarding-body', 'quality-assurance'])

/** The address that may say an element, where the document does not. */
export const addressOf = (element: ElementName, credential: Credential): string | undefined =>
  (ofAward.has(element) ? undefined : definitionsIn(credential)[0]) ?? (ofIssuer.has(element) ? issuersIn(credential)[0] : undefined)
