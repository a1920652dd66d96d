/** As little about a person as possible (HC29): by every way on which a birthday or a number of theirs could still go along. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { chunk, chunksOf } from '../../src/containers/png/chunks.ts'
import { signature } from '../../src/containers/png/claims.ts'
import { internationalText } from '../../src/containers/png/texts.ts'
import { bake, bundle, type ConvertOptions, convert, restore, verify } from '../../src/index.ts'
import type { Document } from '../../src/lib/json.ts'
import { leaves } from '../../src/lib/tree.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'
import type { FormatName } from './fixtures.ts'

const formats = Object.keys(bases) as FormatName[]
const born = '1987-03-21'
const number = '87032112345'
const salt = 'FleurDeSel'
const hashOf = (text: string): string => `sha256$${createHash('sha256').update(`${text}${salt}`).digest('hex')}`

/** Whether a value says one of the secrets, in base64 too. */
function tells(value: unknown, secrets: readonly string[]): boolean {
  return [...leaves(value)].some(([path, leaf]) => {
    const text = String(leaf)
    const decoded = Buffer.from(text.replace(/^data:[^,]*,/, ''), 'base64').toString('latin1')
    return secrets.some((secret) => path.includes(secret) || text.includes(secret) || decoded.includes(secret))
  })
}

const minimal = { privacy: 'minimal' } as const
const withIdentity = (value: string, identityType: string, hashed = false): Document => {
  const identity = { type: 'IdentityObject', hashed, identityHash: value, identityType, ...(hashed ? { salt } : {}) }
  return placed(bases.ob3, ['credentialSubject', 'identifier'], [identity]) as Document
}

describe.each([
  ['a national number, hashed', hashOf(number), 'nationalIdentityNumber', true],
  ['a national number under another name', number, 'ext:nationalId', false],
  ['a birthday among the identities', born, 'ext:dateOfBirth', false],
  ['a birthday, hashed', hashOf(born), 'ext:birthDate', true],
  ['a birthday by its initials', born, 'ext:DOB', false],
] as const)('%s', (_, value, type, hashed) => {
  test.each(formats)('stays out of %s', async (to) => {
    const source = withIdentity(value, type, hashed)
    expect(tells((await convert(source, { to, capsule: false })).document, [value])).toBe(true)
    const { document, diagnostics, provenance } = await convert(source, { to, ...minimal })
    expect(tells([document, diagnostics, provenance], [value])).toBe(false)
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'lost', source: expect.stringContaining('/credentialSubject/identifier/0') }),
    )
    await expect(restore(document)).rejects.toMatchObject({ code: 'ERR_NO_ORIGINAL' })
    expect((await verify(document)).checks.filter(({ id }) => id === 'conversion')).toEqual([])
  })
})

test('null control: an address by which a person is known stays, hashed or not', async () => {
  for (const hashed of [true, false]) {
    const value = hashed ? hashOf('learner@example.org') : 'learner@example.org'
    expect(tells((await convert(withIdentity(value, 'emailAddress', hashed), { to: 'elm', ...minimal })).document, [value])).toBe(true)
  }
})

describe('a number or a birthday of somebody else than the recipient', () => {
  const entry = (identifier: string, identifierType: string) => ({ type: 'IdentifierEntry', identifier, identifierType })
  const tutor = {
    id: 'did:example:tutor',
    type: ['Profile'],
    name: 'Tutor',
    otherIdentifier: [entry('T-1', 'ext:staff'), entry(number, 'nationalIdentityNumber'), entry(born, 'ext:dob'), entry('T-2', 'ext:desk')],
  }
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (issuer: object): string => [part({ alg: 'ES256' }), part({ issuer }), 'AAAA'].join('.')
  const [telling, silent] = [
    token({ id: 'did:example:tutor', dateOfBirth: born }),
    token({ id: 'did:example:tutor', name: 'National Guild' }),
  ]
  const achievement = ['credentialSubject', 'achievement']
  const members: readonly (readonly [readonly string[], unknown])[] = [
    [['issuer'], tutor],
    [['credentialSubject', 'source'], tutor],
    [[...achievement, 'creator'], tutor],
    [
      [...achievement, 'endorsementJwt'],
      [telling, silent],
    ],
  ]
  const source = members.reduce((document, [place, value]) => placed(document, place, value) as Document, bases.ob3)
  const secrets = [born, number, telling]

  test.each(formats)('stays out of %s', async (to) => {
    const { document, diagnostics, provenance } = await convert(source, { to, ...minimal })
    expect(tells([document, diagnostics, provenance], secrets)).toBe(false)
    const lost = diagnostics.filter(({ message }) => message.includes('privacy')).map(({ source }) => source)
    for (const place of ['/issuer', '/credentialSubject/source', '/credentialSubject/achievement/creator'])
      expect(lost).toEqual(expect.arrayContaining([`${place}/otherIdentifier/1/identifier`, `${place}/otherIdentifier/2/identifier`]))
    expect(lost).toContain('/credentialSubject/achievement/endorsementJwt/0')
    // what stays is told to be from where it stands
    for (const [path, value] of leaves(document)) if (value === 'T-2') expect(provenance[path]?.[0]).toContain('/otherIdentifier/3/')
  })

  test('null control: without privacy they are there, and what tells of nobody stays', async () => {
    const full = (await convert(source, { to: 'clr2', capsule: false })).document
    for (const secret of [...secrets, silent]) expect(tells(full, [secret])).toBe(true)
    const { document } = await convert(source, { to: 'clr2', ...minimal })
    for (const kept of ['T-1', 'T-2', silent]) expect(tells(document, [kept])).toBe(true)
  })
})

