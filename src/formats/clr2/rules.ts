/** What a schema of CLR 2.0 cannot say: each row a rule, by the member that it is about. @module */
import type { Rule } from '../../lib/contract.ts'
import { isObject, own, text } from '../../lib/json.ts'
import { badgeRules } from '../../lib/rules/badge.ts'
import { endorsementIsOfThis } from '../../lib/rules/endorsement.ts'
import { idsIn } from '../../lib/rules/ids.ts'
import { doubtful, enough, none } from '../../lib/rules/walk.ts'
import { stated } from '../../lib/verifiable-credential.ts'

/** Where 1EdTech publishes the schemas of the format. */
const schemas: readonly RegExp[] = [/^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/schema\/(?:json\/|json-ld\/)?[\w.-]+\.json$/]

const subjects = (document: Parameters<Rule>[0]): ReturnType<typeof stated> => stated(document, 'credentialSubject')

/** Both ends of an association are in the record; the credentials that are tokens cannot be looked into here. */
const associationLeadsSomewhere: Rule = (document) => {
  const hasTokens = subjects(document).some(({ value }) => stated(value, 'verifiableCredential').some((inside) => isToken(inside.value)))
  if (hasTokens) return none
  const ids = idsIn(document)
  return subjects(document).flatMap(({ value, path }) =>
    stated(value, 'association', path).flatMap((association) =>
      ['sourceId', 'targetId'].flatMap((name) => {
        const id = text(own(association.value, name))
        return id === undefined || ids.has(id)
          ? none
          : doubtful('The association leads to something that is not in the record.', `${association.path}/${name}`)
      }),
    ),
  )
}
const isToken = (value: unknown): boolean => typeof value === 'string' || /^data:/.test(text(own(value, 'id')) ?? '')

/** The credentials in a record are those of the person whose record it is. */
const sameLearner: Rule = (document) =>
  subjects(document).flatMap(({ value: learner, path }) => {
    const id = text(own(learner, 'id'))
    if (id === undefined) return none
    return stated(learner, 'verifiableCredential', path).flatMap((inside) => {
      const other = text(own(own(inside.value, 'credentialSubject'), 'id'))
      return other === undefined || other === id
        ? none
        : doubtful('This credential is of somebody else than the record is.', `${inside.path}/credentialSubject/id`)
    })
  })

/** What a badge in the record has as its endorsements is of that badge: the rule of a whole document does not look into those inside. */
const endorsementsInsideAreOfTheirs: Rule = (document) =>
  subjects(document).flatMap(({ value: learner, path }) =>
    stated(learner, 'verifiableCredential', path).flatMap((inside) =>
      isObject(inside.value)
        ? endorsementIsOfThis(inside.value, inside.value).map((check) => ({ ...check, path: `${inside.path}${check.path ?? ''}` }))
        : none,
    ),
  )

/** The rules of the format, each a row. */
export const rules: readonly Rule[] = [...badgeRules(schemas), associationLeadsSomewhere, sameLearner, endorsementsInsideAreOfTheirs].map(
  enough,
)
