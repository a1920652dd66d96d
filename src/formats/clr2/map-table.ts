/** Comprehensive Learner Record 2.0 and the hub. @module */

import type { Identity, Person } from '../../lib/credential/parties.ts'
import type { Association, Credential } from '../../lib/credential.ts'
import { isObject, own, type Pointer } from '../../lib/json.ts'
import { emailAddress, usual } from '../../lib/mapping/codecs.ts'
import { unresolved } from '../../lib/mapping/leave.ts'
import { absent, type Codec, claimed, formerly, many, one, record } from '../../lib/mapping/lens.ts'
import { birthday, instant, lastInstant, tagOf } from '../../lib/mapping/moments.ts'
import { fix, lose, put, remark, skip, take } from '../../lib/mapping/noting.ts'
import { type Pass, type Place, passOf } from '../../lib/mapping/pass.ts'
import { at, each, fresh, items, pathOf, root, within } from '../../lib/mapping/place.ts'
import { flag, spoken, text } from '../../lib/mapping/text.ts'
import { evidence, file, statement } from '../../tables/achievement-evidence.ts'
import { achievement, terms } from '../../tables/achievement-model.ts'
import { address, endorsement, identity, image, nationalId, personId, profile } from '../../tables/achievement-profile.ts'
import { madeBy } from '../../tables/definition.ts'
import { nameOfAward, nameOfOnlyAward, numberOfOnlyAward } from '../../tables/name-rules.ts'
import { addContexts, badgesOf, children, saying } from './map-children.ts'
import { recordSubject } from './map-subject.ts'

const kinds: ReadonlySet<string> = new Set('exactMatchOf isChildOf isParentOf isPartOf isPeerOf isRelatedTo precedes replacedBy'.split(' '))
/** Two kinds are in CLR 1.0 only (crosswalk K4). */
const associationType: Codec<string> = {
  read: text.read,
  write(type, to) {
    put(to, kinds.has(type) ? type : 'isRelatedTo')
    if (!kinds.has(type)) lose(to, 'only that they are related can be said, not how', 'narrowed')
  },
}

const association = record<Association>({
  type: ['/associationType', associationType, 'needed'],
  source: ['/sourceId', text, 'needed'],
  target: ['/targetId', text, 'needed'],
  title: absent('a relation has no title'),
})

/** What the record says of its subject, every badge in it says too. */
const told = (member: Pointer): readonly [Pointer, Pointer] => [
  `/credentialSubject${member}`,
  `/credentialSubject/verifiableCredential/*/credentialSubject${member}`,
]

/** The list of the record's subject is copied to each badge as a whole, with the national number that is in it. */
const identities: Codec<readonly Identity[]> = {
  read: many(identity).read,
  write(hub, to) {
    const path = pathOf(to)
    if (!to.pass.copies.some(([place]) => pathOf(place) === path)) many(identity).write(hub, to)
  },
}

const learner: Codec<Person> = record<Person>({
  id: [told('/id'), personId],
  name: [told('/name'), spoken],
  givenName: [told('/givenName'), spoken],
  familyName: [told('/familyName'), spoken],
  additionalName: [told('/additionalName'), spoken],
  patronymicName: [told('/patronymicName'), spoken],
  familyNamePrefix: [told('/familyNamePrefix'), spoken],
  honorificPrefix: [told('/honorificPrefix'), spoken],
  honorificSuffix: [told('/honorificSuffix'), spoken],
  dateOfBirth: [told('/dateOfBirth'), birthday],
  email: [told('/email'), emailAddress],
  phone: [told('/phone'), text],
  address: [told('/address'), address],
  nationalId: [told('/identifier'), one(nationalId)],
  identities: [told('/identifier'), identities],
})

/** Files and statements are kept with the record; those of its badges are read too. */
const ofRecord = <Hub>(item: Codec<Hub>): Codec<readonly Hub[]> => ({
  read(from) {
    const found: Hub[] = []
    const lists = [
      at(from, '/evidence'),
      ...badgesOf(at(from, '/credentialSubject/verifiableCredential')).map((badge) => at(badge, '/evidence')),
    ]
    for (const place of lists.flatMap(items)) {
      const value = claimed(item, within({ ...place, hub: from.hub }, found.length))
      if (value !== undefined) found.push(value)
    }
    return found.length > 0 ? found : undefined
  },
  write: (hub, to) => many(item).write(hub, at(to, '/evidence')),
})

const achievements: readonly [Pointer, Pointer] = [
  '/credentialSubject/verifiableCredential/*/credentialSubject/achievement/*',
  '/credentialSubject/achievement/*',
]
const languages = achievements.map((pointer): Pointer => `${pointer}/inLanguage`)