describe('a birthday cannot be found by trying in the ids of what has no id', () => {
  const places: readonly (readonly [FormatName, readonly string[]])[] = [
    ['ob3', ['credentialSubject', 'dateOfBirth']],
    ['clr1', ['learner', 'birthDate']],
    ['clr2', ['credentialSubject', 'dateOfBirth']],
    ['elm', ['credentialSubject', 'dateOfBirth']],
  ]
  const of = (from: FormatName, place: readonly string[], day: string): Document => {
    const { id: _, ...nameless } = placed(bases[from], place, from === 'elm' ? `${day}T00:00:00Z` : day) as Document
    return nameless
  }
  test.each(places)('%s', async (from, place) => {
    const [one, other] = [of(from, place, born), of(from, place, '1988-04-22')]
    for (const to of formats) {
      const made = async (source: Document, options: Partial<ConvertOptions>) => (await convert(source, { to, ...options })).document
      expect(await made(one, minimal)).toEqual(await made(other, minimal))
      // null control: who hides nothing has two credentials with two names
      expect((await made(one, { capsule: false }))['id']).not.toBe((await made(other, { capsule: false }))['id'])
    }
    for (const to of ['clr2', 'elm']) {
      const [first, second] = [await bundle([one], { to, ...minimal }), await bundle([other], { to, ...minimal })]
      expect(first.document).toEqual(second.document)
    }
  })
})

describe('a credential baked into a picture', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect width="1"/></svg>').toString('base64')
  const secret = JSON.stringify(placed(bases.ob3, ['credentialSubject', 'dateOfBirth'], born))
  const bakedIn = async (plain: string): Promise<Buffer> => Buffer.from(await bake(Buffer.from(plain, 'base64'), secret))
  const [baked, drawn] = [await bakedIn(png), await bakedIn(svg)]
  // a keyword that no standard names
  const [header = [], ...rest] = chunksOf(Buffer.from(png, 'base64')).map(({ whole }) => [...whole])
  const stray = Uint8Array.from([...signature, ...header, ...chunk('iTXt', internationalText('college', secret)), ...rest.flat()])
  const bare = (document: Document): Document => ({ ...document, evidence: [], conversion: {} })
  const uri = (type: string, bytes: Uint8Array): string => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`

  test.each([
    ['a PNG that is spelled otherwise', uri('image/PNG', baked), png],
    ['a PNG that says it is none', uri('image/gif', baked), png],
    ['a PNG with a keyword of its own', uri('image/png', stray), png],
    ['an SVG that is spelled otherwise', uri('image/SVG+XML', drawn), svg],
  ])('%s goes without it', async (_, id, plain) => {
    const source = placed(bases.ob3, ['credentialSubject', 'achievement', 'image'], { id, type: 'Image' }) as Document
    // as some write JSON, every slash escaped
    for (const given of [source, JSON.stringify(source).replaceAll('/', '\\/')])
      for (const options of [minimal, {}]) {
        const { document, diagnostics } = await convert(given, { to: 'clr2', ...options })
        expect(tells(bare(document), [born])).toBe(false)
        expect(JSON.stringify(document)).toContain(plain.slice(0, 60))
        expect(diagnostics.filter(({ code }) => code === 'narrowed')).toHaveLength(1)
      }
  })

  test('a picture in base64 alone, as European credentials have it', async () => {
    const content = drawn.toString('base64')
    const concept = (id: string) => ({ type: 'Concept', id })
    const contentType = concept('http://publications.europa.eu/resource/authority/file-type/SVG')
    const logo = { type: 'MediaObject', content, contentType, contentEncoding: concept('http://data.europa.eu/snb/encoding/6146cde7dd') }
    const { document } = await convert(placed(bases.elm, ['issuer', 'logo'], logo) as Document, { to: 'ob3', ...minimal })
    expect(tells(document, [born])).toBe(false)
    expect(document['issuer']).toMatchObject({ image: { id: expect.stringContaining(svg.slice(0, 60)) } })
  })

  test('goes without it where it was fetched, as badges are published so', async () => {
    const url = 'https://school.example/badges/1.png'
    const source = placed(bases.ob2, ['badge', 'image'], url) as Document
    const fetchResource = () => Promise.resolve({ bytes: Uint8Array.from(baked), mediaType: 'image/png' })
    for (const options of [minimal, {}]) {
      const { document } = await convert(source, { to: 'elm', fetchResource, ...options })
      expect(tells(bare(document), [born])).toBe(false)
      expect(JSON.stringify(document)).toContain(png.slice(0, 60))
    }
    const { document } = await convert(source, { to: 'elm', fetchResource })
    const check = (await verify(document)).checks.find(({ id }) => id === 'conversion')
    expect(check?.detail).toMatchObject({ fetched: [url], isSameTables: true })
  })

  test('that cannot be read is left out, and told; who asks for no privacy has it as it is', async () => {
    const id = uri('image/png', baked.subarray(0, -14))
    const source = placed(bases.ob3, ['credentialSubject', 'achievement', 'image'], { id, type: 'Image' }) as Document
    const { document, diagnostics } = await convert(source, { to: 'clr2', ...minimal })
    expect(tells(document, [born])).toBe(false)
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'lost', source: '/credentialSubject/achievement/image/id' }))
    expect(JSON.stringify(bare((await convert(source, { to: 'clr2' })).document))).toContain(id)
  })
})
