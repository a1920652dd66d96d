/** A credential of many results, or many awards, takes longer as it grows, and no more than that: also to say where all of it comes from. */
import { expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { inGiven } from '../../src/core/convert/mapped.ts'
import { diagnostic } from '../../src/lib/diagnostics.ts'
import type { Pointer } from '../../src/lib/json.ts'
import { growthOf } from '../growth.ts'
import { bases } from './bases.ts'

/** A badge of so many grades. */
function badgeOf(results: number): object {
  const subject = bases.ob3['credentialSubject'] as { readonly achievement: object }
  const described = {
    id: 'urn:uuid:44444444-0000-4000-8000-000000000000',
    type: ['ResultDescription'],
    name: 'Exam',
    resultType: 'Percent',
  }
  return {
    ...bases.ob3,
    credentialSubject: {
      ...subject,
      achievement: { ...subject.achievement, resultDescription: [described] },
      result: Array.from({ length: results }, (_, number) => ({
        type: ['Result'],
        resultDescription: described.id,
        value: String(number % 100),
      })),
    },
  }
}

/** A record of so many awards of one achievement. */
function recordOf(awards: number): object {
  const achievement = { id: 'https://school.example/soil', type: 'Achievement', name: 'Soil science' }
  const one = (number: number) => ({
    id: `urn:uuid:33333333-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: 'Assertion',
    achievement,
  })
  return { ...bases.clr1, assertions: Array.from({ length: awards }, (_, number) => one(number)) }
}

const note = '/credentialSubject/hasClaim/0/specifiedBy/additionalNote/0/noteLiteral'
/** A name of a language for each number: `xaaaa`, `xaaab` … */
const tongue = (number: number): string =>
  `x${number
    .toString(26)
    .padStart(4, '0')
    .replace(/./g, (digit) => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 26)] ?? '')}`
/** A European credential with a note, which is the criteria elsewhere, in so many languages. */
function notesOf(languages: number, nameOf = tongue): object {
  const source = structuredClone(bases.elm) as { credentialSubject: { hasClaim: [{ specifiedBy: object }] } }
  const noteLiteral = Object.fromEntries(Array.from({ length: languages }, (_, number) => [nameOf(number), `Note ${number}`]))
  Object.assign(source.credentialSubject.hasClaim[0].specifiedBy, { additionalNote: [{ type: 'Note', noteLiteral }] })
  return source
}

test('a text in one of several languages is from what is said in that language', async () => {
  const { provenance } = await convert(JSON.stringify(notesOf(3)), { to: 'ob3', capsule: false })
  const criteria = '/credentialSubject/achievement/criteria/narrativeMap'
  for (const language of [0, 1, 2].map(tongue)) expect(provenance[`${criteria}/${language}`]).toEqual([`${note}/${language}`])
})

test('so is one under names that are none of languages: each is dropped at its place, and no other is told with it', async () => {
  const nameless = (number: number): string => `en${number}`
  const { diagnostics } = await convert(JSON.stringify(notesOf(4, nameless)), { to: 'ob2', capsule: false })
  const dropped = diagnostics.flatMap(({ code, source }) => (code === 'language-dropped' ? [source] : []))
  // the first is there, and its language is not said
  expect(dropped).toEqual([note.slice(0, note.indexOf('/0/noteLiteral')), ...[1, 2, 3].map((number) => `${note}/${nameless(number)}`)])
  const growth = await growthOf(
    async (size) => convert(JSON.stringify(notesOf(size, nameless)), { to: 'ob2', capsule: false }),
    300,
    2400,
    20,
  )
  expect(growth).toBeLessThan(20)
})

/** A record of so many awards, each of which names the same learner. */
const receivedBy = { type: 'email', identity: 'x@example.org', hashed: false }
function receivedOf(awards: number): object {
  const { assertions, ...record } = recordOf(awards) as { readonly assertions: readonly object[] }
  return { ...record, assertions: assertions.map((one) => ({ ...one, recipient: receivedBy })) }
}

/** A European credential that entitles to so many occupations, of which each is an alignment elsewhere. */
function entitledTo(many: number): object {
  const source = structuredClone(bases.elm) as { credentialSubject: { hasClaim: [object] } }
  const one = (number: number) => ({
    id: `urn:epass:entitlement:${number}`,
    type: 'LearningEntitlement',
    title: { en: `Right ${number}` },
    specifiedBy: {
      id: `urn:epass:entitlementSpec:${number}`,
      type: 'LearningEntitlementSpecification',
      title: { en: `Right ${number}` },
      limitOccupation: [{ id: `http://data.europa.eu/esco/occupation/${number}`, type: 'Concept', prefLabel: { en: `Work ${number}` } }],
    },
  })
  Object.assign(source.credentialSubject.hasClaim[0], { entitlesTo: Array.from({ length: many }, (_, number) => one(number)) })
  return source
}

