/** Who may answer for an authority, and what of an answer counts (RFC 6960 section 4.2): each fault stands beside the same without it. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as der from '../../fixtures/pki/der.mjs'
import type { Entity, EntityFacts } from '../../fixtures/pki/pki.mjs'
import { answeredBy, directoryName, dnsName, extensions, name, ocspAnswer, purposes } from '../../fixtures/pki/x509.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { answeredStatuses, ocspAnswer as read } from '../../src/keys/x5c/ocsp.ts'
import { answerAddresses } from '../../src/keys/x5c/ocsp-request.ts'
import { issued } from '../../src/keys/x5c/path.ts'
import { type Status, standingAt } from '../../src/keys/x5c/revocation.ts'
import { outcomeOf, pki, times } from './seals.ts'

const { leaves, authorities, responder, root, make } = pki()
const { p256: leaf } = leaves
const { p256: authority } = authorities
const second = 1000

type Facts = Partial<Parameters<typeof ocspAnswer>[2]>
const answerBy = (by: Entity, more: Facts = {}): Uint8Array =>
  ocspAnswer(authority, by, { at: times.valued, until: times.now, answers: [{ serial: leaf.serial }], ...more })

interface Around {
  readonly pool?: readonly Entity[]
  readonly issuer?: Entity
}
/** What an answer says of the leaf. */
const statusesOf = (answer: Uint8Array, { pool = [], issuer = authority }: Around = {}): Promise<readonly Status[]> =>
  answeredStatuses(read(answer), certificate(leaf.certificate), certificate(issuer.certificate), {
    pool: pool.map((each) => certificate(each.certificate)),
    issued,
    isRevoked: () => Promise.resolve(false),
  })
const saidBy = async (...given: Parameters<typeof statusesOf>): Promise<readonly string[]> =>
  (await statusesOf(...given)).map(({ state }) => state)

const signing = [extensions.usage(0), extensions.purposes([purposes.ocspSigning])]
const delegation = [...signing, extensions.noCheck()]
const delegated = (facts: Partial<EntityFacts> = {}): Entity =>
  make({ subject: responder.subject, key: responder.key, issuer: authority, extensions: delegation, ...facts })

describe('the name of the authority (RFC 6960 section 4.1.1)', () => {
  const spelled = { ...authority, subject: { ...authority.subject, CN: authority.subject['CN']?.toLowerCase() ?? '' } }
  const under = make({ subject: leaf.subject, key: leaf.key, issuer: spelled })
  const said = async (by: Entity, revokedAt?: number): Promise<readonly string[]> => {
    const answers = [{ serial: under.serial, ...(revokedAt !== undefined && { revokedAt }) }]
    const answer = read(ocspAnswer(by, authority, { at: times.valued, until: times.now, answers }))
    const around = { pool: [], issued, isRevoked: () => Promise.resolve(false) }
    const found = await answeredStatuses(answer, certificate(under.certificate), certificate(authority.certificate), around)
    return found.map(({ state }) => state)
  }

  test('counts as the certificate in question writes it, and as its own does', async () => {
    for (const by of [spelled, authority]) {
      expect(await said(by)).toEqual(['good'])
      expect(await said(by, times.sealed)).toEqual(['revoked'])
    }
  })
  test('is asked for as the certificate in question writes it', async () => {
    const asking = make({ ...under, issuer: spelled, extensions: [extensions.responders('http://status.example')] })
    const [address = ''] = await answerAddresses(certificate(asking.certificate), certificate(authority.certificate))
    const question = Buffer.from(decodeURIComponent(address.split('/').at(-1) ?? ''), 'base64')
    const names = (by: Entity): boolean => question.includes(createHash('sha1').update(name(by.subject)).digest())
    expect([spelled, authority].map(names)).toEqual([true, false])
  })
  test('is not that of another, nor has he another key', async () => {
    expect(await said({ ...authority, subject: root.subject })).toEqual([])
    expect(await said({ ...spelled, key: leaf.key })).toEqual([])
  })
})

