/** Seals with too much of everything: they end at a limit, with a code, in bounded time. */
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import type { Entity } from '../../fixtures/pki/pki.mjs'
import { general, seal, withArchiveTimestamp, withSignatureTimestamp, withValues } from '../../fixtures/pki/seal.mjs'
import { dnsName, entity, extensions, ocspAnswer as makeAnswer, revocationList as makeList } from '../../fixtures/pki/x509.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { judge as judgeChain } from '../../src/keys/x5c/chain.ts'
import { gather } from '../../src/keys/x5c/evidence.ts'

import { proof } from '../../src/proofs/jades/index.ts'
import { judge, minted, outcomeOf, parsed, pki, scopeOf, sealText, stampToken, times, trust } from './seals.ts'

const { root, authorities, leaves, stampers, lists, answer, named } = pki()
const payload = JSON.stringify(credential())
const sealed = (options: object = {}) => seal(payload, leaves.p256, { at: times.sealed, ...options })
const item = (kind: string, value: unknown): string => Buffer.from(JSON.stringify({ [kind]: value })).toString('base64url')

describe('too much of everything', () => {
  const quick = async (run: () => Promise<unknown>, milliseconds: number): Promise<void> => {
    const before = performance.now()
    await run()
    expect(performance.now() - before).toBeLessThan(milliseconds)
  }

  test('a hundred signatures', async () => {
    const { payload: text, signatures } = general(sealed())
    const judged = await judge({ payload: text, signatures: Array.from({ length: 100 }, () => signatures[0]) })
    expect(judged.of('proof')).toMatchObject({ outcome: 'unknown', code: 'ERR_LIMIT' })
  })

  test('more certificates than are looked at', async () => {
    const certificates = Array.from({ length: 60 }, () => leaves.p256.certificate)
    const judged = await judge(general(withValues(sealed(), { certificates })))
    expect(judged.of('proof')).toMatchObject({ outcome: 'unknown', code: 'ERR_LIMIT' })
    expect(judged.verdict).toBe('indeterminate')
  })

  test('fifty authorities of one name, each of them a candidate for each', async () => {
    const subject = named('THE SAME')
    const crowd: Entity[] = []
    const key = leaves.p256.key
    for (let serial = 1; serial <= 49; serial++) {
      // they all have one name, and two keys by turns: every one could have issued every other
      const by = serial % 2 === 0 ? key : (stampers.now.key ?? key)
      crowd.push(
        entity({
          subject,
          key: by,
          issuer: { subject, key, algorithm: 'ES256' },
          serial,
          from: times.start,
          until: times.end,
          extensions: [extensions.authority(), extensions.usage(5, 6)],
        }),
      )
    }
    const leaf = certificate(
      new Uint8Array(
        entity({
          subject: leaves.p256.subject,
          key,
          issuer: { subject, key, algorithm: 'ES256' },
          serial: 99,
          from: times.start,
          until: times.end,
        }).certificate,
      ),
    )
    const { evidence } = gather(
      { certificates: crowd.map(({ certificate: der }) => new Uint8Array(der)), lists: [], answers: [] },
      { anchors: [minted.root] },
    )
    await quick(async () => {
      const chain = await judgeChain(leaf, evidence, { at: times.now, now: times.now, maxAge: undefined, revocation: 'if-known' })
      expect(['no-path', 'limit']).toContain(chain.state)
    }, 3000)
  })

  test('a name that is longer than any', () => {
    const names = extensions.alternativeNames(dnsName(`${'a.'.repeat(3000)}example.lu`))
    const { certificate: der } = entity({
      subject: root.subject,
      key: root.key,
      serial: 1,
      from: times.start,
      until: times.end,
      extensions: [names],
    })
    expect(outcomeOf(() => certificate(new Uint8Array(der)))).toBe('ERR_ASN1')
  })

  test('a circle of authorities', async () => {
    const keys = [leaves.p256.key, stampers.now.key, pki().responder.key]
    const who = keys.map((key, index) => ({ subject: named(`CIRCLE ${index}`), key, algorithm: 'ES256' }))
    const [first, second, third] = who
    if (first === undefined || second === undefined || third === undefined) throw new Error('three')
    const link = (subject: typeof first, issuer: typeof first, serial: number) =>
      entity({
        ...subject,
        issuer,
        serial,
        from: times.start,
        until: times.end,
        extensions: [extensions.authority(), extensions.usage(5, 6)],
      })
    const circle = [link(first, second, 1), link(second, third, 2), link(third, first, 3), link(first, third, 4), link(second, first, 5)]
    const leaf = entity({
      subject: leaves.p256.subject,
      key: leaves.p256.key,
      issuer: first,
      serial: 9,
      from: times.start,
      until: times.end,
    })
    const { evidence } = gather(
      { certificates: circle.map(({ certificate: der }) => new Uint8Array(der)), lists: [], answers: [] },
      { anchors: [minted.root] },
    )
    const chain = await judgeChain(certificate(new Uint8Array(leaf.certificate)), evidence, {
      at: times.now,
      now: times.now,
      maxAge: undefined,
      revocation: 'if-known',
    })
    expect(chain.state).toBe('no-path')
  })

  test('several certificates of one name and key: the one that leads to the anchor is found', async () => {
    const other = entity({
      subject: named('ANOTHER ROOT'),
      key: leaves.p384?.key ?? root.key,
      serial: 1,
      from: times.start,
      until: times.end,
      extensions: [extensions.authority(), extensions.usage(5, 6)],
    })
    const cross = (serial: number) =>
      entity({
        subject: authorities.p256.subject,
        key: authorities.p256.key,
        issuer: other,
        serial,
        from: times.start,
        until: times.end,
        extensions: [extensions.authority(), extensions.usage(5, 6)],
      })
    const crosses = [2, 3, 4].map((serial) => new Uint8Array(cross(serial).certificate))
    const { evidence } = gather(
      { certificates: [...crosses, new Uint8Array(authorities.p256.certificate)], lists: [], answers: [] },
      { anchors: [new Uint8Array(root.certificate)] },
    )
    const chain = await judgeChain(certificate(new Uint8Array(leaves.p256.certificate)), evidence, {
      at: times.now,
      now: times.now,
      maxAge: undefined,
      revocation: 'if-known',
    })
    expect(chain.state).toBe('good')
    expect(chain.path).toHaveLength(3)
  })

  test('a revocation list of a megabyte', async () => {
    const revoked = Array.from({ length: 60_000 }, (_, index) => ({ serial: 1_000_000 + index, at: times.start }))
    const list = makeList(authorities.p256, { from: times.valued, until: times.end, revoked })
    expect(list.length).toBeGreaterThan(1_000_000)
    await quick(async () => {
      const judged = await judge(sealText('p256.B-B.json'), {
        ...trust,
        revocations: [minted.lists.root, Buffer.from(list).toString('base64')],
      })
      expect(judged.indication).toBe('TOTAL-PASSED')
    }, 10_000)
  }, 60_000)

  test('several megabytes of evidence', async () => {
    const huge = new Uint8Array(1_500_000)
    const judged = await judge(general(withValues(sealed(), { lists: [huge, huge, huge] })))
    expect(['ERR_LIMIT', 'ERR_PROOF_FORMAT']).toContain(judged.of('proof')?.code)
  })

  test('a hundred timestamps, one of them huge', async () => {
    let made = sealed()
    for (let count = 0; count < 100; count++)
      made = { ...made, unsigned: [...made.unsigned, item('sigTst', { tstTokens: [{ val: Buffer.from(stampToken).toString('base64') }] })] }
    expect((await judge(general(made))).of('proof')).toMatchObject({ outcome: 'unknown', code: 'ERR_LIMIT' })
    const huge = { ...sealed(), unsigned: [item('sigTst', { tstTokens: [{ val: Buffer.alloc(2_000_000, 0x30).toString('base64') }] })] }
    await quick(async () => expect((await judge(general(huge))).of('proof')).toMatchObject({ outcome: 'unknown', code: 'ERR_LIMIT' }), 5000)
  })

  test('tokens and answers that bring a crowd along: an end at a limit, and what comes again counts once', async () => {
    const many = Array.from({ length: 101 }, (_, serial) => pki().make({ subject: named('CROWD'), key: leaves.p256.key, serial }))
    const crowd = many.map((each) => each.certificate)
    const stamped = (others: readonly Uint8Array[]) =>
      general(withSignatureTimestamp(sealed(), stampers.now, { at: times.stamped, others }))
    const answered = (certificates: readonly Uint8Array[]) => {
      const facts = { at: times.valued, until: times.end, answers: [{ serial: leaves.p256.serial }] }
      return general(withValues(sealed(), { answers: [makeAnswer(authorities.p256, pki().responder, { ...facts, certificates })] }))
    }
    for (const make of [stamped, answered]) {
      await quick(async () => expect((await judge(make(crowd))).of('proof')).toMatchObject({ outcome: 'unknown', code: 'ERR_LIMIT' }), 5000)
      const again = Array.from({ length: 40 }, () => pki().responder.certificate)
      expect((await judge(make([...again, ...crowd.slice(0, 20)]))).indication).toBe('TOTAL-PASSED')
    }
  })

  test('a list of ten thousand items', async () => {
    const judged = await judge(general({ ...sealed(), unsigned: Array.from({ length: 10_000 }, () => item('x', 1)) }))
    expect(judged.of('proof')).toMatchObject({ outcome: 'fail', code: 'ERR_PROOF_FORMAT' })
  })

  test('many archive timestamps, each over all before it', async () => {
    let made = withSignatureTimestamp(sealed(), stampers.now, { at: times.stamped })
    made = withValues(made, { certificates: [authorities.p256.certificate], lists: [lists.root], answers: [answer] })
    for (let count = 0; count < 20; count++)
      made = withArchiveTimestamp(made, stampers.now, { at: times.archived + count * 1000, serial: count })
    await quick(async () => expect((await judge(general(made))).indication).toBe('TOTAL-PASSED'), 5000)
  })

  test('what is no seal is not judged', async () => {
    const other = { ...parsed(sealText('p256.B-B.json')), envelope: { kind: 'none' } as const }
    expect(
      await proof.verify(
        other,
        { issuer: { path: '' }, until: [], statuses: [], schemas: [], nested: [], recipient: () => [] },
        scopeOf(trust),
      ),
    ).toEqual({ checks: [] })
  })
})
