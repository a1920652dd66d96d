/** Options of a conversion: each does what it says, is recorded, and is used again when the conversion is made again. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Conversion, convert, type FetchResource, restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import type { Node } from '../../src/lib/tree.ts'
import { validate } from '../../src/validate.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'

const badge = readFileSync(fileURLToPath(new URL('../../fixtures/ob3/microcredential.json', import.meta.url)), 'utf8')
const changed = (document: Document, change: (copy: Node) => void): Document => {
  const copy = structuredClone(document) as Node
  change(copy)
  return copy
}
const conversionOf = async (document: Document) =>
  (await verify(document, { now: new Date('2026-06-01T00:00:00Z') })).checks.find(({ id }) => id === 'conversion')
/** What the check finds in the conversion itself: the original of these has no proof. */
const isSame = async (document: Document): Promise<boolean> => {
  const check = await conversionOf(document)
  return check !== undefined && check.detail?.['differences'] === undefined
}

describe('splitLanguages', async () => {
  const elm = changed((await convert(badge, { to: 'elm', capsule: false })).document, (copy) => {
    const spec = at(copy, '/credentialSubject/hasClaim/0/specifiedBy') as Node
    spec['title'] = { en: 'Water', nl: 'Water (NL)', de: 'Wasser' }
  })
  const nameOf = (document: Document | undefined) => at(document, '/credentialSubject/achievement/name')

  test('gives a document for each language, which refer to each other', async () => {
    const { document, others, diagnostics } = await convert(elm, { to: 'ob3', splitLanguages: true })
    expect([document, ...others].map(nameOf)).toEqual(['Water', 'Wasser', 'Water (NL)'])
    expect([document, ...others].map((one) => at(one, '/credentialSubject/achievement/inLanguage'))).toEqual(['en', 'de', 'nl'])
    const ids = [document, ...others].map((one) => at(one, '/credentialSubject/achievement/id'))
    expect(new Set(ids).size).toBe(3)
    expect((at(document, '/credentialSubject/achievement/related') as Document[]).map(({ id, inLanguage }) => [id, inLanguage])).toEqual([
      [ids[1], 'de'],
      [ids[2], 'nl'],
    ])
    expect(new Set([document, ...others].map(({ id }) => id)).size).toBe(3)
    expect(JSON.stringify(document)).not.toMatch(/Wasser|nameMap/)
    // a picture's caption is the same in each, and has no place for its language
    const dropped = diagnostics.filter(({ code }) => code === 'language-dropped').map(({ source }) => source)
    expect(dropped).toEqual(['/displayParameter/individualDisplay/0/displayDetail/0/image/title/en'])
  })

  test('takes a language as one in any case', async () => {
    const shouted = changed(elm, (copy) => {
      const spec = at(copy, '/credentialSubject/hasClaim/0/specifiedBy') as Node
      spec['title'] = { en: 'Water', DE: 'Wasser' }
      spec['description'] = { en: 'Of water', de: 'Vom Wasser' }
    })
    const { document, others } = await convert(shouted, { to: 'ob3', splitLanguages: true })
    expect([document, ...others].map(nameOf)).toEqual(['Water', 'Wasser'])
    expect(at(others[0], '/credentialSubject/achievement')).toMatchObject({ inLanguage: 'de', description: 'Vom Wasser' })
    for (const one of [document, ...others]) {
      expect((await validate(one)).checks.filter(({ outcome }) => outcome === 'fail')).toEqual([])
      expect(await isSame(one)).toBe(true)
    }
  })

  test('is recorded: each of the documents is made again as it is', async () => {
    const { document, others } = await convert(elm, { to: 'ob3', splitLanguages: true })
    for (const one of [document, ...others]) {
      expect(await isSame(one)).toBe(true)
      expect(await isSame(changed(one, (copy) => Object.assign(at(copy, '/credentialSubject/achievement') as Node, { name: 'X' })))).toBe(
        false,
      )
      expect((await restore(one)).document).toEqual(elm)
    }
  })

  test('goes by the languages of the credential itself, not by those that its issuer has a name in', async () => {
    const named = (title: Document) =>
      changed(elm, (copy) => {
        const spec = at(copy, '/credentialSubject/hasClaim/0/specifiedBy') as Node
        spec['title'] = title
        Object.assign(copy['issuer'] as Node, { legalName: { en: 'School', fi: 'Koulu' } })
      })
    const alone = await convert(named({ en: 'Water' }), { to: 'ob3', splitLanguages: true })
    expect(alone.others).toEqual([])
    expect(alone.document).toMatchObject({ issuer: { name: 'School', nameMap: { fi: 'Koulu' } } })
    const { document, others, diagnostics } = await convert(named({ en: 'Water', nl: 'Water (NL)' }), { to: 'ob3', splitLanguages: true })
    expect([document, ...others].map(nameOf)).toEqual(['Water', 'Water (NL)'])
    // what is in none of these languages is with each of them
    for (const one of [document, ...others]) expect(one).toMatchObject({ issuer: { name: 'School', nameMap: { fi: 'Koulu' } } })
    expect(diagnostics.filter(({ source }) => source?.startsWith('/issuer/legalName'))).toEqual([])
    const bare = await convert(named({ en: 'Water', nl: 'Water (NL)' }), { to: 'ob3', splitLanguages: true, bridge: false })
    expect(bare.diagnostics.filter(({ source }) => source?.startsWith('/issuer/legalName'))).not.toEqual([])
  })

  test('does nothing where the target holds every language, or there is only one', async () => {
    expect((await convert(badge, { to: 'elm', splitLanguages: true })).others).toEqual([])
    expect((await convert(badge, { to: 'clr2', splitLanguages: true })).others).toEqual([])
    expect(nameOf((await convert(elm, { to: 'ob3', language: 'de-AT' })).document)).toBe('Wasser')
  })
})

