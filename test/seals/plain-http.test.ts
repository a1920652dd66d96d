/** What may come over plain http, and nothing else on its account: however a credential is verified, and whatever was asked before. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { general, seal } from '../../fixtures/pki/seal.mjs'
import { extensions, ocspAnswer, revocationList } from '../../fixtures/pki/x509.mjs'
import * as bulk from '../../src/bulk.ts'
import { packed, unpacked } from '../../src/cli/evidence/format.ts'
import { CredentialError, recorder, replay } from '../../src/index.ts'
import { scopeOf } from '../../src/lib/call.ts'
import type { Fetch, Registry } from '../../src/lib/options.ts'
import { type Report, verify, verifyMany } from '../../src/verify.ts'
import { minted, pki, times } from './seals.ts'

const { leaves, authorities, responder, make } = pki()
const { p256: authority } = authorities
const [listUrl, responderUrl] = ['http://lists.example/p256.crl', 'http://status.example/ocsp']
const kinds = [
  ['a list', extensions.lists(listUrl)],
  ['a responder', extensions.responders(responderUrl)],
] as const
const sealedBy = (access: Uint8Array) => {
  const { subject, key } = leaves.p256
  const signer = make({ subject, key, issuer: authority, extensions: [extensions.usage(0, 1), access] })
  return { serial: signer.serial, text: JSON.stringify(general(seal(JSON.stringify(credential()), signer, { at: times.sealed }))) }
}
const options = { now: new Date(times.now), seals: { anchors: [minted.authorities.p256] } }

const refused = (): Promise<never> => Promise.reject(new CredentialError('ERR_FORBIDDEN_ADDRESS', 'it is not https'))
/** As `guardedFetch`: plain http for what is signed itself. */
const guarding =
  (answer: (url: string) => Uint8Array | string): Fetch =>
  async (url, { signed }) =>
    url.startsWith('https:') || signed ? new Response(answer(url) as BodyInit) : refused()

const until = times.now + 86_400_000
const network = (serial: number): Fetch =>
  guarding((url) =>
    url === listUrl
      ? revocationList(authority, { from: times.now - 60_000, until })
      : ocspAnswer(authority, responder, { at: times.now - 60_000, until, answers: [{ serial }], certificates: [responder.certificate] }),
  )
const revocation = ({ checks }: Report): string | undefined => checks.find(({ id }) => id === 'seal.revocation')?.outcome

describe.each(kinds)('%s over plain http settles whether a certificate was revoked', (_, access) => {
  const { serial, text } = sealedBy(access)
  const fetch = network(serial)

  test('alone, and not without it', async () => {
    expect(revocation(await verify(text, { ...options, fetch }))).toBe('pass')
    expect(revocation(await verify(text, { ...options, fetch: () => refused() }))).toBe('unknown')
  })

  test.each(['in one run', 'in bulk'])('of many %s', async (run) => {
    const many = run === 'in bulk' ? bulk.verifyMany([text], { ...options, fetch, workers: 0 }) : verifyMany([text], { ...options, fetch })
    for await (const { report } of many) expect(report && revocation(report)).toBe('pass')
  })

  test('in a shard, and again from its snapshot without the network', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'credlens-test-'))
    try {
      const [input, snapshot] = [join(folder, 'stock.ndjson'), join(folder, 'snapshot')]
      writeFileSync(input, `${text}\n`)
      const given = { ...options, input, snapshot, operation: 'verify', workers: 0 } as const
      const first = await bulk.shard({ ...given, output: join(folder, 'first.ndjson'), fetch })
      const again = await bulk.shard({ ...given, output: join(folder, 'again.ndjson') })
      expect([again.snapshot, again.counts]).toEqual([first.snapshot, first.counts])
      for (const name of ['first', 'again'])
        expect(revocation(JSON.parse(readFileSync(join(folder, `${name}.ndjson`), 'utf8')).report)).toBe('pass')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('in a replay', async () => {
    const { fetch: recording, recorded, unanswered } = recorder(fetch)
    const live = await verify(text, { ...options, fetch: recording })
    expect(await verify(text, { ...options, fetch: replay(recorded(), unanswered()) })).toEqual(live)
    expect(revocation(live)).toBe('pass')
  })
})

describe('what came over plain http because it is signed', () => {
  const url = 'http://school.example/1'
  const fetch = guarding(() => '{"id":"http://school.example/1"}')
  const none: Registry = { formats: [], proofs: [], keys: [], statuses: [], containers: [] }
  const code = (error: CredentialError): string => error.code

  test.each(['revocation', 'issuer'] as const)('answers nothing else, where it was asked for as %s first', async (first) => {
    const { fetch: recording, recorded, unanswered } = recorder(fetch)
    const asked = async (way: Fetch): Promise<unknown> => {
      const scope = scopeOf({ options: { fetch: way }, registry: none })
      await scope.fetch(url, first).catch(code)
      return Promise.all([
        scope.fetch(url, 'revocation').then(({ status }) => status, code),
        scope.json(url, 'issuer').catch(code),
        scope.fetch(url, 'status').catch(code),
      ])
    }
    expect(await asked(recording)).toEqual([200, 'ERR_FORBIDDEN_ADDRESS', 'ERR_FORBIDDEN_ADDRESS'])
    // and from a file of evidence, too
    const about = { credlens: '', command: 'verify', options: {}, now: '', sources: [], report: '', exit: 0 }
    const kept = unpacked(packed({ ...about, answers: recorded(), failures: unanswered() }))
    expect(await asked(replay(kept.answers, kept.failures))).toEqual([200, 'ERR_FORBIDDEN_ADDRESS', 'ERR_FORBIDDEN_ADDRESS'])
  })
})
