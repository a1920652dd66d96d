/** Many credentials in one run: the same answers as one by one, and nothing done twice. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { convert, convertMany } from '../../src/convert.ts'
import type { CredentialError } from '../../src/lib/errors.ts'
import type { Fetch } from '../../src/lib/options.ts'
import type { Report } from '../../src/lib/report.ts'
import { type VerifyManyOptions, verify, verifyMany } from '../../src/verify.ts'
import { web } from '../web.ts'

const folder = fileURLToPath(new URL('../../fixtures/ob3/', import.meta.url))
const texts = readdirSync(folder).map((name) => readFileSync(folder + name, 'utf8'))
const text = (name: string): string => readFileSync(folder + name, 'utf8')
const now = new Date('2026-06-01T00:00:00Z')

/** A network that counts what it is asked for. */
function counted(fetch: Fetch = web): { fetch: Fetch; asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    fetch: (url, init) => {
      asked.push(url)
      return fetch(url, init)
    },
  }
}

async function reports(items: Iterable<string>, options: VerifyManyOptions): Promise<(Report | CredentialError)[]> {
  const found: (Report | CredentialError)[] = []
  for await (const { report, error } of verifyMany(items, { now, ...options })) found.push(report ?? error)
  return found
}

describe('verifyMany', () => {
  test.each([{}, { fetch: web }])('says of every fixture what verify says: %o', async (options) => {
    const single = await Promise.all(texts.map((one) => verify(one, { now, ...options }).catch((error: CredentialError) => error)))
    expect(await reports(texts, options)).toEqual(single)
    // and not only where nobody else is in the run
    expect(new Set(single.map((one) => ('verdict' in one ? one.verdict : one.code))).size).toBe(4)
  })

  test('asks each address once, however many credentials need it', async () => {
    const { fetch, asked } = counted()
    const stock = Array.from({ length: 200 }, (_, n) => text(n % 2 ? 'status.json' : 'domain.json'))
    const found = await reports(stock, { fetch })
    expect(found.map((one) => 'verdict' in one && one.verdict)).toEqual(stock.map(() => 'valid'))
    expect(asked.length).toBeGreaterThan(1)
    expect(asked.length).toBe(new Set(asked).size)
  })

  test('an address that does not answer is asked once, too', async () => {
    const { fetch, asked } = counted(() => Promise.reject(new TypeError('down')))
    const found = await reports(
      Array.from({ length: 50 }, () => text('status.json')),
      { fetch },
    )
    expect(found.map((one) => 'verdict' in one && one.verdict)).toEqual(found.map(() => 'indeterminate'))
    expect(asked.length).toBe(new Set(asked).size)
  })

  test('inputs that are addresses are asked once, too, also by what checks them', async () => {
    const site = 'https://college.example.org'
    const open = { '@context': 'https://w3id.org/openbadges/v2' }
    const documents: Readonly<Record<string, object>> = {
      [`${site}/hosted.json`]: {
        ...open,
        type: 'Assertion',
        id: `${site}/hosted.json`,
        recipient: { type: 'email', hashed: false, identity: 'learner@college.example.org' },
        issuedOn: '2026-01-01T00:00:00Z',
        verification: { type: 'HostedBadge' },
        badge: `${site}/badge.json`,
      },
      [`${site}/badge.json`]: {
        ...open,
        type: 'BadgeClass',
        id: `${site}/badge.json`,
        name: 'Weaving',
        description: 'Sets up a loom.',
        image: `${site}/badge.png`,
        criteria: { narrative: 'A cloth was woven.' },
        issuer: `${site}/issuer.json`,
      },
      [`${site}/issuer.json`]: {
        ...open,
        type: 'Issuer',
        id: `${site}/issuer.json`,
        name: 'College',
        url: site,
        email: 'b@college.example.org',
      },
    }
    const { fetch, asked } = counted(async (url, init) => {
      const found = documents[url]
      return found ? Response.json(found) : url.endsWith('/signed.json') ? new Response(text('microcredential.json')) : web(url, init)
    })
    const stock = Array.from({ length: 40 }, (_, n) => `${site}/${['hosted', 'signed', 'gone'][n % 3]}.json`)
    const found = await reports(stock, { fetch })
    expect(found.map((one) => ('verdict' in one ? one.verdict : one.code))).toEqual(
      stock.map((_, n) => ['valid', 'valid', 'ERR_NETWORK'][n % 3]),
    )
    expect(asked.length).toBeGreaterThan(3)
    expect(asked.length).toBe(new Set(asked).size)
    asked.length = 0
    for await (const _result of convertMany(stock, { to: 'elm', fetch }));
    expect(asked.length).toBe(3)
  })

  test('a file at an address may be larger than what checks ask for', async () => {
    const { fetch, asked } = counted(async () => new Response(`${text('microcredential.json')}${' '.repeat(10_000)}`))
    const url = 'https://college.example.org/large.json'
    const limits = { response: 5000, file: 100_000 }
    for (const one of await reports([url, url, url], { fetch, limits })) expect(one).toMatchObject({ verdict: 'valid' })
    expect(asked.length).toBe(2)
    for (const one of await reports([url], { fetch, limits: { ...limits, file: 6000 } }))
      expect(one).toMatchObject({ code: 'ERR_TOO_LARGE' })
  })

  test('one credential cannot use up what another may ask', async () => {
    const limits = { requests: 1 }
    const alone = await verify(text('status.json'), { now, fetch: web, limits })
    const found = await reports([text('domain.json'), text('status.json'), text('domain.json')], { fetch: web, limits })
    expect(found.map((one) => 'verdict' in one && one.verdict)).toEqual(['valid', expect.anything(), 'valid'])
    // a limit is for one credential: within it, a run may only know more than a single call
    expect(alone.verdict).toBe('indeterminate')
  })

  test('what is no credential is a result in its place', async () => {
    const found: unknown[] = []
    const items = [
      '{',
      text('microcredential.json'),
      '',
      'no',
      () => Promise.reject(new Error('unreadable')),
      () => text('microcredential.json'),
    ]
    for await (const { index, item, report, error } of verifyMany(items, { now })) {
      expect(item).toBe(items[index])
      found.push(report?.verdict ?? error?.code)
    }
    expect(found).toEqual(['ERR_NOT_JSON', 'valid', 'ERR_EMPTY', 'ERR_NOT_JSON', 'ERR_INTERNAL', 'valid'])
  })

  test('one clock for all', async () => {
    const times = new Set<number>()
    const lookup = async (_: unknown, scope: { now: Date }): Promise<undefined> => void times.add(scope.now.getTime())
    function* slow(): Generator<string> {
      for (let n = 0; n < 3; n++) {
        for (const until = performance.now() + 3; performance.now() < until; );
        yield text('microcredential.json')
      }
    }
    const { now: _, ...options }: VerifyManyOptions = { trust: { name: 'a clock', lookup } }
    for await (const _result of verifyMany(slow(), options));
    expect(times.size).toBe(1)
  })
})

test('convertMany gives what convert gives', async () => {
  const items = [...texts, 'no']
  const found: unknown[] = []
  for await (const { conversion, error } of convertMany(items, { to: 'elm' })) found.push(conversion?.document ?? error?.code)
  const single = await Promise.all(
    items.map((one) =>
      convert(one, { to: 'elm' }).then(
        ({ document }) => document,
        (error: CredentialError) => error.code,
      ),
    ),
  )
  expect(found).toEqual(single)
  expect(single.filter((one) => typeof one === 'object').length).toBeGreaterThan(5)
})
