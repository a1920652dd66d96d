/** Whether a certificate was revoked, asked of a responder where its certificate says that one answers (RFC 6960, RFC 5019). */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { general, seal } from '../../fixtures/pki/seal.mjs'
import { extensions, ocspAnswer, revocationList } from '../../fixtures/pki/x509.mjs'
import type { Fetch } from '../../src/lib/options.ts'
import type { Scope } from '../../src/lib/scope.ts'
import { verify } from '../../src/verify.ts'
import { badge } from '../proofs/issuers.ts'
import { judge, minted, pki, times } from './seals.ts'

const { leaves, authorities, responder, lists, make } = pki()
const { p256: authority } = authorities
const options = { anchors: [minted.authorities.p256] }
const responderUrl = 'http://status.example/ocsp'
const listUrl = 'https://lists.example/p256.crl'

const sealedBy = (...access: readonly Uint8Array[]) => {
  const signer = make({
    subject: leaves.p256.subject,
    key: leaves.p256.key,
    issuer: authority,
    extensions: [extensions.usage(0, 1), ...access],
  })
  return { signer, input: general(seal(JSON.stringify(credential()), signer, { at: times.sealed })) }
}
const bytesOf = (answer: Uint8Array): Awaited<ReturnType<Scope['fetch']>> => ({
  url: '',
  status: 200,
  contentType: '',
  bytes: new Uint8Array(answer),
})

/** A network in which these addresses answer, by how they begin; what was asked for is noted. */
function network(answers: Readonly<Record<string, Uint8Array>>) {
  const asked: string[] = []
  const fetch: Scope['fetch'] = async (url) => {
    asked.push(url)
    const found = Object.entries(answers).find(([start]) => url.startsWith(start))?.[1]
    return found ? bytesOf(found) : { ...bytesOf(new Uint8Array()), status: 404 }
  }
  return { asked, fetch }
}
const answerFor = (serial: number, more: object = {}, answer: object = {}): Uint8Array =>
  ocspAnswer(authority, responder, {
    at: times.now - 60_000,
    until: times.now + 86_400_000,
    answers: [{ serial, ...answer }],
    certificates: [responder.certificate],
    ...more,
  })