describe('a delegate', () => {
  test('answers, whether its certificate comes with the answer or lies around', async () => {
    expect(await saidBy(answerBy(delegated()))).toEqual(['good'])
    expect(await saidBy(answerBy(responder, { certificates: [] }), { pool: [responder] })).toEqual(['good'])
    expect(await saidBy(answerBy(responder, { certificates: [] }))).toEqual([])
  })

  test('answers, whatever lies beside its certificate that cannot be read and is not needed', async () => {
    const unread = der.sequence(der.integer(1))
    expect(await saidBy(answerBy(responder, { certificates: [unread, responder.certificate] }))).toEqual(['good'])
    expect(await saidBy(answerBy(responder, { certificates: [unread] }))).toEqual([])
    expect(await saidBy(answerBy(authority, { certificates: [unread] }))).toEqual(['good'])
  })

  test('has a certificate that the authority signed, and not one in its name only', async () => {
    const forged = delegated({ issuer: { ...authority, key: leaf.key } })
    expect(await saidBy(answerBy(forged))).toEqual([])
    expect(await saidBy(answerBy(forged, { certificates: [] }), { pool: [forged] })).toEqual([])
    // nor does one that was made for it help the other
    expect(await saidBy(answerBy(forged), { pool: [delegated()] })).toEqual(['good'])
    expect(await saidBy(answerBy({ ...forged, key: leaf.key }), { pool: [delegated()] })).toEqual([])
  })

  test.each<[string, Partial<EntityFacts>, readonly string[]]>([
    ['begins in that second', { from: times.valued }, ['good']],
    ['begins a second later', { from: times.valued + second }, []],
    ['ends in that second', { until: times.valued }, ['good']],
    ['ended a second before', { until: times.valued - second }, []],
  ])('is in force when it answers: it %s', async (_, lifetime, said) => {
    expect(await saidBy(answerBy(delegated(lifetime)))).toEqual(said)
    // that is when the answer was made, and not what it is about
    expect(await saidBy(answerBy(delegated(lifetime), { at: times.start, producedAt: times.valued }))).toEqual(said)
  })

  test.each<[string, () => Entity, readonly string[]]>([
    ['nothing', () => delegated(), ['good']],
    ['an extension that nobody knows', () => delegated({ extensions: [...delegation, extensions.unknown()] }), ['good']],
    ['a critical one', () => delegated({ extensions: [...delegation, extensions.unknownCritical()] }), []],
    ['the purpose as critical', () => delegated({ extensions: [extensions.purposes([purposes.ocspSigning], true)] }), ['good']],
    ['that it need not be asked about, as critical', () => delegated({ extensions: [...signing, extensions.noCheck(true)] }), ['good']],
    ['another purpose', () => delegated({ extensions: [extensions.purposes([purposes.timeStamping])] }), []],
    ['no purpose', () => delegated({ extensions: [extensions.usage(0), extensions.noCheck()] }), []],
  ])('has a certificate that is understood (RFC 5280 section 4.2): it holds %s', async (_, by, said) => {
    expect(await saidBy(answerBy(by()))).toEqual(said)
  })

  // RFC 5280 section 4.2.1.12
  test.each([
    [0, ['good']],
    [1, ['good']],
    [2, []],
    [5, []],
  ])('has a key that is for signatures: one for use %d', async (use, said) => {
    expect(await saidBy(answerBy(delegated({ extensions: [extensions.usage(use), ...delegation.slice(1)] })))).toEqual(said)
  })

  test('that has ended says nothing of later, whatever date its answer has', async () => {
    const end = times.valued + 60 * second
    const ended = delegated({ until: end })
    const ofLater = (at: number): Facts => ({ producedAt: times.valued, at })
    expect(await saidBy(answerBy(ended, ofLater(end)))).toEqual(['good'])
    expect(await saidBy(answerBy(ended, ofLater(end + second)))).toEqual([])
    // also where it says that more is to come later than that, or the caller says how old an answer may be
    const standing = async (by: Entity, at: number, pool: readonly Entity[] = []) => {
      const statuses = await statusesOf(answerBy(by, { until: times.now }), { pool })
      return [undefined, 10 * 365 * 86_400].map((maxAge) => standingAt(statuses, { at, now: times.now, maxAge }).state)
    }
    expect(await standing(ended, end)).toEqual(['good', 'good'])
    expect(await standing(ended, end + 1)).toEqual(['stale', 'stale'])
    // one that got a new certificate for its key speaks on, and the authority itself is judged on the path
    expect(await standing(ended, times.now - 1, [delegated()])).toEqual(['good', 'good'])
    expect(await standing(authority, times.now - 1)).toEqual(['good', 'good'])
  })

  test('has a name that the authority may give', async () => {
    const within = (C: string): Entity =>
      make({
        ...authority,
        issuer: root,
        extensions: [extensions.authority(), extensions.nameConstraints({ permitted: [directoryName({ C })] })],
      })
    const said = (issuer: Entity) => saidBy(answerBy(delegated({ issuer })), { issuer })
    expect(await said(within('LU'))).toEqual(['good'])
    expect(await said(within('EE'))).toEqual([])
  })
})

