/** What a badge in a record, or the record itself, shows: the picture of the badge’s own, and evidence of the record (A6, I1). */
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document, list, type Pointer } from '../../src/lib/json.ts'
import type { Node } from '../../src/lib/tree.ts'
import { bases } from './bases.ts'

const badges = '/credentialSubject/verifiableCredential'
const picture = (name: string) => ({ id: `https://school.example/${name}.png`, type: 'Image' })
const put = (document: Document, members: Readonly<Record<string, unknown>>): Document => {
  const copy = structuredClone(document) as Node
  for (const [pointer, value] of Object.entries(members)) {
    const end = pointer.lastIndexOf('/')
    const holder = at(copy, pointer.slice(0, end) as Pointer) as Node
    holder[pointer.slice(end + 1)] = value
  }
  return copy
}
const two = async (): Promise<Document> => {
  const { document } = await convert(bases.clr2, { to: 'clr2', capsule: false })
  const [badge] = list(at(document, badges)) as readonly Document[]
  const subject = badge?.['credentialSubject'] as Document
  const other = {
    ...badge,
    id: 'urn:uuid:00000000-0000-4000-8000-0000000000aa',
    name: 'Another',
    credentialSubject: {
      ...subject,
      achievement: { ...(subject['achievement'] as object), id: 'https://school.example/other', name: 'Another' },
    },
  }
  return put(document, { [badges]: [badge ?? {}, other] })
}
const lost = (diagnostics: readonly { kind: string; source?: string }[], path: string) =>
  diagnostics.filter(({ kind, source }) => kind === 'loss' && source?.startsWith(path))

describe('what a record shows', () => {
  const evidence = [{ id: 'https://school.example/work', type: ['Evidence'], name: 'Work', narrative: 'All of it.' }]

  test.each<[string, Pointer]>([
    ['ob3', '/evidence/0/id'],
    ['clr1', '/assertions/0/evidence/0/artifacts/0/url'],
    ['elm', '/credentialSubject/hasClaim/0/supplementaryDocument/0/contentURL'],
    ['ob2', '/evidence/0/id'],
    ['clr2', `${badges}/0/evidence/0/id`],
  ])('is shown for its only badge: %s', async (to, place) => {
    const record = put(bases.clr2, { '/evidence': evidence })
    const { document, diagnostics, provenance } = await convert(record, { to })
    expect(at(document, place)).toBe(evidence[0]?.id)
    expect(provenance[place]).toEqual(['/evidence/0/id'])
    expect(diagnostics.filter(({ source }) => source?.startsWith('/evidence/0')).map(({ code }) => code)).toContain('narrowed')
    expect(new TextDecoder().decode((await restore(document)).bytes)).toBe(JSON.stringify(record))
    // the original shows it in another place: a change is told, and made nowhere else
    const { edited } = await restore(put(document, { [place]: 'https://school.example/other' }))
    expect(edited?.lost).toContain(place)
    expect(edited?.document['evidence']).toEqual(evidence)
  })

  test('is told as lost where it has several: it is of none of them', async () => {
    const { document, others, diagnostics } = await convert(put(await two(), { '/evidence': evidence }), { to: 'ob3', capsule: false })
    expect([document, ...others].map((one) => one['evidence'])).toEqual([undefined, undefined])
    expect(lost(diagnostics, '/evidence')).toHaveLength(1)
  })
})

describe('the picture of a badge in a record', () => {
  test('is that of the badge when the record is taken apart', async () => {
    const record = put(await two(), { [`${badges}/0/image`]: picture('a'), [`${badges}/1/image`]: picture('b') })
    const { document, others, diagnostics, provenance } = await convert(record, { to: 'ob3' })
    expect([document, ...others].map((one) => at(one, '/image/id'))).toEqual([picture('a').id, picture('b').id])
    expect(provenance['/image/id']).toEqual([`${badges}/0/image/id`])
    expect(lost(diagnostics, `${badges}/0/image`)).toEqual([])
    expect(new TextDecoder().decode((await restore(others[0] ?? {})).bytes)).toBe(JSON.stringify(record))
    // a badge without one is shown by that of the record
    const { document: first, others: more } = await convert(put(record, { '/image': picture('record') }), { to: 'ob3' })
    expect([first, ...more].map((one) => at(one, '/image/id'))).toEqual([picture('a').id, picture('b').id])
    const bare = await convert(put(await two(), { '/image': picture('record'), [`${badges}/1/image`]: picture('b') }), { to: 'ob3' })
    expect([bare.document, ...bare.others].map((one) => at(one, '/image/id'))).toEqual([picture('record').id, picture('b').id])
  })

  test('comes back where it was changed', async () => {
    const record = put(await two(), { [`${badges}/0/image`]: picture('a'), [`${badges}/1/image`]: picture('b') })
    const { others } = await convert(record, { to: 'ob3' })
    const { edited } = await restore(put(others[0] ?? {}, { '/image': picture('c') }))
    expect(at(edited?.document, `${badges}/1/image/id`)).toBe(picture('c').id)
    expect(at(edited?.document, `${badges}/0/image/id`)).toBe(picture('a').id)
  })

  test('is what a European credential shows, and told where there is no place for it', async () => {
    const record = put(bases.clr2, { [`${badges}/0/image`]: { id: 'data:image/png;base64,AAAA', type: 'Image' } })
    const { document } = await convert(record, { to: 'elm' })
    expect(at(document, '/displayParameter/individualDisplay/0/displayDetail/0/image/content')).toBe('AAAA')
    for (const to of ['clr1', 'ob2']) expect(lost((await convert(record, { to })).diagnostics, `${badges}/0/image`)).not.toEqual([])
  })

  test('of a bundle is that of the badge that was put in', async () => {
    const badge = put(bases.ob3, { '/image': picture('a') })
    const { document, diagnostics } = await bundle([badge, bases.ob3], { to: 'clr2', samePerson: true })
    expect(list(at(document, badges)).map((one) => at(one, '/image/id'))).toEqual([picture('a').id, undefined])
    expect(lost(diagnostics, '/0/image')).toEqual([])
    const { edited, others } = await restore(put(document, { [`${badges}/0/image`]: picture('c') }))
    expect(at(edited?.document, '/image/id')).toBe(picture('c').id)
    expect(others.map((one) => one.edited)).toEqual([undefined])
  })
})

describe('an issuer without a name that the target takes is one issuer in all badges that a record becomes', () => {
  const issuer = { type: ['Profile'], name: 'Prairie High', url: 'https://school.example/' }

  test.each([
    ['ob2', '/badge/issuer/id', undefined],
    ['ob2', '/badge/issuer/id', 'urn:edu:prairie'],
    ['ob3', '/issuer/id', undefined],
  ] as const)('%s at %s, called %s', async (to, place, id) => {
    const record = put(await two(), { '/issuer': { ...issuer, ...(id && { id }) } })
    for (const part of list(at(record, badges)) as readonly Node[]) part['issuer'] = record['issuer']
    const { document, others } = await convert(record, { to })
    const names = [document, ...others].map((one) => at(one, place))
    expect(names).toEqual([expect.stringMatching(/^urn:uuid:/), names[0]])
    // another record's issuer may be another one
    const { document: other } = await convert(put(record, { '/id': 'urn:uuid:00000000-0000-4000-8000-0000000000bb' }), { to })
    expect(at(other, place)).not.toBe(names[0])
  })
})