const traced = async (document: object, to: string): Promise<void> => {
  const { provenance } = await convert(JSON.stringify(document), { to, capsule: false })
  expect(Object.keys(provenance).length).toBeGreaterThan(100)
}

test.each<[string, (many: number) => object, string, number]>([
  ['results', badgeOf, 'elm', 150],
  ['results', badgeOf, 'clr1', 150],
  ['awards', recordOf, 'elm', 500],
  ['awards', recordOf, 'clr2', 500],
  ['recipients', receivedOf, 'clr1', 300],
  ['languages', notesOf, 'ob3', 500],
])('eight times as many %s take nowhere near sixty-four times as long', { timeout: 60_000 }, async (_, make, to, many) => {
  expect(await growthOf((size) => traced(make(size), to), many, 8 * many, 20)).toBeLessThan(20)
})

test('eight times as many entitlements take nowhere near sixty-four times as long', { timeout: 120_000 }, async () => {
  const told = async (many: number): Promise<void> => {
    const { document } = await convert(JSON.stringify(entitledTo(many)), { to: 'ob3', capsule: false })
    expect(JSON.stringify(document)).toContain(`"Work ${many - 1}"`)
  }
  expect(await growthOf(told, 200, 1600, 20)).toBeLessThan(20)
})

/** A record of awards that repeat what it says itself, and lose something in a badge: each is looked up among all that was dropped. */
function toldOf(awards: number): object {
  const { assertions, ...record } = recordOf(awards) as { readonly assertions: readonly { readonly achievement: object }[] }
  const said = { issuedOn: bases.clr1['issuedOn'], creditsEarned: 3, term: 'Spring' }
  const lost = {
    issuer: bases.clr1['publisher'],
    associations: [{ associationType: 'precedes', targetId: 'urn:example:next', title: 'Next' }],
  }
  return { ...record, assertions: assertions.map((one) => ({ ...one, ...said, achievement: { ...one.achievement, ...lost } })) }
}

test('a record of eight times as many awards becomes as many badges in nowhere near sixty-four times as long', {
  timeout: 120_000,
}, async () => {
  const badgesOf = async (awards: number): Promise<void> =>
    expect((await convert(JSON.stringify(toldOf(awards)), { to: 'ob2', capsule: false })).others).toHaveLength(awards - 1)
  expect(await growthOf(badgesOf, 120, 960, 20)).toBeLessThan(20)
})

test('losses of many tokens', async () => {
  const losses = (count: number): Promise<unknown> => {
    const places = Array.from({ length: count }, (_, index) => `/verifiableCredential/${index}` as const)
    const tokens = places.map((path) => ({ path, token: 'x' }))
    const lost = places.map((source) => diagnostic('lost', { source }))
    return Promise.resolve(inGiven(lost, { given: (path) => path as Pointer, tokens }))
  }
  expect(await growthOf(losses, 1000, 8000, 20)).toBeLessThan(20)
})
