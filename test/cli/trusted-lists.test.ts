/** `credlens trusted-lists`: from lists to a seal that somebody is known to have made. */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Fetch } from '../../src/lib/options.ts'
import { pki, sealText } from '../seals/seals.ts'
import { base64, type ListFacts, listXml, signXml } from '../trust/lists.ts'
import { credlensIn, folder } from './credlens.ts'

const path = folder()
const { root, authorities } = pki()
const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${base64(der).replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
writeFileSync(path('journal.pem'), pem(root.certificate))

const services: ListFacts['services'] = [
  { certificates: [authorities.p256.certificate] },
  { certificates: [root.certificate], type: 'TSA/QTST' },
]
const pointers = [
  { territory: 'VX', signers: [authorities.rsa.certificate] },
  { territory: 'WY', signers: [authorities.p384.certificate] },
]
const pages: Readonly<Record<string, string>> = {
  'https://lists.example/eu.xml': signXml(listXml({ territory: 'EU', type: 'EUlistofthelists', pointers }), root),
  'https://lists.example/VX.xml': signXml(listXml({ territory: 'VX', services }), authorities.rsa),
}
for (const name of ['eu', 'VX']) writeFileSync(path(`${name}.xml`), pages[`https://lists.example/${name}.xml`] ?? '')

const asked: string[] = []
const network: Fetch = async (url) => {
  asked.push(url)
  return new Response(pages[url] ?? 'nothing here', { status: url in pages ? 200 : 503 })
}
const credlens = (...words: readonly string[]) => credlensIn({ network }, ...words)
const made = (...words: readonly string[]) => credlens('trusted-lists', ...words, '--signer', path('journal.pem'))

describe('from an address', () => {
  test('what is missing is told, the rest is written, and the answer is open', async () => {
    const { code, out, err } = await made('https://lists.example/eu.xml', '-o', path('eu.json'))
    expect([code, out]).toEqual([2, ''])
    expect(err.split('\n')).toEqual([
      '✓ EU, number 88: points to 2 lists; until 2027-04-01',
      '✓ VX, number 88: 1 for certificates, 1 for timestamps; until 2027-04-01',
      '? WY: https://lists.example/WY.xml answered with status 503 [ERR_NETWORK]',
      '',
    ])
    expect(JSON.parse(readFileSync(path('eu.json'), 'utf8'))).toMatchObject({ name: 'EU trusted lists', authorities: [{}, {}] })
  })

  test('and verify believes it; control: not without', async () => {
    await made('https://lists.example/eu.xml', '-o', path('eu.json'))
    writeFileSync(path('sealed.jsonld'), sealText('p256.B-LT.json'))
    const verified = async (...words: readonly string[]): Promise<string> =>
      (await credlens('verify', path('sealed.jsonld'), '--now', '2026-11-01T00:00:00Z', ...words)).out
    expect(await verified('--trust', path('eu.json'))).toContain('listed by EU trusted lists')
    expect(await verified()).not.toContain('listed by')
  })

  test('--json says the same for machines, beside the trust file or with it', async () => {
    const { code, out, err } = await made('https://lists.example/eu.xml', '--json', '-o', path('eu.json'))
    expect([code, err]).toEqual([2, ''])
    expect(JSON.parse(out)).toMatchObject({
      writtenTo: path('eu.json'),
      lists: [
        { territory: 'EU', pointers: 2, sequenceNumber: '88' },
        { territory: 'VX', pointers: 0, certificates: 1, timestamps: 1, unread: 0 },
      ],
      missing: [{ territory: 'WY', location: 'https://lists.example/WY.xml', error: { code: 'ERR_NETWORK' } }],
    })
    const printed = JSON.parse((await made('https://lists.example/eu.xml', '--json')).out)
    expect(printed.trust).toEqual(JSON.parse(readFileSync(path('eu.json'), 'utf8')))
    expect('writtenTo' in printed).toBe(false)
  })

  test('of a list in a file and a newer one at the address the newer counts, in either order', async () => {
    const list = (certificate: Uint8Array, issued: string) =>
      signXml(listXml({ territory: 'VX', issued, services: [{ certificates: [certificate] }] }), authorities.rsa)
    const certified = async (issued: string, ...words: readonly string[]) => {
      writeFileSync(path('VX-other.xml'), list(authorities.p384.certificate, issued))
      const { trust } = JSON.parse((await made(...words, '--signer', path('rsa.pem'), '--json', '--country', 'VX')).out)
      return trust.authorities.map(({ certificate }: { certificate: string }) => certificate)
    }
    writeFileSync(path('rsa.pem'), pem(authorities.rsa.certificate))
    const [old, present] = [base64(authorities.p384.certificate), [authorities.p256, root].map((each) => base64(each.certificate))]
    for (const words of [
      ['https://lists.example/eu.xml', path('VX-other.xml')],
      [path('VX-other.xml'), 'https://lists.example/eu.xml'],
    ]) {
      expect(await certified('2026-01-01T00:00:00Z', ...words)).toEqual(present)
      const { err } = await made(...words, '--signer', path('rsa.pem'), '--country', 'VX', '-o', path('eu.json'))
      expect(err).toContain('! VX, number 88: left out, for one that is no older is there\n')
      expect(await certified('2026-10-31T00:00:00Z', ...words)).toEqual([old])
    }
  })

  // who signs for a country may have been replaced since
  test('an older list of the lists is followed nowhere, from a file or an address', async () => {
    const above = (issued: string, signer: Uint8Array) =>
      signXml(listXml({ territory: 'EU', type: 'EUlistofthelists', issued, pointers: [{ territory: 'VX', signers: [signer] }] }), root)
    const [replaced, present] = [authorities.p384, authorities.rsa]
    const [older, newer] = [above('2026-01-01T00:00:00Z', replaced.certificate), above('2026-10-31T00:00:00Z', present.certificate)]
    const list = (signer: typeof root) => signXml(listXml({ territory: 'VX', services }), signer)
    const of = async (file: string, address: string, signer: typeof root) => {
      writeFileSync(path('above.xml'), file)
      const web = { 'https://lists.example/eu.xml': address, 'https://lists.example/VX.xml': list(signer) }
      const answered: Fetch = async (url) => new Response(web[url as keyof typeof web])
      const words = ['trusted-lists', 'https://lists.example/eu.xml', path('above.xml'), '--signer', path('journal.pem'), '--json']
      const { lists, trust, missing } = JSON.parse((await credlensIn({ network: answered }, ...words)).out)
      return [lists.map((each: { leftOut?: boolean }) => each.leftOut ?? false), trust.authorities.length, missing.length]
    }
    for (const each of [[older, newer] as const, [newer, older] as const]) {
      expect(await of(...each, replaced)).toEqual([each[0] === older ? [false, true] : [true, false], 0, 1])
      const counting = await of(...each, present)
      expect(counting.slice(1)).toEqual([2, 0])
    }
    // the same in both places is asked for once
    expect(await of(newer, newer, present)).toEqual([[false, false, true], 2, 0])
  })

  test('some countries, and a name', async () => {
    const { code, out } = await made('https://lists.example/eu.xml', '--country', 'VX', '--name', 'Ours')
    expect([code, JSON.parse(out).name, JSON.parse(out).authorities.length]).toEqual([0, 'Ours', 2])
  })
})

describe('from files', () => {
  test('the list of the lists names who signs the others; what is there is not asked for', async () => {
    asked.length = 0
    const { code, out } = await made(path('VX.xml'), path('eu.xml'))
    expect([code, JSON.parse(out).authorities.length, asked]).toEqual([2, 2, ['https://lists.example/WY.xml']])
  })

  test('and offline they are all there is', async () => {
    asked.length = 0
    const { code, out, err } = await made(path('VX.xml'), path('eu.xml'), '--offline')
    expect([code, JSON.parse(out).authorities.length, asked, err.includes('WY')]).toEqual([0, 2, [], false])
  })

  test.each<[string, readonly string[], number, string]>([
    ['one that nobody may sign', [path('VX.xml')], 1, 'ERR_TRUSTED_LIST'],
    ['one that is not there', [path('none.xml')], 64, 'ERR_OPTION'],
    ['an address, offline', ['https://lists.example/eu.xml', '--offline'], 2, 'ERR_OFFLINE'],
    ['an address that does not answer', ['https://lists.example/WY.xml'], 2, 'ERR_NETWORK'],
    ['the result over an input', [path('eu.xml'), '-o', path('eu.xml')], 64, 'ERR_OPTION'],
    ['a file after the countries', ['--country', 'VX', path('eu.xml')], 64, 'name the inputs before it'],
  ])('%s', async (_, words, code, told) => {
    const answer = await made(...words)
    expect([answer.code, answer.out, answer.err.includes(told)]).toEqual([code, '', true])
  })

  test('without a certificate nothing is read', async () => {
    const { code, err } = await credlens('trusted-lists', path('eu.xml'))
    expect([code, err.includes('--signer')]).toEqual([64, true])
  })

  test('one that has ended vouches for nothing since, and one that is closed neither', async () => {
    const ended = signXml(listXml({ territory: 'VX', next: '2026-10-02T00:00:00Z', services }), root)
    writeFileSync(path('ended.xml'), ended)
    writeFileSync(path('closed.xml'), signXml(listXml({ territory: 'VX', next: null, services }), root))
    expect((await made(path('ended.xml'))).err).toBe(
      '! VX, number 88: 1 for certificates, 1 for timestamps; it ended on 2026-10-02, and vouches for nothing since\n',
    )
    expect((await made(path('closed.xml'))).err).toContain('it is closed, and vouches for the past only')
  })
})

describe('of several files, the one is named', () => {
  test.each([
    ['that is not there', 'none.xml', 'there is no such file', 'ERR_OPTION'],
    ['that is no list', 'journal.pem', 'the trusted list is no well-formed XML', 'ERR_TRUSTED_LIST'],
    ['that somebody else signed', 'other.xml', '', 'ERR_TRUSTED_LIST'],
  ])('%s', async (_, name, words, code) => {
    writeFileSync(path('other.xml'), signXml(listXml({ territory: 'VX', services }), authorities.p384))
    const { err } = await made(path('eu.xml'), path(name), '--offline')
    expect(err).toContain(`${path(name)}: ${words}`)
    expect(err).toContain(`[${code}]`)
    expect(err).not.toContain(path('eu.xml'))
  })
})
