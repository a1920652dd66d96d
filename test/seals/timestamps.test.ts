/** Timestamps as a relying party meets them: with data to be fetched, without certificates, and with times that cannot be. */
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import * as der from '../../fixtures/pki/der.mjs'
import { general, seal, withArchiveTimestamp, withSignatureTimestamp } from '../../fixtures/pki/seal.mjs'
import { attribute } from '../../fixtures/pki/timestamp.mjs'
import { extensions, purposes, revocationList } from '../../fixtures/pki/x509.mjs'
import type { Scope } from '../../src/lib/scope.ts'
import type { SealOptions } from '../../src/lib/seal-options.ts'
import { verify } from '../../src/verify.ts'
import { judge, level, minted, pki, times, trust } from './seals.ts'

const { leaves, authorities, stampers, lists, root, make, named } = pki()
const sealed = (options: object = {}) => seal(JSON.stringify(credential()), leaves.p256, { at: times.sealed, ...options })
const url = 'https://lists.example/timestamps.crl'
const listed = make({
  subject: named('TIMESTAMPS WITH A LIST'),
  key: stampers.now.key,
  issuer: root,
  extensions: [extensions.usage(0), extensions.purposes([purposes.timeStamping], true), extensions.lists(url)],
})
const stamped = general(withSignatureTimestamp(sealed(), listed, { at: times.stamped }))

// RFC 5652 section 5.1: they are signed by nobody, and whoever passes a seal on could add one
test('a certificate in a timestamp that cannot be read and is not needed leaves the seal what it is', async () => {
  const beside = general(withSignatureTimestamp(sealed(), stampers.now, { at: times.stamped, others: [der.sequence(der.integer(1))] }))
  const judged = await judge(beside)
  expect([judged.verdict, level(judged), judged.of('seal.timestamp')?.outcome]).toEqual(['valid', 'B-T', 'pass'])
})

describe('whether the authority was revoked', () => {
  // the list that answers for the authority is the only one that is not at hand
  const without = { ...trust, anchors: [minted.authorities.p256], revocations: [minted.lists.p256Later] }
  const answering =
    (list: Uint8Array): Scope['fetch'] =>
    async (address) => ({ url: address, status: 200, contentType: 'application/pkix-crl', bytes: new Uint8Array(list) })

  test('is fetched, where the caller allows it', async () => {
    const judged = await judge(stamped, without, times.now, answering(lists.root))
    expect([judged.verdict, level(judged)]).toEqual(['valid', 'B-T'])
    const revoked = revocationList(root, { from: times.sealed, until: times.end, revoked: [{ serial: listed.serial, at: times.start }] })
    const refused = await judge(stamped, without, times.now, answering(revoked))
    expect(refused.of('seal.timestamp')).toMatchObject({ outcome: 'unknown', detail: { timestamps: [{ authority: 'revoked' }] } })
    expect(level(refused)).toBe('B-B')
  })

  test('is a question of its own, with the address that would settle it', async () => {
    const judged = await judge(stamped, without)
    expect(judged.of('seal.timestamp')).toMatchObject({
      outcome: 'unknown',
      code: 'ERR_SEAL_REVOCATION',
      detail: { needs: [{ url, kind: 'revocation' }] },
    })
  })

  test('is not asked of authorities that were in force then, where that is enough', async () => {
    const asked: string[] = []
    const judged = await judge(stamped, { ...without, timestampTrust: 'at-genTime' }, times.now, async (address) => {
      asked.push(address)
      return { url: address, status: 404, contentType: '', bytes: new Uint8Array() }
    })
    expect([judged.verdict, asked]).toEqual(['valid', []])
  })
})

describe('a token without its certificate', () => {
  const bare = general(withSignatureTimestamp(sealed(), stampers.now, { at: times.stamped, embed: false }))

  test('is open, and neither good nor bad', async () => {
    const judged = await judge(bare)
    expect(judged.of('seal.timestamp')).toMatchObject({ outcome: 'unknown', code: 'ERR_SEAL_TIMESTAMP_TRUST' })
    expect([judged.verdict, level(judged)]).toEqual(['indeterminate', 'B-B'])
  })

  test('is settled by a caller who has it', async () => {
    for (const more of [
      { timestampAnchors: [stampers.now.certificate] },
      { certificates: [...(trust.certificates ?? []), stampers.now.certificate] },
    ]) {
      const judged = await judge(bare, { ...trust, ...more })
      expect([judged.verdict, level(judged)]).toEqual(['valid', 'B-T'])
    }
    const other = await judge(bare, { ...trust, timestampAnchors: [stampers.rsa.certificate] })
    expect(other.of('seal.timestamp')?.outcome).toBe('unknown')
  })
})