/** The language of the first achievement that says one, and of all that say no other: nothing else in a record says its own. */
const tongue: Codec<string> = {
  read(from) {
    const said = languages.flatMap((pointer) => each(from, pointer)).filter(({ held }) => tagOf(held) !== undefined)
    const first = tagOf(said[0]?.held)
    for (const place of said) if (tagOf(place.held) === first) take({ ...place, hub: from.hub })
    if (first !== undefined && first !== usual)
      for (const place of achievements.flatMap((pointer) => each(from, pointer)))
        if (isObject(place.held) && tagOf(own(place.held, 'inLanguage')) === undefined)
          remark(place, 'language-assumed', `it says no language, and is read in that of another one in the record (${first})`)
    return first
  },
  write(hub, to) {
    const places = languages.flatMap((pointer) => each(to, pointer))
    if (places.length === 0) lose(to, 'a record says its language with its achievements, and has none', 'language-dropped')
    for (const place of places) if (place.held === undefined) put({ ...place, hub: to.hub }, hub)
  },
}
export const language: readonly [Pointer, Codec<string>] = ['', tongue]

const table: Codec<Credential> = record<Credential>(
  {
    id: ['/id', text],
    name: ['/name', spoken],
    description: ['/description', spoken],
    image: ['/image', image],
    languages: absent('the languages are those of the text'),
    licence: absent('a record has no number but those of its badges'),
    issuer: ['/issuer', profile],
    issued: absent('a record is issued when it becomes valid'),
    // VC Data Model 1.1 (A12)
    validFrom: ['', formerly('/validFrom', '/issuanceDate', instant)],
    validUntil: ['', formerly('/validUntil', '/expirationDate', lastInstant)],
    awards: ['/credentialSubject/verifiableCredential', children],
    recipient: ['', learner],
    attachments: ['', ofRecord(file)],
    statements: ['', ofRecord(statement)],
    partial: ['/partial', flag],
    achievements: ['/credentialSubject/achievement', many(madeBy(achievement, '/creator', profile))],
    language,
    associations: ['/credentialSubject/association', many(association)],
    termsOfUse: ['/termsOfUse', many(terms)],
    endorsements: ['/endorsement', many(endorsement)],
    endorsementTokens: ['/endorsementJwt', many(text)],
  },
  {
    derive: [
      nameOfAward,
      nameOfOnlyAward,
      { to: '/name', from: ['/awards/0/achievement/name'], keep: true, code: 'required-fallback' },
      { to: '/validFrom', from: ['/issued'], keep: true, code: 'required-fallback' },
      { to: '/awards/0/title', from: ['/name'], by: ({ awards, name }) => (awards?.length === 1 ? name : undefined) },
      { to: '/awards/*/title', from: ['/awards/*/achievement/name'] },
      {
        to: '/awards/0/description',
        from: ['/description'],
        by: ({ awards, description }) => (awards?.length === 1 ? description : undefined),
      },
      { to: '/awards/*/issuer', from: ['/issuer'] },
      { to: '/awards/*/validFrom', from: ['/validFrom'] },
      { to: '/awards/*/validUntil', from: ['/validUntil'] },
      numberOfOnlyAward,
      { to: '/awards/*/achievement/description', from: ['/awards/*/narrative'], keep: true, code: 'required-fallback' },
    ],
  },
)

const badges = '/credentialSubject/verifiableCredential'
/** A badge of the record may know its recipient by another id: the record is what says that both are one. */
function named(place: Place, id: string | undefined): void {
  if (id === undefined || typeof place.held !== 'string') return
  skip(place)
  if (place.held === id) return
  remark(place, 'narrowed', 'the badge knows its recipient by another id than the record does: the one of the record is carried over')
}

/** What a record of one badge shows is shown for that badge (I1); what one of several shows is of none of them. */
function shown(from: Place, record: Credential): Credential {
  const [award, ...more] = record.awards ?? []
  if (!award || more.length > 0) return record
  const found = [...(award.evidence ?? [])]
  const { hub } = within(within(within(from, 'awards'), 0), 'evidence')
  for (const place of items(at(from, '/evidence'))) {
    const value = claimed(evidence, within({ ...place, hub }, found.length))
    if (value === undefined) continue
    found.push(value)
    remark(place, 'narrowed', 'what the record shows is carried over with its only badge')
  }
  return found.length > 0 ? { ...record, awards: [{ ...award, evidence: found }] } : record
}

/** Whether the record will have a place for its language: mostly an achievement has a name, else one has to try. */
function saysLanguage(hub: Credential, pass: Pass): boolean {
  const { language = usual, awards = [] } = hub
  if (language === usual || awards.some(({ achievement }) => achievement?.name !== undefined)) return true
  const scratch = root({}, passOf(pass.language, pass.document, pass.bridge, pass.options))
  table.write(hub, scratch)
  return languages.some((pointer) => each(scratch, pointer).length > 0)
}

export const credential: Codec<Credential> = {
  read(from) {
    unresolved(at(from, '/issuer'))
    const told = table.read(from)
    const record = told && shown(from, told)
    for (const badge of badgesOf(at(from, badges))) named(at(badge, '/credentialSubject/id'), record?.recipient?.id)
    return record
  },
  write(hub, to) {
    if (hub.language !== undefined) to.pass.memory.set(saying, true)
    table.write(hub, saysLanguage(hub, to.pass) ? to : { ...to, pass: { ...to.pass, language: usual, assumed: usual } })
    addContexts(at(to, badges))
    const subject = fresh(at(to, '/credentialSubject')).held
    if (isObject(subject)) fix(at(to, '/credentialSubject/type'), recordSubject(subject))
  },
}
