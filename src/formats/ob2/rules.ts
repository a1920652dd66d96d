/** What a schema of Open Badges 2.0 cannot say: each row a rule, by the member that it is about. @module */
import type { Rule } from '../../lib/contract.ts'
import { own, text } from '../../lib/json.ts'
import { typesOf } from '../../lib/linked.ts'
import { criteriaSaySomething, levelExists } from '../../lib/rules/achievement.ts'
import { inOrder } from '../../lib/rules/dates.ts'
import { strayIn } from '../../lib/rules/endorsement.ts'
import { identity } from '../../lib/rules/identity.ts'
import { idsIn, oneIdOneThing } from '../../lib/rules/ids.ts'
import { imageType } from '../../lib/rules/media.ts'
import { broken, byMember, doubtful, enough, none } from '../../lib/rules/walk.ts'
import { versionOf } from './claims.ts'
import { endorsements } from './outline.ts'
import { extensionIsWhole } from './rules-extension.ts'

/** A document that names contexts names that of the format. */
const contextIsKnown: Rule = (_, original) =>
  '@context' in original && versionOf(original) === undefined
    ? broken('None of the contexts is that of Open Badges: https://w3id.org/openbadges/v2.', '/@context')
    : none

const isWeb = (address: string | undefined): boolean => address !== undefined && /^https?:\/\/[^/]+/i.test(address)

/** Who verifies a hosted badge fetches it: its id is where it is (OB 2.0, HostedBadge). */
const hostedBadgeHasAddress: Rule = (document) =>
  own(own(document, 'verification'), 'type') === 'HostedBadge' && typeof document['id'] === 'string' && !isWeb(document['id'])
    ? doubtful('The badge is hosted, and its id is no web address: nobody can fetch it there.', '/id')
    : none

/** A badge may say that it is verified in a way of its own (Blockcerts do): that is no fault, and a reader should know. */
const verificationIsKnown: Rule = (document) => {
  const types = typesOf(own(document, 'verification'))
  return types.includes('Extension') && !types.some((type) => type === 'HostedBadge' || type === 'SignedBadge')
    ? doubtful(
        'The badge is to be verified in a way that Open Badges do not define, such as the Merkle proof of Blockcerts.',
        '/verification',
      )
    : none
}

/** What the id of an issuer that is no web address shows of who it is: nothing. */
const issuerHasAddress: Rule = (document) => {
  const id = text(own(own(own(document, 'badge'), 'issuer'), 'id'))
  return id === undefined || isWeb(id)
    ? none
    : doubtful('The id of the issuer is no web address: it cannot be confirmed.', '/badge/issuer/id')
}

/** An endorsement is of the badge, its class or its issuer, each of which may be an address only. */
const endorsementIsOfThis: Rule = (document) => {
  const inside = endorsements(document)
  if (inside.length === 0) return none
  const badge = own(document, 'badge')
  const named = [badge, own(badge, 'issuer'), own(document, 'issuer')].flatMap((one) => text(one) ?? [])
  return strayIn(inside, new Set([...idsIn(document, 'endorsement'), ...named]), 'claim')
}

/** The rules of the format, each a row. */
export const rules: readonly Rule[] = [
  contextIsKnown,
  inOrder(['issuedOn', 'expires']),
  hostedBadgeHasAddress,
  verificationIsKnown,
  issuerHasAddress,
  byMember({
    '*': [extensionIsWhole],
    alignment: [levelExists],
    criteria: [criteriaSaySomething],
    identity: [identity('identity', 'type')],
    image: [imageType],
  }),
  endorsementIsOfThis,
  oneIdOneThing,
].map(enough)
