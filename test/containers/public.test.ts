/** `bake`, `unbake` and `strip` as the package offers them. */
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { bake, strip, unbake } from '../../src/bake.ts'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Document } from '../../src/lib/json.ts'
import { parse, parseAll } from '../../src/parse.ts'
import { pngs, svgs, textChunk, withChunks } from './pictures.ts'

const badge = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:5c2f5f4e-1d2c-4d3b-9b58-6f8a2f0f0001',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'https://example.org/issuer', type: ['Profile'], name: 'Žluťoučký ]]> kůň 🐎' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: { id: 'urn:x:a', type: ['Achievement'], name: 'A', description: 'B', criteria: { narrative: 'C' } },
  },
}
const record = {
  ...badge,
  '@context': [badge['@context'][0], 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
  type: ['VerifiableCredential', 'ClrCredential'],
}
const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://example.org/assertions/1',
  recipient: { type: 'email', hashed: false, identity: 'a@example.org' },
  badge: 'https://example.org/badges/1',
  verification: { type: 'hosted' },
  issuedOn: '2026-01-01T00:00:00Z',
}
const token = `${base64url(utf8('{"alg":"ES256","kid":"https://example.org/key"}'))}.${base64url(utf8(JSON.stringify(badge)))}.${'A'.repeat(86)}`

const [png = new Uint8Array()] = pngs
const pictures = { PNG: png, SVG: utf8(svgs[1] ?? '') }
const places: Readonly<Record<string, readonly [png: string, svg: string]>> = {
  ob3: ['openbadgecredential', 'https://purl.imsglobal.org/ob/v3p0'],
  clr2: ['clrcredential', 'https://purl.imsglobal.org/clr/v2p0'],
  ob2: ['openbadges', 'http://openbadges.org'],
}

describe.each(Object.entries(pictures))('%s', (kind, picture) => {
  test.each([
    ['ob3', badge],
    ['clr2', record],
    ['ob2', assertion],
  ] as const)('%s: a document, and its text with its own layout', async (format, document) => {
    const pretty = JSON.stringify(document, null, 2).replaceAll('\n', '\r\n')
    for (const given of [document, pretty] as const) {
      const baked = await bake(picture, given)
      const text = await unbake(baked)
      expect(JSON.parse(text ?? '')).toEqual(document)
      if (typeof given === 'string') expect(text).toBe(given)
      const read = await parse(baked)
      expect(read.format).toBe(format)
      expect(read.container).toBe(kind.toLowerCase())
      expect(new TextDecoder('latin1').decode(baked)).toContain(places[format]?.[kind === 'PNG' ? 0 : 1])
      expect(await strip(baked)).toEqual(picture)
    }
  })

  test('a token', async () => {
    const baked = await bake(picture, `${token}\n`)
    expect(await unbake(baked)).toBe(token)
    expect(await parse(baked)).toMatchObject({ format: 'ob3', envelope: { kind: 'jws' } })
    expect(await unbake(await bake(baked, assertion))).toBe(JSON.stringify(assertion))
  })

  test('nothing in it', async () => {
    expect(await unbake(picture)).toBeUndefined()
    expect(await strip(picture)).toEqual(picture)
  })

  test.each([
    ['no credential', '{"a":1}', 'ERR_UNKNOWN_FORMAT'],
    ['no JSON', 'hello', 'ERR_NOT_JSON'],
    ['half a surrogate pair', { ...assertion, id: 'https://example.org/\ud800' }, 'ERR_LONE_SURROGATE'],
    ['nothing', '', 'ERR_EMPTY'],
    [
      'a format that no picture holds',
      { '@context': ['http://data.europa.eu/snb/model/context/edc-ap'], type: ['VerifiableCredential', 'EuropeanDigitalCredential'] },
      'ERR_UNSUPPORTED',
    ],
  ] as const)('%s is not baked', async (_what, given: string | Document, code) => {
    await expect(bake(picture, given)).rejects.toMatchObject({ code })
  })
})

test.each([
  ['JSON', utf8('{}'), 'ERR_UNSUPPORTED'],
  ['a GIF', utf8('GIF89a'), 'ERR_UNSUPPORTED'],
  ['a PDF file', utf8('%PDF-1.7\n'), 'ERR_UNSUPPORTED'],
  ['nothing', new Uint8Array(), 'ERR_UNSUPPORTED'],
  ['a damaged picture', png.slice(0, 40), 'ERR_CONTAINER'],
  ['no bytes', 'picture' as unknown as Uint8Array, 'ERR_INPUT'],
  ['more than the limit', new Uint8Array(2 ** 26), 'ERR_TOO_LARGE'],
])('%s takes no credential', async (_what, picture, code) => {
  await expect(bake(picture, assertion)).rejects.toMatchObject({ code })
  await expect(strip(picture)).rejects.toMatchObject({ code })
})