describe('language', () => {
  const elm = (title: Document): Promise<Document> =>
    convert(badge, { to: 'elm', capsule: false }).then(({ document }) =>
      changed(document, (copy) => Object.assign(at(copy, '/credentialSubject/hasClaim/0/specifiedBy') as Node, { title })),
    )
  test.each([
    ['zh-Hant-TW', { en: 'Water', 'zh-Hant': '水', zh: '水 2' }, '水'],
    ['zh-Hant-TW', { en: 'Water', zh: '水 2' }, '水 2'],
    ['NL-be', { en: 'Water', nl: 'Waterkwaliteit' }, 'Waterkwaliteit'],
    ['de', { en: 'Water', 'de-AT': 'Wasser' }, 'Wasser'],
    ['fi', { en: 'Water', nl: 'Waterkwaliteit' }, 'Water'],
  ])('%s of %j', async (language, title, wanted) => {
    const { document } = await convert(await elm(title), { to: 'ob3', language })
    expect(at(document, '/credentialSubject/achievement/name')).toBe(wanted)
  })

  test('of text that says none is told to whoever reads the result, and never made up', async () => {
    const { inLanguage: _, ...achievement } = at(JSON.parse(badge), '/credentialSubject/achievement') as Record<string, unknown>
    const plain = changed(JSON.parse(badge), (copy) => Object.assign(copy['credentialSubject'] as Node, { achievement }))
    const said = async (to: string, options: object) => {
      const { document } = await convert(plain, { to, ...options })
      expect(await isSame(document)).toBe(true)
      return at(
        document,
        to === 'ob2' ? '/badge/@language' : '/credentialSubject/verifiableCredential/0/credentialSubject/achievement/inLanguage',
      )
    }
    for (const to of ['ob2', 'clr2']) {
      expect(await said(to, { language: 'sv' })).toBe('sv')
      expect(await said(to, {})).toBeUndefined()
    }
  })
})