describe('times that contradict each other', () => {
  const withContent = (at: number) =>
    general(withSignatureTimestamp(sealed({ contentTimestamp: { authority: stampers.now, at } }), stampers.now, { at: times.stamped }))

  test.each([
    ['before', times.stamped - 1000, 'TOTAL-PASSED', 'valid'],
    ['at the same time', times.stamped, 'TOTAL-PASSED', 'valid'],
    ['after', times.stamped + 1000, 'INDETERMINATE/TIMESTAMP_ORDER_FAILURE', 'indeterminate'],
  ])('the payload %s the signature', async (_, at, indication, verdict) => {
    const judged = await judge(withContent(at))
    expect([judged.indication, judged.verdict]).toEqual([indication, verdict])
  })

  test('the archive before the signature', async () => {
    const made = withSignatureTimestamp(sealed(), stampers.now, { at: times.archived })
    const judged = await judge(general(withArchiveTimestamp(made, stampers.now, { at: times.stamped })))
    expect(judged.indication).toBe('INDETERMINATE/TIMESTAMP_ORDER_FAILURE')
    expect(judged.of('seal.timestamp')).toMatchObject({ outcome: 'unknown', detail: { timestamps: [{ fault: 'order' }] } })
  })

  test('one that is still to come proves nothing, and contradicts nothing', async () => {
    const judged = await judge(stamped, trust, times.stamped - 1000)
    expect(judged.of('seal.timestamp')).toMatchObject({ outcome: 'unknown', code: 'ERR_SEAL_TIMESTAMP' })
    expect(judged.indication).not.toContain('ORDER')
  })
})

describe('a clock that is behind those of the authorities', () => {
  const behind = 5_000
  const verified = async (input: object, seals: SealOptions, at: number, skew?: number) => {
    const { checks } = await verify(JSON.stringify(input), { seals, now: new Date(at - behind), ...(skew !== undefined && { skew }) })
    return (id: string) => checks.find((check) => check.id === id)?.outcome
  }
  test.each<[number | undefined, string]>([
    [undefined, 'unknown'],
    [4, 'unknown'],
    [5, 'pass'],
  ])('counts their word where it may differ by %s seconds', async (skew, outcome) => {
    const stamp = await verified(stamped, trust, times.stamped, skew)
    expect([stamp('seal.timestamp'), stamp('proof')]).toEqual([outcome, 'pass'])
    const list = revocationList(authorities.p256, { from: times.now, until: times.end })
    const listed = await verified(general(sealed()), { ...trust, revocations: [minted.lists.root, list] }, times.now, skew)
    expect(listed('seal.revocation')).toBe(outcome)
  })
  test('and not where it contradicts a time that is proven', async () => {
    const made = withSignatureTimestamp(sealed(), stampers.now, { at: times.archived })
    const input = general(withArchiveTimestamp(made, stampers.now, { at: times.archived - 1000 }))
    expect((await verified(input, trust, times.now, 60))('seal.timestamp')).toBe('unknown')
  })
})

describe('a token that brings a revocation list along', () => {
  const long = (length: number): Uint8Array =>
    revocationList(root, {
      from: times.start,
      until: times.end,
      revoked: Array.from({ length }, (_, serial) => ({ serial: serial + 1e6, at: times.start })),
    })
  const bringing = (length: number) =>
    judge(general(withSignatureTimestamp(sealed(), stampers.now, { at: times.stamped, lists: [long(length)] })))

  test('is as good as without, however long: nobody reads it', async () => {
    for (const length of [100, 8000]) expect((await bringing(length)).of('seal.timestamp')?.outcome).toBe('pass')
  })
})

test('a token that says more than is looked at is open: nothing says that it is not well made', async () => {
  const much = (length: number) => attribute('1.2.3', der.sequence(...Array.from({ length }, () => der.integer(1))))
  const saying = (length: number) => {
    const attributesOf = (usual: readonly Uint8Array[]) => [...usual, much(length)]
    return judge(general(withSignatureTimestamp(sealed(), stampers.now, { at: times.stamped, attributesOf })))
  }
  expect((await saying(100)).of('seal.timestamp')?.outcome).toBe('pass')
  const judged = await saying(8000)
  expect(judged.of('seal.timestamp')).toMatchObject({ outcome: 'unknown', code: 'ERR_UNSUPPORTED' })
  expect(judged.verdict).toBe('indeterminate')
})
