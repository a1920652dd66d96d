/** What was changed into something that cannot be read where it stands: the original keeps what it says there, and the change is told as lost. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document, type Pointer } from '../../src/lib/json.ts'
import type { Node } from '../../src/lib/tree.ts'

const { proof: _, ...microcredential } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../fixtures/ob3/microcredential.json', import.meta.url)), 'utf8'),
)
const badge: Document = { ...microcredential, validUntil: '2030-01-01T00:00:00Z' }

const editedBy = async (to: string, ...changes: readonly (readonly [pointer: string, value: unknown])[]) => {
  const document = structuredClone((await convert(badge, { to })).document) as Node
  for (const [pointer, value] of changes) {
    const end = pointer.lastIndexOf('/')
    const holder = end === 0 ? document : at(document, pointer.slice(0, end) as Pointer)
    expect(holder).toHaveProperty([pointer.slice(end + 1)])
    Object.assign(holder as Node, { [pointer.slice(end + 1)]: value })
  }
  return (await restore(document)).edited
}

const ofBadge = '/credentialSubject/verifiableCredential/0/credentialSubject/achievement'

describe('a value that cannot be read', () => {
  test.each<[string, string, unknown]>([
    ['clr2', '/validUntil', 'soon'],
    ['ob2', '/expires', 'soon'],
    ['clr1', '/assertions/0/expires', 7],
    ['elm', '/credentialSubject/hasClaim/0/specifiedBy/title/en', true],
    ['ob2', '/badge/issuer/name', 7],
    ['ob3', '/credentialSubject/creditsEarned', ['many']],
  ])('%s: %s', async (to, pointer, value) => {
    const edited = await editedBy(to, [pointer, value])
    expect(edited?.document).toEqual(badge)
    // of a text in no language that is one, the text is not read
    expect(edited?.changes.every((path) => path.startsWith(pointer) || pointer.startsWith(path))).toBe(true)
    expect(edited?.lost).toEqual(edited?.changes)
  })

  test.each<[string, string, string]>([
    ['clr1', '/assertions/0/achievement/id', '/credentialSubject/achievement/id'],
    ['clr1', '/publisher/id', '/issuer/id'],
    ['clr1', '/assertions/0/achievement/resultDescriptions/0/id', '/credentialSubject/achievement/resultDescription/0/id'],
  ])('%s: an id that is no address is none of the original: %s', async (to, pointer, original) => {
    const edited = await editedBy(to, [pointer, 'course 17'])
    expect(edited?.lost).toEqual([pointer])
    expect(at(edited?.document, original as Pointer)).toBe(at(badge, original as Pointer))
    expect(at(badge, original as Pointer)).toBeTypeOf('string')
  })

  test('null control: another address comes back', async () => {
    const address = 'https://school.example/courses/17'
    const edited = await editedBy('clr1', ['/assertions/0/achievement/id', address])
    expect(edited?.lost).toEqual([])
    expect(at(edited?.document, '/credentialSubject/achievement/id')).toBe(address)
  })

  test('does not keep another change from coming back', async () => {
    const edited = await editedBy('clr2', ['/validUntil', 'soon'], [`${ofBadge}/name`, 'Hydrology'])
    expect(edited?.lost).toEqual(['/validUntil'])
    expect(at(edited?.document, '/credentialSubject/achievement/name')).toBe('Hydrology')
    expect(edited?.document['validUntil']).toBe(badge['validUntil'])
  })

  test('among others of a list is told as lost', async () => {
    const edited = await editedBy('ob3', ['/credentialSubject/achievement/tag/0', 7])
    expect(edited?.lost).toEqual(['/credentialSubject/achievement/tag'])
  })
})

test('null control: what was taken out is taken out of the original, and what can be read comes back', async () => {
  const { validUntil: _, ...without } = badge
  expect(await editedBy('ob3', ['/validUntil', undefined])).toMatchObject({ document: without, lost: [] })
  const later = '2031-01-01T00:00:00Z'
  expect(await editedBy('ob3', ['/validUntil', later])).toMatchObject({ document: { ...badge, validUntil: later }, lost: [] })
})
