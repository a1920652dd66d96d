/** Trusted lists from where they are published: what is asked for, what is missing, and what a server cannot pass off. */
import { describe, expect, test } from 'vitest'
import type { Fetch } from '../../src/lib/options.ts'
import { fetchTrustedLists, readTrustedLists, type TrustedListFetchOptions } from '../../src/trust.ts'
import { pki } from '../seals/seals.ts'
import { base64, type ListFacts, listXml, signXml } from './lists.ts'

const { root, authorities } = pki()
const top = 'https://lists.example/eu.xml'
const pointers: NonNullable<ListFacts['pointers']> = [
  { territory: 'EU', signers: [root.certificate] },
  { territory: 'VX', signers: [authorities.rsa.certificate] },
  { territory: 'WY', signers: [authorities.p256.certificate] },
]
const national = (territory: string, signer = authorities.rsa): string =>
  signXml(listXml({ territory, services: [{ certificates: [authorities.p384.certificate] }] }), signer)
const usual: Readonly<Record<string, string>> = {
  [top]: signXml(listXml({ territory: 'EU', type: 'EUlistofthelists', pointers }), root),
  'https://lists.example/VX.xml': national('VX'),
  'https://lists.example/WY.xml': national('WY', authorities.p256),
}

function webOf(pages: Readonly<Record<string, string | Response | (() => Promise<Response>)>>) {
  const asked: string[] = []
  const fetch: Fetch = async (url) => {
    asked.push(url)
    const page = pages[url]
    if (typeof page === 'function') return page()
    return page instanceof Response ? page : new Response(page ?? 'nothing here', { status: page === undefined ? 404 : 200 })
  }
  return { asked, fetch }
}
const signers = [base64(root.certificate)]

/** What came of it, by country and code. */
async function came(pages: Parameters<typeof webOf>[0], options: Partial<TrustedListFetchOptions> = {}) {
  const { fetch, asked } = webOf(pages)
  const { lists, authorities: found, missing } = await fetchTrustedLists(top, { fetch, signers, ...options })
  return {
    lists: lists.map(({ territory }) => territory),
    found: found.map(({ territory }) => territory),
    missing: missing.map(({ territory, location, error }) => `${territory} ${location} ${error.code}`),
    asked: asked.map((url) => url.replace('https://lists.example/', '')),
  }
}

describe('the list of the lists and what it points to', () => {
  test('all of them, each asked once, and the first not again', async () => {
    expect(await came(usual)).toEqual({
      lists: ['EU', 'VX', 'WY'],
      found: ['VX', 'WY'],
      missing: [],
      asked: ['eu.xml', 'VX.xml', 'WY.xml'],
    })
  })

  test('only those of some countries', async () => {
    expect(await came(usual, { territories: ['wy'] })).toMatchObject({ lists: ['EU', 'WY'], found: ['WY'], asked: ['eu.xml', 'WY.xml'] })
  })

  test.each<[string, string | Response | (() => Promise<Response>), string]>([
    ['that is not there', new Response('gone', { status: 410 }), 'ERR_NETWORK'],
    ['whose server is down', () => Promise.reject(new TypeError('down')), 'ERR_NETWORK'],
    ['whose server never answers', () => new Promise(() => undefined), 'ERR_NETWORK'],
    ['that is too long', 'x'.repeat(200_001), 'ERR_TOO_LARGE'],
    ['that is a page', '<html></html>', 'ERR_TRUSTED_LIST'],
    ['of another country', national('WY', authorities.p256), 'ERR_TRUSTED_LIST'],
    ['in whose place the list of the lists is sent', usual[top] ?? '', 'ERR_TRUSTED_LIST'],
    ['that others signed', national('VX', authorities.p256), 'ERR_TRUSTED_LIST'],
    ['that was changed', national('VX').replace('number="88"', '').replace('>88<', '>89<'), 'ERR_TRUSTED_LIST'],
  ])('one %s is missing, and the others count', async (_, page, code) => {
    const pages = { ...usual, 'https://lists.example/VX.xml': page }
    expect(await came(pages, { limits: { time: 300, response: 200_000 } })).toMatchObject({
      lists: ['EU', 'WY'],
      found: ['WY'],
      missing: [`VX https://lists.example/VX.xml ${code}`],
    })
  })

  test('a limit that is not given leaves that of lists, and not that of all answers', async () => {
    const pages = { ...usual, 'https://lists.example/VX.xml': ' '.repeat(9 * 2 ** 20) }
    const missing = async (limits?: TrustedListFetchOptions['limits']) => (await came(pages, limits && { limits })).missing
    expect(await missing()).toEqual(['VX https://lists.example/VX.xml ERR_TRUSTED_LIST'])
    for (const response of [undefined, null, Number.NaN, '1']) expect(await missing({ response } as object)).toEqual(await missing())
    expect(await missing({ response: 8 * 2 ** 20 })).toEqual(['VX https://lists.example/VX.xml ERR_TOO_LARGE'])
  })

  test('pointers that were read before, as they come back from a file', async () => {
    const [read] = (await readTrustedLists([usual[top] ?? ''], { signers })).lists
    const kept = JSON.parse(JSON.stringify(read?.pointers.filter(({ territory }) => territory !== 'EU')))
    const { fetch, asked } = webOf(usual)
    expect((await fetchTrustedLists(kept, { fetch })).lists.map(({ territory }) => territory)).toEqual(['VX', 'WY'])
    expect(asked).toHaveLength(2)
  })

  test('whom the caller names may sign any of them, also one that the pointer names nobody for', async () => {
    const pages = { ...usual, 'https://lists.example/VX.xml': national('VX', authorities.p384) }
    expect(await came(pages)).toMatchObject({ lists: ['EU', 'WY'] })
    const more = [...signers, base64(authorities.p384.certificate)]
    expect(await came(pages, { signers: more })).toMatchObject({ lists: ['EU', 'VX', 'WY'], missing: [] })
  })

  test('a list of a country points nowhere', async () => {
    const pages = { [top]: signXml(listXml({ territory: 'VX', pointers }), root) }
    expect(await came(pages)).toMatchObject({ lists: ['VX'], asked: ['eu.xml'] })
  })
})