describe('who an answer says that made it', () => {
  const { p384: other } = leaves
  test.each<[string, Entity, Uint8Array, readonly string[]]>([
    ['the authority, by name', authority, answeredBy.name(authority), ['good']],
    ['the authority, by key', authority, answeredBy.key(authority), ['good']],
    ['its delegate, by name', responder, answeredBy.name(responder), ['good']],
    ['its delegate, by key', responder, answeredBy.key(responder), ['good']],
    ['somebody else than the authority, by name', authority, answeredBy.name(other), []],
    ['somebody else than the authority, by key', authority, answeredBy.key(other), []],
    ['somebody else than the delegate, by name', responder, answeredBy.name(other), []],
    ['somebody else than the delegate, by key', responder, answeredBy.key(other), []],
    ['the authority, while its delegate did', responder, answeredBy.name(authority), []],
    ['the delegate, while its authority did', authority, answeredBy.key(responder), []],
  ])('%s', async (_, by, id, said) => {
    expect(await saidBy(answerBy(by, { id, certificates: [responder.certificate, other.certificate] }))).toEqual(said)
  })

  test('is one of the two ways in which it is said', () => {
    expect(outcomeOf(() => read(answerBy(responder, { id: dnsName('responder.example') })))).toBe('ERR_ASN1')
  })
})

describe('extensions of an answer', () => {
  const unknown = [extensions.unknown()]
  const critical = [extensions.unknownCritical()]
  test.each<[string, (list: readonly Uint8Array[]) => Facts]>([
    ['the whole', (more) => ({ more })],
    ['the one about the certificate', (extra) => ({ answers: [{ serial: leaf.serial, extra }] })],
  ])('that nobody knows, of %s: it counts, and not where that is critical', async (_, facts) => {
    expect(await saidBy(answerBy(responder, facts(unknown)))).toEqual(['good'])
    expect(await saidBy(answerBy(responder, facts(critical)))).toEqual([])
    expect(await saidBy(answerBy(responder, facts([extensions.nonce(true), extensions.cutoff(times.start, true)])))).toEqual(['good'])
  })

  test('of the one about another certificate are no matter', async () => {
    const answers = [{ serial: 5, extra: critical }, { serial: leaf.serial }]
    expect(await saidBy(answerBy(responder, { answers }))).toEqual(['good'])
  })

  test('say since when ended certificates are remembered: what is said of the one counts before what is said of all', async () => {
    const since = async (facts: Facts) => (await statusesOf(answerBy(responder, facts))).map((status) => status.since)
    const [all, one] = [times.start, times.sealed]
    expect(await since({})).toEqual([times.valued])
    expect(await since({ cutoff: all })).toEqual([all])
    expect(await since({ answers: [{ serial: leaf.serial, extra: [extensions.cutoff(one)] }] })).toEqual([one])
    expect(await since({ cutoff: all, answers: [{ serial: leaf.serial, extra: [extensions.cutoff(one)] }] })).toEqual([one])
  })
})

