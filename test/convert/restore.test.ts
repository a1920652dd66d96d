/** What comes back: the original byte for byte, and beside it the original with the changes that were made since. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { leaves, type Node } from '../../src/lib/tree.ts'
import { validate } from '../../src/validate.ts'
import { full } from '../profiles/full.ts'
import { isProse, replaced, turned } from './edits.ts'

const badge = readFileSync(fileURLToPath(new URL('../../fixtures/ob3/microcredential.json', import.meta.url)), 'utf8')
const spec = '/credentialSubject/hasClaim/0/specifiedBy'
const edited = (document: Document, change: (copy: Node) => void): Document => {
  const copy = structuredClone(document) as Node
  change(copy)
  return copy
}

describe('a converted badge', async () => {
  const { document } = await convert(badge, { to: 'elm' })

  test('that nobody touched has no changes', async () => {
    const back = await restore(document)
    expect(new TextDecoder().decode(back.bytes)).toBe(badge)
    expect(back.edited).toBeUndefined()
  })

  test('whose description was changed gives the original, and an unsigned one with the change', async () => {
    const changed = edited(document, (copy) => Object.assign(at(copy, spec) as Node, { description: { en: 'Corrected.' } }))
    const back = await restore(changed)
    expect(new TextDecoder().decode(back.bytes)).toBe(badge)
    expect(back.edited?.changes).toContain(`${spec}/description/en`)
    expect(back.edited?.lost).toEqual([])
    expect(at(back.edited?.document, '/credentialSubject/achievement/description')).toBe('Corrected.')
    expect(back.edited?.document).not.toHaveProperty('proof')
    const { proof: _, ...rest } = JSON.parse(badge)
    const { description: __, ...achievement } = rest.credentialSubject.achievement
    expect(back.edited?.document).toMatchObject({ ...rest, credentialSubject: { ...rest.credentialSubject, achievement } })
  })

  test('whose change has no place in the original is told', async () => {
    const changed = edited(document, (copy) =>
      Object.assign(copy['credentialSubject'] as Node, { gender: { id: 'http://example.org/x', type: 'Concept' } }),
    )
    const back = await restore(changed)
    expect(back.edited?.lost).toEqual(['/credentialSubject/gender'])
  })
})

const identity = (identityType: string, identityHash: string) => ({ type: 'IdentityObject', hashed: false, identityType, identityHash })
/** The badge, of somebody who is known by several names. */
const known = JSON.parse(badge)
known.credentialSubject.identifier = [
  identity('emailAddress', 'ada@school.example'),
  identity('sourcedId', 'source one'),
  identity('nationalIdentityNumber', 'national one'),
]

const sources = { 'as it is': known, turned: turned(known) as Document }
test.each((['elm', 'clr1', 'clr2', 'ob2'] as const).flatMap((to) => (['as it is', 'turned'] as const).map((how) => [to, how] as const)))(
  'a text that was changed in %s is changed in the original, %s, where it stood, and nothing else is',
  async (to, how) => {
    const { document } = await convert(sources[how], { to })
    const { proof: _, ...original } = sources[how]
    const there = new Set([...leaves(document)].map(([, value]) => value))
    const texts = new Set([...leaves(original)].flatMap(([path, value]) => (isProse(path, value) && there.has(value) ? [value] : [])))
    let carried = 0
    for (const text of texts) {
      const { edited: back } = await restore(replaced(document, text, `${text} (corrected)`) as Document)
      if (!back || back.lost.length > 0) continue
      carried++
      expect(back.document, text).toEqual(replaced(original, text, `${text} (corrected)`))
    }
    expect(carried).toBeGreaterThan(to === 'ob2' ? 5 : 10)
  },
)

describe('an original whose lists stand in another order than they are written in', () => {
  const of = async (to: string, source: unknown, change: (copy: Node) => void) => {
    const { document } = await convert(source as Document, { to })
    return (await restore(edited(document, change))).edited
  }
  const identities = (document: Document | undefined) => at(document, '/credentialSubject/identifier') as readonly Node[]

  test('has the address of the recipient changed, and not another identity', async () => {
    const back = await of('ob2', known, (copy) => Object.assign(copy['recipient'] as Node, { identity: 'eve@school.example' }))
    expect(back?.lost).toEqual([])
    expect(identities(back?.document).map((one) => one['identityHash'])).toEqual(['eve@school.example', 'source one', 'national one'])
  })

  test('has what is new where it was put, and what was dropped no more', async () => {
    const list = (copy: Node) => at(copy, '/credentialSubject/identifier') as Node[]
    const added = await of('clr2', known, (copy) => list(copy).push(identity('accountId', 'new one')))
    expect(identities(added?.document).map((one) => one['identityHash'])).toEqual([
      'ada@school.example',
      'source one',
      'national one',
      'new one',
    ])
    const dropped = await of('clr2', known, (copy) => {
      const [all, index] = [list(copy), list(copy).findIndex((one) => one['identityHash'] === 'source one')]
      all.splice(index, 1)
    })
    expect(identities(dropped?.document).map((one) => one['identityHash'])).toEqual(['ada@school.example', 'national one'])
    expect([...(added?.lost ?? ['no']), ...(dropped?.lost ?? ['no'])]).toEqual([])
  })

  test('takes no second award, and that is told', async () => {
    const back = await of('clr1', known, (copy) =>
      (copy['assertions'] as Node[]).push({ id: 'urn:uuid:1', type: 'Assertion', achievement: { id: 'urn:uuid:2', name: 'Another' } }),
    )
    expect(back?.lost.length).toBeGreaterThan(0)
    expect(at(back?.document, '/credentialSubject/achievement/name')).toEqual(known.credentialSubject.achievement.name)
  })

  test('keeps the names of its nodes, and gets no value that was filled in', async () => {
    const { document: elm } = await convert(known, { to: 'elm', capsule: false })
    const namesIn = (document: unknown) => [...leaves(document)].flatMap(([path, value]) => (path.endsWith('/id') ? [value] : []))
    const back = await of('ob3', elm, (copy) => Object.assign(at(copy, '/credentialSubject/achievement') as Node, { name: 'Renamed' }))
    expect(JSON.stringify(back?.document)).toContain('Renamed')
    expect(namesIn(back?.document)).toEqual(namesIn(elm))
    const { name: _, ...unnamed } = known
    const bare = await of('ob2', unnamed, (copy) => Object.assign(copy['badge'] as Node, { name: 'Renamed' }))
    expect(at(bare?.document, '/credentialSubject/achievement/name')).toBe('Renamed')
    expect(bare?.document).not.toHaveProperty('name')
  })
})