test('parse says in which file of an archive it found what', async () => {
  const inner = zipSync({ 'b.json': utf8(JSON.stringify(badge)) })
  const archive = zipSync({ 'a/badge.png': await bake(png, assertion), 'inner.zip': inner, 'bad.json': utf8('{') })
  const found = []
  for await (const item of parseAll(archive))
    found.push(
      item instanceof CredentialError ? item.code : [item.format, ...item.found.map(({ container, place }) => `${container} ${place}`)],
    )
  expect(found).toEqual([['ob2', 'zip a/badge.png', 'png openbadges'], ['ob3', 'zip inner.zip', 'zip b.json'], 'ERR_NOT_JSON'])
})

test('parse says it of a token, too, that a presentation, an envelope or a wrapper in the file holds', async () => {
  const context = ['https://www.w3.org/ns/credentials/v2']
  const envelope = { '@context': context, type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token}` }
  const archive = zipSync({
    'a.json': utf8(JSON.stringify({ '@context': context, type: ['VerifiablePresentation'], verifiableCredential: [token] })),
    'b.json': utf8(JSON.stringify({ '@context': context, type: ['VerifiablePresentation'], verifiableCredential: [envelope] })),
    'c.json': utf8(JSON.stringify({ credentials: [token] })),
    'd.json': utf8(JSON.stringify(envelope)),
  })
  const found = []
  for await (const item of parseAll(archive))
    if ('found' in item) found.push([item.container, ...item.found.map(({ container, place }) => `${container} ${place}`)])
  expect(found).toEqual([
    ['jws', 'zip a.json', 'json VerifiablePresentation'],
    ['jws', 'zip b.json', 'json VerifiablePresentation', 'json Enveloped'],
    ['jws', 'zip c.json', 'json wrapper'],
    ['jws', 'zip d.json', 'json Enveloped'],
  ])
  expect(await parse(envelope)).toMatchObject({ container: 'jws', found: [{ container: 'json', place: 'Enveloped' }] })
  // a media type is the same in any case (RFC 2045 section 5.1)
  expect(await parse({ ...envelope, id: `data:APPLICATION/VC+JWT,${token}` })).toMatchObject({ container: 'jws' })
})

test('a file inside a file', async () => {
  const baked = await bake(png, assertion)
  expect(await unbake(zipSync({ 'badge.png': baked, 'again.json': utf8(JSON.stringify(assertion)) }))).toBe(JSON.stringify(assertion))
  const deep = Array.from({ length: 8 }).reduce<Uint8Array>((inner) => zipSync({ 'inner.zip': inner }), baked)
  await expect(unbake(deep)).rejects.toMatchObject({ code: 'ERR_LIMIT' })
})

test('several different credentials', async () => {
  const [a, b] = ['a', 'b'].map((name) => textChunk('iTXt', 'openbadges', `\0\0\0\0{"name":"${name}"}`))
  if (!a || !b) throw new Error('unreachable')
  await expect(unbake(withChunks(a, b))).rejects.toMatchObject({ code: 'ERR_SEVERAL' })
  expect(await unbake(withChunks(a, a))).toBe('{"name":"a"}')
  expect(await strip(withChunks(a, b))).toEqual(png)
})

describe('a credential under a keyword of nobody', () => {
  const comment = textChunk('tEXt', 'Comment', 'painted by hand')
  const stray = textChunk('tEXt', 'Description', JSON.stringify(assertion))
  const bare = withChunks(comment)
  // more than a reader looks at: what is behind them must not come to light
  const many = Array.from({ length: 40 }, (_, index) =>
    textChunk('tEXt', 'Source', `{"@context":"https://w3id.org/openbadges/v2","id":"urn:stray:${index}"}`),
  )

  test.each([
    ['one', [stray]],
    ['one beside a proper one', [stray, textChunk('iTXt', 'openbadges', `\0\0\0\0${JSON.stringify(record)}`)]],
    ['forty', many],
  ])('%s is taken out with the others, and nothing else is', async (_, chunks) => {
    const picture = withChunks(comment, ...chunks)
    expect(await unbake(picture)).toBeDefined()
    const stripped = await strip(picture)
    expect(await unbake(stripped)).toBeUndefined()
    expect(Buffer.from(stripped)).toEqual(Buffer.from(bare))
    // one that is baked in takes its place
    const baked = Buffer.from(await bake(picture, badge as Document))
    expect([baked.includes('a@example.org'), baked.includes('urn:stray:'), baked.includes('painted by hand')]).toEqual([false, false, true])
  })
})

test('of a file that is none, it is said what is read, and what is baked into', async () => {
  const none = utf8('hello')
  await expect(unbake(none)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED', message: /PDF/ })
  for (const call of [strip(none), bake(none, badge as Document)])
    await expect(call).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED', message: /neither a PNG nor an SVG/ })
})
