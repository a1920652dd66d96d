/** Nodes of a European credential that are named where they are not told again. */
import { describe, expect, it } from 'vitest'
import { embedded, standing } from '../../src/formats/elm/graph.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { pathIn } from '../../src/lib/original.ts'
import { validate } from '../../src/validate.ts'
import { european } from './examples.ts'
import { changed } from './open.ts'

const body = { id: 'urn:epass:org:2', type: 'Organisation', legalName: { en: 'Faculty' }, altLabel: { en: 'F' } }
const claim = (id: string, awarding: unknown): Document => ({
  id,
  type: 'LearningAchievement',
  title: { en: id },
  awardedBy: { id: `${id}:process`, type: 'AwardingProcess', awardingBody: [awarding] },
})
const claims = (...all: readonly unknown[]): Document => changed(european, '/credentialSubject/hasClaim', all)
const place = '/credentialSubject/hasClaim/0'

describe('a node that is named', () => {
  it('is read as it is where most is said of it, unless it says something itself', () => {
    const bodies = [{ id: body.id }, body, { id: body.id, type: body.type }, { id: body.id, legalName: { en: 'Another' } }]
    const made = embedded(claims({ ...claim('urn:w', body), hasPart: bodies.map((one, index) => claim(`urn:${index}`, one)) }))
    expect(bodies.map((_, index) => at(made, `${place}/hasPart/${index}/awardedBy/awardingBody/0`))).toEqual([body, body, body, bodies[3]])
  })
  it('stays a reference in itself, where a relation is said from its other side, and where nobody says more', () => {
    const part = { ...claim('urn:a', body), isPartOf: [{ id: 'urn:w' }], hasPart: [{ id: 'urn:w' }, { id: 'urn:b' }, { id: 'urn:nobody' }] }
    const whole = { ...claim('urn:w', { id: body.id }), hasPart: [part, claim('urn:b', body)] }
    const made = embedded(claims(whole))
    expect(at(made, `${place}/hasPart/0/isPartOf`)).toEqual([{ id: 'urn:w' }])
    expect(at(made, `${place}/hasPart/0/hasPart`)).toEqual([{ id: 'urn:w' }, claim('urn:b', body), { id: 'urn:nobody' }])
    expect(embedded(claims(claim('urn:a', body), claim('urn:b', body)))).not.toBe(undefined)
  })
  it('is not looked for in a document that tells each node once, which comes back itself', () => {
    const { issuer: _, ...one } = claims(claim('urn:a', body), { ...claim('urn:b', body), hasPart: [claim('urn:c', body)] })
    expect(embedded(one)).toBe(one)
  })
  it('has its pointers where it stands', () => {
    const given = claims(claim('urn:a', { id: body.id }), claim('urn:b', body))
    const back = (path: string) => pathIn(given, path, { called: standing(given) })
    expect(back(`${place}/awardedBy/awardingBody/0/altLabel/en`)).toBe('/credentialSubject/hasClaim/1/awardedBy/awardingBody/0/altLabel/en')
    expect(back(`${place}/awardedBy/awardingBody/0/homepage/0`)).toBe(`${place}/awardedBy/awardingBody/0`)
  })
  it('has them in a document that is flattened, too', () => {
    const given = { '@graph': [{ id: 'urn:a', type: 'X', awardedBy: 'urn:p' }, { id: 'urn:p', awardingBody: [body.id] }, body] }
    const back = (path: string) => pathIn(given, path, { base: '/@graph/0', called: standing(given) })
    expect(back('/awardedBy/somethingElse')).toBe('/@graph/0/awardedBy')
    expect(back('/awardedBy/awardingBody/0/altLabel/en')).toBe('/@graph/2/altLabel/en')
  })
  it('stays a reference where its name says what it is: a concept, what an assessment is to be; and where the name is of another kind', () => {
    const full: readonly Document[] = [
      { id: 'urn:c', type: 'Concept', prefLabel: { en: 'C' } },
      { id: 'urn:s', type: ['LearningAssessmentSpecification'], title: { en: 'S' } },
      { id: 'urn:o', type: 'Organisation', legalName: { en: 'O' } },
    ]
    const named = [
      { id: 'urn:c', type: 'Concept' },
      { id: 'urn:s', type: 'LearningAssessmentSpecification' },
      { id: 'urn:o', type: 'Person' },
    ]
    const given = claims({ ...claim('urn:a', body), about: named }, { ...claim('urn:b', body), about: full })
    expect(at(embedded(given), `${place}/about`)).toEqual(named)
    // control: of the same kind
    const same = claims(
      { ...claim('urn:a', body), about: [{ id: 'urn:o', type: 'Organisation' }] },
      { ...claim('urn:b', body), about: full },
    )
    expect(at(embedded(same), `${place}/about/0`)).toEqual(full[2])
  })
  it('is not unfolded deeper than anybody nests', async () => {
    const nodes = Array.from({ length: 5000 }, (_, index) => ({ id: `urn:${index}`, type: 'X', a: { id: `urn:${index + 1}` } }))
    expect(at(embedded(claims(...nodes)), `${place}/a/a/a/type`)).toBe('X')
    const graph = [{ ...nodes[0], type: 'EuropeanDigitalCredential' }, ...nodes.slice(1)]
    expect((await validate({ '@graph': graph })).verdict).toBe('invalid')
  })
  it('is not unfolded without end', () => {
    const node = (index: number): Document => ({
      id: `urn:${index}`,
      type: 'X',
      a: { id: `urn:${index + 1}` },
      b: { id: `urn:${index + 1}` },
    })
    const began = performance.now()
    const made = embedded(claims(...Array.from({ length: 60 }, (_, index) => node(index))))
    expect(performance.now() - began).toBeLessThan(3000)
    expect(at(made, `${place}/a/a/a/type`)).toBe('X')
  })
})