describe('as little about the person as possible', () => {
  test('the birthday, the national number and the original are left out, and that is told', async () => {
    const source = JSON.parse(badge)
    Object.assign(source.credentialSubject, {
      dateOfBirth: '1999-10-02',
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: '999', identityType: 'nationalIdentityNumber' }],
    })
    const { document, diagnostics } = await convert(source, { to: 'elm', privacy: 'minimal' })
    expect(JSON.stringify(document)).not.toMatch(/1999-10-02|"999"/)
    expect(document).not.toHaveProperty('evidence')
    const lost = diagnostics.filter(({ kind }) => kind === 'loss').map((one) => one.source)
    expect(lost).toEqual(expect.arrayContaining(['/credentialSubject/dateOfBirth', '/credentialSubject/identifier/0/identityHash']))
    expect(JSON.stringify((await convert(source, { to: 'elm', capsule: false })).document)).toMatch(/1999-10-02/)
  })

  test('options that cannot be used are refused', async () => {
    await expect(convert(badge, { to: 'elm', timeZone: 'Mars/Crater' })).rejects.toMatchObject({ code: 'ERR_OPTION' })
    await expect(convert(badge, { to: 'elm', language: 'no language' })).rejects.toMatchObject({ code: 'ERR_OPTION' })
    await expect(convert(badge, { to: 'nothing' })).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })

  test('a birthday that was midnight in Brussels is the day it was there', async () => {
    const { document } = await convert(badge, { to: 'elm' })
    const born = edited(document, (copy) => Object.assign(copy['credentialSubject'] as Node, { dateOfBirth: '1999-10-01T22:00:00Z' }))
    const { document: back, diagnostics } = await convert(born, { to: 'ob3' })
    expect(at(back, '/credentialSubject/dateOfBirth')).toBe('1999-10-02')
    expect(diagnostics.map(({ code }) => code)).toContain('dob-timezone-shift')
    const elsewhere = await convert(born, { to: 'ob3', timeZone: 'UTC' })
    expect(at(elsewhere.document, '/credentialSubject/dateOfBirth')).toBe('1999-10-01')
  })
})

describe('an original that is too large', () => {
  test('is named by its digest where the target can, and never restored', async () => {
    const { document: elm } = await convert(badge, { to: 'elm', capsule: false })
    const text = JSON.stringify(elm)
    const { document, diagnostics } = await convert(text, { to: 'ob3', capsule: { maximum: 100 } })
    const digest = createHash('sha256').update(text).digest()
    expect(document['relatedResource']).toEqual([
      {
        id: elm['id'],
        mediaType: 'application/ld+json',
        digestMultibase: `u${Buffer.concat([Buffer.of(0x12, 0x20), digest]).toString('base64url')}`,
      },
    ])
    expect(diagnostics.map(({ code }) => code)).toContain('capsule-skipped')
    await expect(restore(document)).rejects.toMatchObject({ code: 'ERR_NO_ORIGINAL' })
    expect((await validate(document)).checks.filter(({ outcome, id }) => outcome === 'fail' && id === 'context')).toEqual([])
  })
})

describe('an alignment that was taken away, and another that was renamed', () => {
  const names = ['Tides', 'Currents', 'Winds', 'Charts']
  const alignment = names.map((targetName) => ({ type: ['Alignment'], targetName, targetUrl: `https://harbour.example/${targetName}` }))

  test.each([
    ['clr1', '/assertions/0/achievement/alignments'],
    ['ob2', '/badge/alignment'],
  ])('in %s, are so in the original: no name goes to another of them', async (to, place) => {
    const { document } = await convert(JSON.stringify(full({ alignment })), {
      to,
      placeholders: true,
      hostedUrl: 'https://harbour.example/1',
    })
    const changed = edited(document, (copy) => {
      const list = at(copy, place) as Node[]
      list.shift()
      Object.assign(list[0] ?? {}, { targetName: 'Streams' })
    })
    const { edited: back } = await restore(changed)
    expect(at(back?.document, '/credentialSubject/achievement/alignment')).toEqual(
      alignment.slice(1).map((one, index) => (index === 0 ? { ...one, targetName: 'Streams' } : one)),
    )
    expect(back?.lost).toEqual([])
  })
})