describe('hostedUrl', () => {
  const url = 'https://badges.example/1.json'

  test('says where a badge is published, and nothing is missing then', async () => {
    const { document, diagnostics } = await convert(badge, { to: 'ob2', hostedUrl: url })
    expect(document).toMatchObject({ id: url, verification: { type: 'HostedBadge' } })
    expect(diagnostics.some(({ target }) => target === '/verification')).toBe(false)
    const without = await convert(badge, { to: 'ob2' })
    expect(without.diagnostics.some(({ code, target }) => code === 'required-missing' && target === '/verification')).toBe(true)
    expect(await isSame(document)).toBe(true)
    expect(await isSame(changed(document, (copy) => Object.assign(copy, { id: 'https://evil.example/1.json' })))).toBe(false)
  })

  test('is no matter of formats that are not verified where they are published', async () => {
    expect((await convert(badge, { to: 'clr2', hostedUrl: url })).document['id']).not.toBe(url)
  })

  test('has a place for the name of each of several documents', async () => {
    const record = JSON.parse(badge)
    const clr = (await convert(record, { to: 'elm', capsule: false })).document
    const two = changed(clr, (copy) => {
      const subject = copy['credentialSubject'] as Node
      const [claim] = subject['hasClaim'] as Node[]
      subject['hasClaim'] = [claim, { ...claim, id: 'urn:epass:learningAchievement:2' }]
    })
    const ids = async (hostedUrl: string) => {
      const { document, others } = await convert(two, { to: 'ob2', hostedUrl })
      return [document, ...others].map(({ id, verification }) => [id, verification !== undefined])
    }
    const named = await ids('https://badges.example/{id}.json')
    expect(named.every(([id, hosted]) => hosted && /^https:\/\/badges\.example\/[0-9a-f-]{36}\.json$/.test(String(id)))).toBe(true)
    expect(new Set(named.map(([id]) => id)).size).toBe(2)
    expect((await ids(url)).map(([, hosted]) => hosted)).toEqual([true, false])
  })

  test('is a web address', async () => {
    for (const hostedUrl of ['', 'x', 'javascript:alert(1)', 'https://a b'])
      await expect(convert(badge, { to: 'ob2', hostedUrl })).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
})

describe('fetchResource', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3)
  const address = 'https://pictures.example/badge.png'
  const source = changed(JSON.parse(badge), (copy) => {
    delete copy['proof']
    Object.assign(at(copy, '/credentialSubject/achievement') as Node, { image: { id: address, type: 'Image' } })
  })
  const picture = '/displayParameter/individualDisplay/0/displayDetail/0/image'

  test('embeds the picture where the target wants it, and keeps its address', async () => {
    const asked: string[] = []
    const fetchResource = async (url: string) => {
      asked.push(url)
      return { bytes: png, mediaType: 'text/html' }
    }
    const { document } = await convert(source, { to: 'elm', fetchResource })
    expect(asked).toContain(address)
    expect(at(document, `${picture}/content`)).toBe(btoa(String.fromCharCode(...png)))
    expect(at(document, `${picture}/contentURL`)).toBe(address)
    expect(at(document, `${picture}/contentType/id`)).toMatch(/PNG$/)
    const check = await conversionOf(document)
    expect(check?.detail).toMatchObject({ fetched: [address] })
    const forged = changed(document, (copy) => Object.assign(at(copy, picture) as Node, { content: btoa('other') }))
    // of what is read of no document, it is told too that it was taken out
    const withoutAddress = changed(document, (copy) => delete (at(copy, picture) as Node)['contentURL'])
    expect(await conversionOf(withoutAddress)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', path: `${picture}/contentURL` })
    expect(await isSame(document)).toBe(true)
    expect(await isSame(forged)).toBe(false)
    expect((await validate(document)).checks.filter(({ outcome, path }) => outcome === 'fail' && path?.includes('image'))).toEqual([])
  })

  // what stood at the address is in that document only: no original could bring it back
  test('what was converted with a picture from outside is an original itself', async () => {
    const fetchResource = async () => ({ bytes: png })
    const [fetched, plain] = [await convert(source, { to: 'elm', fetchResource }), await convert(source, { to: 'elm' })]
    const originalOf = async (document: Document) => (await restore((await convert(document, { to: 'clr2' })).document)).format
    expect([await originalOf(fetched.document), await originalOf(plain.document)]).toEqual(['elm', 'ob3'])
  })

  test('is asked for logos and pictures at web addresses, and for nothing else', async () => {
    const asked: string[] = []
    const fetchResource = async (url: string) => {
      asked.push(url)
      return undefined
    }
    const pictured = (id: string, logo: string) =>
      changed(source, (copy) => {
        Object.assign(at(copy, '/credentialSubject/achievement') as Node, { image: { id, type: 'Image' } })
        Object.assign(at(copy, '/issuer') as Node, { image: { id: logo, type: 'Image' } })
      })
    await convert(pictured('HTTPS://pictures.example/a.png', 'https://pictures.example/logo.png'), { to: 'elm', fetchResource })
    expect(new Set(asked)).toEqual(new Set(['HTTPS://pictures.example/a.png', 'https://pictures.example/logo.png']))
    asked.length = 0
    await convert(pictured('urn:see:https://pictures.example/a.png', 'ftp://pictures.example/logo.png'), { to: 'elm', fetchResource })
    expect(asked).toEqual([])
  })

  test('is as large as is allowed, and no larger', async () => {
    const content = async (length: number, mediaType?: string) => {
      const bytes = new Uint8Array(length)
      if (mediaType === undefined) bytes.set(png.subarray(0, 4))
      const fetchResource = async () => ({ bytes, ...(mediaType !== undefined && { mediaType }) })
      const { document } = await convert(source, { to: 'elm', fetchResource, limits: { response: 1000 } })
      return at(document, `${picture}/contentURL`) === address && at(document, `${picture}/content`)
    }
    const zeros = (length: number) => btoa('\0'.repeat(length))
    expect(String(await content(1000)).length).toBe(zeros(1000).length)
    expect(await content(1001)).not.toBe(zeros(1001))
    // what no bytes tell is told by its type, where that is one of a picture
    expect(await content(10, ' Image/WebP; q=1')).toBe(zeros(10))
    for (const mediaType of ['x-image/webp', 'image/webp x', 'text/html']) expect(await content(10, mediaType)).not.toBe(zeros(10))
  })

  test('is not asked by a target that takes the address, and what goes wrong is a picture that is not embedded', async () => {
    const never = async (): Promise<undefined> => {
      throw new Error('asked')
    }
    await convert(source, { to: 'clr2', fetchResource: never })
    const plain = await convert(source, { to: 'elm' })
    for (const fetchResource of [
      never,
      async () => undefined,
      async () => ({ bytes: png.slice(4) }),
      async () => ({ bytes: png.slice(4), mediaType: 'text/html' }),
      async () => ({ bytes: new Uint8Array(5_000_000).fill(0x89), mediaType: 'image/png' }),
      () => new Promise<undefined>(() => undefined),
      // in JavaScript nothing keeps callers to the type
      (() => undefined) as unknown as FetchResource,
      (() => {
        throw new Error('at once')
      }) as FetchResource,
    ]) {
      const { document } = await convert(source, { to: 'elm', fetchResource, limits: { response: 1000, time: 50 } })
      expect(document).toEqual(plain.document)
    }
  })

  test('that is no function is refused, and one that never answers can be stopped', async () => {
    const fetchResource = 'https://pictures.example' as unknown as FetchResource
    await expect(convert(source, { to: 'elm', fetchResource })).rejects.toMatchObject({ code: 'ERR_OPTION' })
    const never: FetchResource = () => new Promise(() => undefined)
    const stopped = convert(source, { to: 'elm', fetchResource: never, signal: AbortSignal.timeout(50) })
    await expect(stopped).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  })
})

test.each(['ob3', 'clr2', 'clr1'] as const)(
  'credits that name their framework keep it, also where the caller says the same of those that name none (%s)',
  async (to) => {
    const creditFramework = 'http://data.europa.eu/snb/education-credit/6fcec5c5af'
    const point = '/credentialSubject/hasClaim/0/specifiedBy/creditPoint/0'
    const { document: elm } = await convert(badge, { to: 'elm', capsule: false })
    const source = changed(elm, (copy) => Object.assign(at(copy, point) as Node, { framework: { id: creditFramework, type: 'Concept' } }))
    const [plain, said] = await Promise.all([convert(source, { to }), convert(source, { to, creditFramework })])
    const stated = ({ document }: { document: Document }) => JSON.stringify(document).includes(`"creditFramework":"${creditFramework}"`)
    expect(stated(plain)).toBe(to !== 'clr1')
    expect(stated(said)).toBe(stated(plain))
    // those that were earned name none: without the caller’s it is that of those on offer, which is told
    const told = ({ diagnostics }: Conversion) =>
      diagnostics.filter(({ code, source: place }) => code !== 'required-fallback' && place?.startsWith(point))
    expect(told(said)).toEqual(told(plain))
    expect(await isSame(said.document)).toBe(true)
  },
)

test.each(['ECTS', '', 'european', 'urn:two words'])('a framework of credits is an address, and %j is none', async (creditFramework) => {
  await expect(convert(badge, { to: 'elm', creditFramework })).rejects.toMatchObject({ code: 'ERR_OPTION' })
})

test.each([
  ['EN', 'en'],
  ['NL-be', 'nl-BE'],
  ['zh-hant-tw', 'zh-Hant-TW'],
])('a language is the same in any case: %s is %s, which schemas take', async (language, usual) => {
  const { inLanguage: _, ...silent } = at(bases.ob3, '/credentialSubject/achievement') as Document
  const source = changed(bases.ob3, (copy) => Object.assign(copy['credentialSubject'] as Node, { achievement: silent }))
  for (const to of ['ob3', 'clr2']) {
    const { document } = await convert(source, { to, language })
    expect(document).toEqual((await convert(source, { to, language: usual })).document)
    expect(JSON.stringify(document)).toContain(`"inLanguage":"${usual}"`)
    expect((await validate(document)).checks.filter(({ outcome }) => outcome === 'fail')).toEqual([])
    expect(await isSame(document)).toBe(true)
  }
})

test('the caption of a picture stands there in one language, and nothing else does', async () => {
  const captioned = changed((await convert(badge, { to: 'elm', capsule: false })).document, (copy) => {
    const spec = at(copy, '/credentialSubject/hasClaim/0/specifiedBy') as Node
    spec['title'] = { en: 'Water', nl: 'Water (NL)' }
    const picture = at(copy, '/displayParameter/individualDisplay/0/displayDetail/0/image') as Node
    picture['title'] = { en: 'A drop', nl: 'Een druppel' }
  })
  for (const to of ['ob3', 'clr2']) {
    const { document, diagnostics } = await convert(captioned, { to, language: 'nl', placeholders: true })
    expect(at(document, '/image/caption')).toBe('Een druppel')
    expect(diagnostics.some(({ code, source }) => code === 'language-dropped' && source?.endsWith('/image/title/en'))).toBe(true)
    expect((await validate(document)).checks.filter(({ outcome }) => outcome === 'fail')).toEqual([])
  }
})

describe('every choice is recorded and used again', () => {
  test.each([
    { language: 'nl-BE' },
    { placeholders: true },
    { bridge: false },
    { timeZone: 'Asia/Tokyo' },
    { creditFramework: 'https://credits.example/own' },
    { splitLanguages: true },
  ])('%o', async (choices) => {
    for (const to of ['elm', 'ob2', 'clr1', 'clr2']) {
      const { document } = await convert(badge, { to, ...choices })
      expect(await conversionOf(document)).toMatchObject({ outcome: 'pass' })
      if (to !== 'clr1') expect(JSON.stringify(document)).toContain(JSON.stringify(choices).slice(1, -1))
    }
  })
})
