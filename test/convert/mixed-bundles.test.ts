/** Bundles of all formats together: credits of several systems, changes of any part, and where each value is from. */
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { restore } from '../../src/convert.ts'
import { at, type Document, list } from '../../src/lib/json.ts'
import { leaves, type Node } from '../../src/lib/tree.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'
import { isProse } from './edits.ts'

const formats = ['ob2', 'elm', 'clr1', 'ob3', 'clr2'] as const
/** The base of a format with words of its own, so that nobody takes one for another. */
const own = (format: (typeof formats)[number]): Document =>
  JSON.parse(
    JSON.stringify(bases[format])
      .replaceAll(/"(Badge|A badge|Do it\.|School)"/g, `"$1 of ${format}"`)
      .replaceAll('https://school.example/', `https://${format}.example/`),
  )
const token = (document: Document): string => {
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${encoded({ alg: 'ES256', typ: 'vc+jwt' })}.${encoded({ ...document, iss: 'https://ob3.example/' })}.AAAA`
}
const sources = formats.map(own)
const inputs = sources.map((document, index) => (formats[index] === 'ob3' ? token(document) : document))
const changed = (document: Document, pointer: string, value: unknown): Document => {
  const copy = structuredClone(document) as Node
  const end = pointer.lastIndexOf('/')
  Object.assign(at(copy, pointer.slice(0, end)) as Node, { [pointer.slice(end + 1)]: value })
  return copy
}

describe.each(['elm', 'clr2'])('a bundle of five formats in %s', async (to) => {
  const { document, provenance } = await bundle(inputs, { to, samePerson: true, name: 'Whole', criteria: 'All.' })

  test('a text that was changed comes back into the one original that says it, or is told', async () => {
    const asked = new Set<number>()
    for (const [path, value] of leaves(document)) {
      const from = [provenance[path]].flat().flatMap((place) => /^\/(\d)(?=\/)/.exec(String(place))?.[1] ?? [])
      if (!isProse(path, value) || from.length === 0 || path.startsWith('/conversion')) continue
      const { edited, others } = await restore(changed(document, path, `${value}, changed`))
      const all = [edited, ...others.map((one) => one.edited)]
      for (const [index, one] of all.entries()) {
        if (!one) continue
        expect(from, path).toContain(String(index))
        asked.add(index)
        const isThere = [...leaves(one.document)].some(([, said]) => said === `${value}, changed`)
        expect(isThere || one.lost.includes(path as `/${string}`), path).toBe(true)
      }
    }
    expect([...asked].sort()).toEqual([0, 1, 2, 3, 4])
  })

  test('from when the whole is valid is not said by those that say it themselves', async () => {
    const { edited, others } = await restore(changed(document, '/validFrom', '1987-01-01T00:00:00Z'))
    const all = [edited, ...others.map((one) => one.edited)]
    expect(all.filter((one) => one !== undefined && one.lost.length === 0)).toEqual([])
    expect(all.slice(1)).toEqual([undefined, undefined, undefined, undefined])
  })
})

const ects = 'http://data.europa.eu/snb/education-credit/6fcec5c5af'
const ecvet = 'http://data.europa.eu/snb/education-credit/60b314e826'

describe('credits of several systems', () => {
  const earned = (id: string, creditsEarned: number, creditFramework?: string): Document => {
    const subject = bases.ob3['credentialSubject'] as Document
    const achievement = {
      ...(subject['achievement'] as object),
      id: `https://school.example/${id}`,
      ...(creditFramework && { creditFramework }),
    }
    return { ...bases.ob3, id: `https://school.example/credentials/${id}`, credentialSubject: { ...subject, creditsEarned, achievement } }
  }
  const sums = async (...credits: readonly (readonly [number, string?])[]) => {
    const badges = credits.map(([points, framework], index) => earned(String(index), points, framework))
    const { document } = await bundle(badges, { to: 'elm', name: 'Whole', samePerson: true })
    const [whole] = list(at(document, '/credentialSubject/hasClaim'))
    const check = (await verify(document)).checks.find(({ id }) => id === 'conversion')
    return { sums: list(at(whole, '/creditReceived')).map((one) => [at(one, '/point'), at(one, '/framework/id')]), check }
  }

  test('are summed each apart, and not at all where some name no system: the sums would be read as all there is', async () => {
    const named = [
      [2.5, ects],
      [0.1, ects],
      [0.2, ects],
      [3, ecvet],
      [7, 'https://school.example/points'],
    ] as const
    expect((await sums(...named, [9], [9])).sums).toEqual([])
    const { sums: said } = await sums(...named)
    expect(said).toEqual([
      ['2.8', ects],
      ['3', ecvet],
      ['7', 'https://school.example/points'],
    ])
  })

  test('that are more than a number can be have no sum, and the bundle is not accused', async () => {
    const { sums: said, check } = await sums([1e308, ects], [1e308, ects], [3, ecvet])
    expect(said).toEqual([['3', ecvet]])
    expect(check?.detail).not.toHaveProperty('differences')
  })
})

test('what stands in a place because another source says it of the same node is from there', async () => {
  const school = { id: 'https://school.example/', type: 'Organisation', legalName: { en: 'School' } }
  const country = { id: 'http://publications.europa.eu/resource/authority/country/NLD', type: 'Concept' }
  const subject = bases.elm['credentialSubject'] as Document
  const [claim] = list(subject['hasClaim']) as readonly Document[]
  const awardedBy = {
    awardingBody: [{ ...school, location: [{ type: 'Location', address: [{ type: 'Address', countryCode: country }] }] }],
  }
  const graded = { type: 'LearningAssessment', title: { en: 'Exam' }, grade: { type: 'Note', noteLiteral: { en: '8' } }, awardedBy }
  const located = { ...bases.elm, credentialSubject: { ...subject, hasClaim: [{ ...claim, awardedBy, provenBy: [graded] }] } }
  const result = { type: 'Result', value: '7', resultDescription: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0d1' }
  const [assertion] = list(bases.clr1['assertions']) as readonly Document[]
  const record = { ...bases.clr1, assertions: [{ ...assertion, results: [result] }] }
  const { document, provenance } = await bundle([located, record], { to: 'elm', samePerson: true })
  const places = Object.keys(provenance).filter(
    (path) => path.startsWith('/credentialSubject/hasClaim/1/') && path.endsWith('/countryCode/id'),
  )
  expect(places).toHaveLength(2)
  for (const path of places) {
    expect(at(document, path as `/${string}`)).toBe(country.id)
    expect(String([provenance[path]].flat()[0]), path).toMatch(/^\/0\/.*countryCode\/id$/)
  }
})
