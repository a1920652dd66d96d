/** Files that say whom to trust: what they do not say, nobody is trusted for. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { own } from '../../src/lib/json.ts'
import { minted } from '../seals/seals.ts'
import { at, credlens, fixture, folder } from './credlens.ts'

const path = folder()
const badge = fixture('microcredential.json')
const id = String(own(own(JSON.parse(readFileSync(badge, 'utf8')), 'issuer'), 'id'))
function verified(trust: unknown) {
  writeFileSync(path('trust.json'), typeof trust === 'string' ? trust : JSON.stringify(trust))
  return credlens('verify', badge, '--now', at, '--trust', path('trust.json'))
}

describe('issuers', () => {
  test.each<[string, unknown]>([
    ['a name', 'Rescue'],
    ['an object with a name', { name: 'Rescue' }],
    ['an object', {}],
    ['a word of trust', { name: 'Rescue', trusted: true }],
  ])('control: %s is a listing', async (_, entry) => {
    const { code, out } = await verified({ name: 'Partners', issuers: { [id]: entry } })
    expect([code, out.includes('listed by Partners')]).toEqual([0, true])
  })

  test('of the first of two files count as well', async () => {
    const files = [path('first.json'), path('second.json')]
    for (const [index, name] of files.entries())
      writeFileSync(name, JSON.stringify({ name: `List ${index}`, issuers: { [index === 0 ? id : 'did:web:other.example']: 'Rescue' } }))
    const words = files.flatMap((name) => ['--trust', name])
    expect((await credlens('verify', badge, '--now', at, ...words)).out).toContain('listed by List 0')
  })

  test('that are not to be trusted', async () => {
    const { code, out } = await verified({ name: 'Mills', issuers: { [id]: { name: 'Rescue', trusted: false } } })
    expect([code, out.includes('Mills says that this issuer is not to be trusted'), out.includes('listed by')]).toEqual([1, true, false])
  })

  test.each<[string, unknown]>([
    ['null', { issuers: { [id]: null } }],
    ['false', { issuers: { [id]: false } }],
    ['a trust that is a word', { issuers: { [id]: { trusted: 'no' } } }],
    ['a list', { issuers: [id], registries: [{ url: 'https://registry.example.org/' }] }],
    ['nothing', {}],
    ['no JSON', 'x'],
    ['a member of every object', '{"issuers":{"__proto__":{"name":"x"}}}'],
  ])('%s is no list of issuers', async (_, trust) => {
    expect((await verified(trust)).code).toBe(64)
  })
})

test.each([['x'], [[]], [['x']], [null]])('keys of a federation that are %j are not as good as none', async (keys) => {
  expect((await verified({ registries: [{ federation: 'https://federation.example.org', keys }] })).code).toBe(64)
})

test('what never ends is not read to its end', async () => {
  for (const option of ['--trust', '--seal-anchor']) {
    const { code, err } = await credlens('verify', badge, option, '/dev/zero')
    expect([code, err.includes('larger than')]).toEqual([64, true])
  }
  expect((await credlens('verify', badge, '--trust', path('none.json'))).err).toContain('There is no such file')
})

test('a key is no certificate, and is kept nowhere', async () => {
  writeFileSync(path('key.json'), '{"kty":"OKP","crv":"Ed25519","d":"SECRETSECRET"}')
  const { code, err } = await credlens('verify', badge, '--seal-anchor', path('key.json'), '--evidence', path('kept.zip'))
  expect([code, err.includes('no certificate')]).toEqual([64, true])
})

describe('a certificate among the authorities that is base64 of something else', () => {
  const period = { from: '2020-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' }
  const authority = (certificate: string, service = 'certificates') => ({ certificate, service, periods: [period] })
  const refused = '✗ the trust file “trust” cannot be used: the certificate of authority 2 is base64 of something else [ERR_OPTION]\n'
  test.each<[string, string, string]>([
    ['another text', 'certificates', 'AAAA'],
    ['half of it', 'certificates', minted.root.slice(0, 400)],
    ['a revocation list', 'certificates', minted.lists.root],
    ['nothing', 'certificates', ''],
    ['another text, of a service that makes timestamps', 'timestamps', 'AAAA'],
  ])('is named before anything is verified: %s', async (_, service, text) => {
    const { code, out, err } = await verified({ authorities: [authority(minted.root), authority(text, service), authority(minted.root)] })
    expect([code, out, err]).toEqual([64, '', refused])
  })

  test('control: certificates are good', async () => {
    const { code, err } = await verified({ authorities: [authority(minted.root), authority(minted.root, 'timestamps')] })
    expect([code, err]).toEqual([0, ''])
  })

  test('is named by shard as well, and no results are begun', async () => {
    writeFileSync(path('bad.json'), JSON.stringify({ authorities: [authority('AAAA')] }))
    writeFileSync(path('in.ndjson'), `${JSON.stringify(JSON.parse(readFileSync(badge, 'utf8')))}\n`)
    const { code, err } = await credlens(
      'shard',
      path('in.ndjson'),
      path('out.ndjson'),
      '--operation',
      'verify',
      '--trust',
      path('bad.json'),
      '--workers',
      '0',
    )
    expect([code, err.includes('“bad” cannot be used: the certificate of authority 1'), existsSync(path('out.ndjson'))]).toEqual([
      64,
      true,
      false,
    ])
  })

  test('of what is no authority, which one it is', async () => {
    const { code, err } = await verified({ authorities: [authority(minted.root), { certificate: minted.root }] })
    expect([code, err.includes('Authority 2 is none that was read from a trusted list.')]).toEqual([64, true])
    expect((await verified({ authorities: {} })).err).toContain('The authorities are no list.')
  })
})