describe('an answer is read as one', () => {
  test.each<[string, Facts, string]>([
    ['it is well', {}, 'read'],
    ['of version 1, which need not be said', { version: 0 }, 'read'],
    ['of another version', { version: 1 }, 'ERR_ASN1'],
    ['of another type', { type: '1.3.6.1.5.5.7.48.1.2' }, 'ERR_ASN1'],
    ...[1, 2, 3, 5, 6].map((status): [string, Facts, string] => [`with the error ${status} and an answer`, { status }, 'ERR_ASN1']),
  ])('%s', (_, facts, outcome) => {
    expect(outcomeOf(() => read(answerBy(responder, facts)))).toBe(outcome)
  })

  test('with or without its envelope, whose parts are those that it has', async () => {
    const whole = answerBy(responder)
    const { octets, sequence, enumerated, context, implicit } = der
    const basic = new Uint8Array(whole).subarray(Buffer.from(whole).indexOf(Uint8Array.of(0x04, 0x82)) + 4)
    expect(await saidBy(basic)).toEqual(['good'])
    const bytes = sequence(der.oid('1.3.6.1.5.5.7.48.1.1'), octets(basic))
    expect(await saidBy(sequence(enumerated(0), context(0, bytes)))).toEqual(['good'])
    expect(outcomeOf(() => read(sequence(enumerated(0), context(1, bytes))))).toBe('ERR_ASN1')
    expect(outcomeOf(() => read(sequence(enumerated(0))))).toBe('ERR_ASN1')
    expect(outcomeOf(() => read(sequence(implicit(10, Uint8Array.of(0)), context(0, bytes))))).toBe('ERR_ASN1')
    // the status 6 in two octets
    expect(outcomeOf(() => read(sequence(Uint8Array.of(10, 2, 0, 6), context(0, bytes))))).toBe('ERR_ASN1')
  })

  test('with a state of the certificate, and a reason that may be left empty', () => {
    const { sequence, octets, context, implicit, generalizedTime } = der
    const id = sequence(sequence(der.oid('1.3.14.3.2.26')), octets(Uint8Array.of(1)), octets(Uint8Array.of(2)), der.integer(5))
    const [at, none] = [generalizedTime(times.valued), new Uint8Array()]
    const outcome = (...said: readonly Uint8Array[]): string => {
      const content = sequence(answeredBy.name(responder), at, sequence(sequence(id, ...said)))
      return outcomeOf(() => read(sequence(content, sequence(der.oid('1.2.840.10045.4.3.2')), der.bits(none))))
    }
    expect([outcome(implicit(0, none), at), outcome(context(1, at, context(0)), at)]).toEqual(['read', 'read'])
    expect([outcome(), outcome(at), outcome(implicit(0, none))]).toEqual(['ERR_ASN1', 'ERR_ASN1', 'ERR_ASN1'])
  })

  test('certificates and states are those that are called so, and nothing else of the same number', async () => {
    const whole = answerBy(responder)
    const changed = (at: number, octet: number): Uint8Array => Uint8Array.from(whole, (each, index) => (index === at ? octet : each))
    const held = Buffer.from(whole).indexOf(responder.certificate) - 8
    expect([whole[held], await saidBy(changed(held, 0xa0)), await saidBy(changed(held, 0xa1))]).toEqual([0xa0, ['good'], []])
    const state = Buffer.from(whole).indexOf(Uint8Array.of(0x80, 0, 0x18))
    expect([whole[state], outcomeOf(() => read(changed(state, 0x80)))]).toEqual([0x80, 'read'])
    expect(outcomeOf(() => read(changed(state, 0x40)))).toBe('ERR_ASN1')
  })

  test('by an algorithm that is not accepted counts for nothing', async () => {
    const { rsa } = authorities
    const said = async (algorithm: string): Promise<number> => {
      const answer = ocspAnswer(rsa, { ...rsa, algorithm }, { at: times.valued, answers: [{ serial: leaves.rsa.serial }] })
      const around = { pool: [], issued, isRevoked: () => Promise.resolve(false) }
      return (await answeredStatuses(read(answer), certificate(leaves.rsa.certificate), certificate(rsa.certificate), around)).length
    }
    expect([await said('RS256'), await said('RS1')]).toEqual([1, 0])
  })
})

describe('what is said of a certificate', () => {
  const about = async (...answers: readonly Facts['answers'][]) =>
    statusesOf(answerBy(responder, { answers: answers.flatMap((each) => each ?? []) }))
  const { serial } = leaf
  const facts = {
    source: 'ocsp',
    thisUpdate: times.valued,
    nextUpdate: times.now,
    since: times.valued,
    wordUntil: certificate(responder.certificate).notAfter,
  }

  test('is good, not known, or revoked: with its time and its reason', async () => {
    expect(await about([{ serial }])).toEqual([{ ...facts, state: 'good' }])
    expect(await about([{ serial, unknown: true }])).toEqual([{ ...facts, state: 'unknown' }])
    const revokedAt = times.start
    expect(await about([{ serial, revokedAt }])).toEqual([{ ...facts, state: 'revoked', at: revokedAt, reason: undefined }])
    expect(await about([{ serial, revokedAt, reason: 6 }])).toEqual([{ ...facts, state: 'revoked', at: revokedAt, reason: 6 }])
  })

  test('may stand behind what is said of others, and by a hash that is not accepted', async () => {
    const others = [{ serial: 5 }, { serial, named: 'SHA-224' }]
    expect(await about(others)).toEqual([])
    expect(await about(others, [{ serial, named: 'SHA-512' }])).toHaveLength(1)
  })

  test('may be said twice: the revocation is not lost behind the good word', async () => {
    const states = (await about([{ serial }, { serial, named: 'SHA-256', revokedAt: times.start }])).map(({ state }) => state)
    expect(states).toEqual(['good', 'revoked'])
    const extra = [extensions.unknownCritical()]
    expect(
      (
        await about([
          { serial, extra },
          { serial, revokedAt: times.start },
        ])
      ).map(({ state }) => state),
    ).toEqual(['revoked'])
  })
})