describe('a certificate that names a responder and no list', () => {
  const { signer, input } = sealedBy(extensions.responders(responderUrl))

  test('is asked about: OpenSSL reads the question as one about that certificate', async () => {
    const { asked, fetch } = network({ [responderUrl]: answerFor(signer.serial) })
    expect((await judge(input, options, times.now, fetch)).indication).toBe('TOTAL-PASSED')
    expect(asked).toHaveLength(1)
    const [, encoded = ''] = (asked[0] ?? '').split(`${responderUrl}/`)
    const folder = mkdtempSync(join(tmpdir(), 'credlens-test-'))
    try {
      writeFileSync(join(folder, 'request'), Buffer.from(decodeURIComponent(encoded), 'base64'))
      const read = execFileSync('openssl', ['ocsp', '-reqin', join(folder, 'request'), '-req_text', '-noverify'], { encoding: 'utf8' })
      expect(read).toMatch(/Hash Algorithm: sha1/)
      expect(BigInt(`0x${/Serial Number: ([0-9A-F]+)/.exec(read)?.[1]}`)).toBe(BigInt(signer.serial))
      // the same question as OpenSSL asks of the two certificates
      for (const [name, { certificate }] of [
        ['issuer', authority],
        ['cert', signer],
      ] as const)
        writeFileSync(
          join(folder, name),
          `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64')}\n-----END CERTIFICATE-----\n`,
        )
      execFileSync('openssl', [
        'ocsp',
        '-issuer',
        join(folder, 'issuer'),
        '-cert',
        join(folder, 'cert'),
        '-no_nonce',
        '-reqout',
        join(folder, 'theirs'),
      ])
      const theirs = execFileSync('openssl', ['ocsp', '-reqin', join(folder, 'theirs'), '-req_text', '-noverify'], { encoding: 'utf8' })
      expect(read).toBe(theirs)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test.each<[string, Uint8Array, string]>([
    ['that it was revoked', answerFor(signer.serial, {}, { revokedAt: times.sealed - 1000 }), 'INDETERMINATE/REVOKED_NO_POE'],
    ['that it is not known', answerFor(signer.serial, {}, { unknown: true }), 'INDETERMINATE/TRY_LATER'],
    ['about another', answerFor(signer.serial + 1), 'INDETERMINATE/TRY_LATER'],
    [
      'what was true a month ago',
      answerFor(signer.serial, { at: times.now - 40 * 86_400_000, until: times.now - 30 * 86_400_000 }),
      'INDETERMINATE/TRY_LATER',
    ],
    [
      'by somebody who may not',
      ocspAnswer(authority, leaves.p384, { at: times.now, until: times.end, answers: [{ serial: signer.serial }] }),
      'INDETERMINATE/TRY_LATER',
    ],
    ['that it cannot answer', Uint8Array.of(0x30, 0x03, 0x0a, 0x01, 0x06), 'INDETERMINATE/TRY_LATER'],
    ['with noise', Uint8Array.of(1, 2, 3), 'INDETERMINATE/TRY_LATER'],
  ])('is not good where the answer is %s', async (_, answer, indication) => {
    expect((await judge(input, options, times.now, network({ [responderUrl]: answer }).fetch)).indication).toBe(indication)
  })

  test('is open without a network, and names what to ask', async () => {
    const named = await judge(input, options)
    expect(named.indication).toBe('INDETERMINATE/TRY_LATER')
    expect(named.of('seal.revocation')?.detail?.needs).toEqual([{ url: expect.stringContaining(`${responderUrl}/`), kind: 'revocation' }])
    const silent = await judge(input, options, times.now, network({}).fetch)
    expect(silent.of('seal.revocation')?.message).toContain('answered with status 404')
  })
})

describe('a certificate that names both', () => {
  const { signer, input } = sealedBy(extensions.lists(listUrl), extensions.responders(responderUrl))
  const list = revocationList(authority, { from: times.now - 60_000, until: times.now + 86_400_000 })

  test('is looked up in the list, and the responder is asked only where that settles nothing', async () => {
    const listed = network({ [listUrl]: list, [responderUrl]: answerFor(signer.serial) })
    expect((await judge(input, options, times.now, listed.fetch)).indication).toBe('TOTAL-PASSED')
    expect(listed.asked).toEqual([listUrl])
    for (const answers of [{}, { [listUrl]: lists.p256Stale }]) {
      const answered = network({ ...answers, [responderUrl]: answerFor(signer.serial) })
      expect((await judge(input, options, times.now, answered.fetch)).indication).toBe('TOTAL-PASSED')
      expect(answered.asked).toEqual([listUrl, expect.stringContaining(`${responderUrl}/`)])
    }
    const neither = network({})
    const open = await judge(input, options, times.now, neither.fetch)
    expect(open.of('seal.revocation')?.detail?.needs?.map(({ url }) => url)).toEqual(neither.asked)
    expect((await judge(input, options)).of('seal.revocation')?.detail?.needs).toEqual([{ url: listUrl, kind: 'revocation' }])
  })
})

test('whoever fetches is told that the answer is signed, so that plain http is enough, and nothing else is told so', async () => {
  const told: unknown[] = []
  const fetch: Fetch = async (url, { signed }) => {
    told.push([url.split('/', 3).join('/'), signed])
    return new Response('', { status: 404 })
  }
  const { input } = sealedBy(extensions.lists(listUrl), extensions.responders(responderUrl))
  await verify(JSON.stringify(input), { fetch, now: new Date(times.now), seals: options })
  const status = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '1',
    statusListCredential: 'https://school.example/list',
  }
  await verify({ ...badge('did:web:school.example'), credentialStatus: status }, { fetch, now: new Date(times.now) })
  expect(told).toContainEqual(['https://lists.example', true])
  expect(told).toContainEqual(['http://status.example', true])
  expect(told).toContainEqual(['https://school.example', undefined])
  expect(told.filter((one) => (one as readonly unknown[])[1] === true)).toHaveLength(2)
})

test('a certificate that says where its issuer’s is, or nothing that can be read, is asked about nowhere', async () => {
  for (const access of [extensions.otherAccess(responderUrl), extensions.brokenAccess()]) {
    const { asked, fetch } = network({})
    expect((await judge(sealedBy(access).input, options, times.now, fetch)).indication).toBe('INDETERMINATE/TRY_LATER')
    expect(asked).toEqual([])
  }
})