describe('where the first cannot be had, nothing is', () => {
  const codeOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'read',
      ({ code }) => code,
    )
  test.each<[string, Parameters<typeof webOf>[0], string]>([
    ['not there', {}, 'ERR_NETWORK'],
    [
      'signed by somebody else',
      { [top]: signXml(listXml({ territory: 'EU', type: 'EUlistofthelists', pointers }), authorities.p384) },
      'ERR_TRUSTED_LIST',
    ],
    [
      'more lists than there are countries',
      {
        [top]: signXml(
          listXml({
            territory: 'EU',
            type: 'EUlistofthelists',
            pointers: Array.from({ length: 101 }, () => ({ territory: 'VX', signers: [] })),
          }),
          root,
        ),
      },
      'ERR_LIMIT',
    ],
  ])('%s', async (_, pages, code) => {
    expect(await codeOf(fetchTrustedLists(top, { fetch: webOf(pages).fetch, signers }))).toBe(code)
  })

  test('the caller stops: also what is still to come', async () => {
    const stop = new AbortController()
    const stopped = (): Promise<Response> => {
      stop.abort()
      return new Promise(() => undefined)
    }
    const never = { ...usual, 'https://lists.example/WY.xml': stopped }
    expect(await codeOf(fetchTrustedLists(top, { fetch: webOf(never).fetch, signers, signal: stop.signal }))).toBe('ERR_ABORTED')
  })

  test.each<[unknown, unknown]>([
    [undefined, { signers }],
    [7, {}],
    [[{}], {}],
    [[{ location: 'https://lists.example/VX.xml', territory: 'VX' }], {}],
    [top, { fetch: 'yes' }],
    [top, { territories: 'VX' }],
    [top, { signal: '' }],
    [top, { signal: 0 }],
    [top, { signers: [] }],
    [[{ location: 'https://lists.example/VX.xml', territory: 'VX', signers: [] }], { signers: ['not a certificate'] }],
    [top, { signers: ['not a certificate'] }],
    [top, { pointers: [null] }],
    [top, { pointers: [{ territory: 'EU' }] }],
    [top, { pointers: {} }],
  ])('options that cannot be used: %j %j', async (from, options) => {
    const { fetch } = webOf(usual)
    expect(await codeOf(fetchTrustedLists(from as never, { fetch, signers, ...(options as object) } as never))).toBe('ERR_OPTION')
  })
  test.each([[undefined], [null], [{}], ['fetch']])('and no way to ask: %j', async (options) => {
    expect(await codeOf(fetchTrustedLists(top, options as never))).toBe('ERR_OPTION')
  })
})
