/** Whether a credential is a person's: each way in which issuers name people, against what a caller knows. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type RecipientClaim, recipientChecks } from '../../src/core/verify/recipient.ts'
import type { StatedIdentity } from '../../src/lib/contract.ts'
import type { Document } from '../../src/lib/json.ts'
import { verify } from '../../src/verify.ts'
import { growthOf } from '../growth.ts'
import { badge, keyIssuer } from '../proofs/issuers.ts'
import { outcomes } from '../proofs/scope.ts'

const hash = (text: string, algorithm = 'sha256'): string => `${algorithm}$${createHash(algorithm).update(text).digest('hex')}`
const identity = (type: string, value: string, more: Partial<StatedIdentity> = {}): StatedIdentity => ({
  type,
  value,
  hashed: false,
  path: '/recipient',
  ...more,
})
const ask = async (claim: RecipientClaim, ...recipient: readonly StatedIdentity[]) =>
  outcomes(await recipientChecks({ recipient: () => recipient }, claim), 'recipient')

const matches = ['pass']
const differs = ['fail ERR_RECIPIENT']
const notStated = ['unknown ERR_RECIPIENT_NOT_STATED']

test('the hash that the Open Badges 2.0 specification publishes', async () => {
  const stated = 'sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942'
  const one = identity('email', stated, { hashed: true, salt: 'deadsea' })
  expect(await ask({ email: 'nobody@example.org' }, one)).toEqual(matches)
  expect(await ask({ email: 'somebody@example.org' }, one)).toEqual(differs)
})

test('of many parts of a name all are looked at, and not each with each', { timeout: 60_000 }, async () => {
  const parts = (count: number): StatedIdentity[] =>
    Array.from({ length: count }, (_, number) => [
      identity('givenName', `Nora ${number}`),
      identity('familyName', `${number} Lindqvist`),
    ]).flat()
  for (const many of [parts(20), parts(20).reverse()]) {
    expect(await ask({ name: 'nora 7 11 LINDQVIST' }, ...many)).toEqual(matches)
    expect(await ask({ name: 'Nora 7 Lindqvist' }, ...many)).toEqual(differs)
  }
  const growth = await growthOf((size) => ask({ name: 'Nora 7 11 Lindqvis' }, ...parts(size)), 250, 2000, 20)
  expect(growth).toBeLessThan(20)
})

test('an address that is the id', async () => {
  const one = identity('id', 'mailto:nora@x.example')
  expect(await ask({ email: 'Nora@x.example' }, one)).toEqual(matches)
  expect(await ask({ email: 'eve@x.example' }, one)).toEqual(differs)
  expect(await ask({ id: 'mailto:nora@x.example' }, one)).toEqual(matches)
  expect(await ask({ phone: '+47 12 34' }, identity('id', 'tel:+47-1234'))).toEqual(matches)
  expect(await ask({ email: 'nora@x.example' }, identity('id', 'did:example:nora'))).toEqual(notStated)
})

describe('hashed', () => {
  const email = 'nora.lindqvist@university.example'
  test.each(['md5', 'sha1', 'sha256', 'sha512'])('%s, with and without a salt', async (algorithm) => {
    for (const salt of [undefined, '', 'sea']) {
      const one = identity('email', hash(email + (salt ?? ''), algorithm), { hashed: true, ...(salt !== undefined && { salt }) })
      expect(await ask({ email }, one)).toEqual(matches)
      expect(await ask({ email: 'oskar@university.example' }, one)).toEqual(differs)
    }
  })
  test('another salt, and a salt that is left out', async () => {
    expect(await ask({ email }, identity('email', hash(`${email}sea`), { hashed: true, salt: 'salt' }))).toEqual(differs)
    expect(await ask({ email }, identity('email', hash(`${email}sea`), { hashed: true }))).toEqual(differs)
  })
  test.each([
    'nora.lindqvist@university.example',
    'NORA.LINDQVIST@UNIVERSITY.EXAMPLE',
    'Nora.lindqvist@university.example',
    'Nora.Lindqvist@university.example',
  ])('in the case that the issuer has it in: %s', async (spelled) => {
    const one = identity('email', hash(spelled), { hashed: true })
    for (const typed of [email, ` ${email} `, email.toUpperCase(), 'Nora.Lindqvist@University.example'])
      expect(await ask({ email: typed }, one)).toEqual(matches)
    expect(await ask({ email: 'nora@university.example' }, one)).toEqual(differs)
  })
  test('a case that nobody can guess is matched as it was given', async () => {
    expect(await ask({ email: 'nOra@x.example' }, identity('email', hash('nOra@x.example'), { hashed: true }))).toEqual(matches)
  })
  test('capitals in the hash and in the name of the algorithm', async () => {
    expect(await ask({ email }, identity('email', hash(email).toUpperCase(), { hashed: true }))).toEqual(matches)
  })
  test('an algorithm that is not known is neither', async () => {
    expect(await ask({ email }, identity('email', `sha3$${'0a'.repeat(32)}`, { hashed: true }))).toEqual(['unknown ERR_UNSUPPORTED'])
    expect(await ask({ email }, identity('email', '0a'.repeat(20).slice(0, 36), { hashed: true }))).toEqual(['unknown ERR_UNSUPPORTED'])
  })
  test.each([
    ['in the middle of its name', hash(email, 'sha256').replace('sha256', 'sha-256'), matches],
    ['in capitals', hash(email, 'sha512').replace('sha512', 'SHA-512'), matches],
    ['of another', hash('oskar@university.example').replace('sha256', 'sha-256'), differs],
  ])('an algorithm with a hyphen, %s', async (_, stated, answer) =>
    expect(await ask({ email }, identity('email', stated, { hashed: true }))).toEqual(answer),
  )
  test.each([
    `sha3-256$${'0a'.repeat(32)}`,
    `sha256$${createHash('sha256').update('nora').digest('base64')}`,
    createHash('md5').update('nora').digest('base64'),
    `sha256:${'0a'.repeat(32)}`,
    '$2y$10$abcdefghijklmnopqrstuv',
    'sha256$',
  ])('a hash that is written in a way that is not read is nobody else’s: %s', async (stated) =>
    expect(await ask({ email }, identity('email', stated, { hashed: true }))).toEqual(['unknown ERR_UNSUPPORTED']),
  )
  test('what only looks like one is the person’s, where it is what was given', async () => {
    for (const hashed of [false, true]) {
      const answer = [...(hashed ? ['warn ERR_REPAIRED'] : []), 'pass']
      expect(await ask({ id: 'user$1a' }, identity('id', 'user$1a', { hashed }))).toEqual(answer)
    }
    expect(await ask({ id: 'x' }, identity('id', 'did:example:nora-lindqvist-of-university', { hashed: true }))).toEqual([
      'warn ERR_REPAIRED',
      ...differs,
    ])
  })
  test('a hash without its algorithm is told by its length, and named', async () => {
    for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) {
      const [, bare = ''] = hash(email, algorithm).split('$')
      expect(await ask({ email }, identity('email', bare, { hashed: true }))).toEqual(['warn ERR_REPAIRED', 'pass'])
      expect(await ask({ email: 'x@y.z' }, identity('email', bare, { hashed: true }))).toEqual(['warn ERR_REPAIRED', ...differs])
    }
  })
  test('a plaintext that is marked as hashed is named (Moodle)', async () => {
    expect(await ask({ email }, identity('email', email, { hashed: true }))).toEqual(['warn ERR_REPAIRED', 'pass'])
    expect(await ask({ email: 'x@y.z' }, identity('email', email, { hashed: true }))).toEqual(['warn ERR_REPAIRED', ...differs])
  })
  test('a hash that is marked as none is a hash', async () => {
    expect(await ask({ email }, identity('email', hash(email)))).toEqual(matches)
    expect(await ask({ email: hash(email) }, identity('email', hash(email)))).toEqual(differs)
  })
})

describe('plain', () => {
  test.each<readonly [claim: RecipientClaim, type: string, value: string]>([
    [{ email: 'Nora@X.example' }, 'emailAddress', 'nora@x.example'],
    [{ email: 'nora@x.example' }, 'email', 'mailto:nora@x.example'],
    [{ id: 'did:example:nora' }, 'id', 'did:example:nora'],
    [{ id: 'https://nora.example/' }, 'url', 'https://nora.example/'],
    [{ name: 'nora lindqvist' }, 'name', 'Nora Lindqvist'],
    [{ name: 'Ame\u0301lie' }, 'ext:name', 'Am\u00e9lie'],
    [{ phone: '+31 (0)20 123' }, 'telephone', 'tel:+31020123'],
    [{ phone: '0031201' }, 'phone', '+31 20 1'],
    [{ birthDate: '1999-10-02' }, 'dateOfBirth', '1999-10-02'],
    [{ birthDate: '1999-10-02' }, 'dateOfBirth', '1999-10-02T00:00:00Z'],
    [{ birthDate: '1999-10-02' }, 'dateOfBirth', '1999-10-01T22:00:00Z'],
    [{ birthDate: '1999-10-02' }, 'dateOfBirth', '1999-10-02T05:00:00Z'],
    [{ birthDate: '1999-10-02' }, 'dateOfBirth', '1999-10-02T00:00:00+02:00'],
    [{ birthDate: '1999-10-02' }, 'dateOfBirth', '1999-10-02T13:11:00'],
    [{ nationalId: 'A-1' }, 'nationalIdentityNumber', 'A-1'],
    [{ studentId: 's1' }, 'studentId', 's1'],
    [{ studentId: 's1' }, 'ext:studentCardId', 's1'],
    [{ studentId: 's1' }, 'lisSourcedId', 's1'],
  ])('%j is %s %s', async (claim, type, value) => {
    expect(await ask(claim, identity(type, value))).toEqual(matches)
  })
  test.each<readonly [claim: RecipientClaim, type: string, value: string]>([
    [{ email: 'nora@x.example' }, 'email', 'nora@x.example.evil.example'],
    [{ id: 'did:example:nora' }, 'id', 'did:example:Nora'],
    [{ phone: '+3120' }, 'phone', '+3121'],
    [{ birthDate: '1999-10-01' }, 'dateOfBirth', '1999-10-01T22:00:00Z'],
    [{ birthDate: '1999-10-02' }, 'dateOfBirth', '1999-10-01T22:07:00Z'],
    [{ birthDate: '1999-10-02' }, 'dateOfBirth', '1999-10-03'],
    [{ birthDate: '1999-10-02' }, 'dateOfBirth', 'unknown'],
    [{ studentId: 's1' }, 'studentId', 's10'],
  ])('%j is not %s %s', async (claim, type, value) => {
    expect(await ask(claim, identity(type, value))).toEqual(differs)
  })
  test('a name in two parts', async () => {
    const parts = [identity('givenName', 'Nora'), identity('familyName', 'Lindqvist')]
    expect(await ask({ name: 'Nora Lindqvist' }, ...parts)).toEqual(matches)
    expect(await ask({ name: 'Nora Berg' }, ...parts)).toEqual(differs)
    expect(await ask({ name: 'Nora' }, ...parts.slice(0, 1))).toEqual(notStated)
    expect(await ask({ givenName: 'nora', familyName: 'Lindqvist' }, ...parts)).toEqual(['pass', 'pass'])
  })
})

describe('what is not stated, or several times', () => {
  test('is not stated', async () => {
    expect(await ask({ email: 'a@b.c' })).toEqual(notStated)
    expect(await ask({ email: 'a@b.c' }, identity('name', 'a@b.c'))).toEqual(notStated)
  })
  test('one of several is enough', async () => {
    expect(await ask({ email: 'a@b.c' }, identity('email', 'x@y.z'), identity('email', 'a@b.c'))).toEqual(matches)
  })
  test('each that is asked has its answer', async () => {
    expect(await ask({ email: 'a@b.c', name: 'Nora', id: 'x' }, identity('email', 'a@b.c'), identity('name', 'Eve'))).toEqual([
      'pass',
      'fail ERR_RECIPIENT',
      'unknown ERR_RECIPIENT_NOT_STATED',
    ])
  })
  test.each(['constructor', 'emial'])('a claim that is none of those known is refused: %s', async (name) => {
    await expect(ask(Object.fromEntries([[name, 'x']]) as RecipientClaim)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
  test.each([
    ['email', ''],
    ['name', ' '],
    ['birthDate', ''],
    ['birthDate', '2.3.1999'],
    ['birthDate', '1999-3-2'],
  ])('what says nothing is refused, and calls it nobody else’s: %s “%s”', async (name, value) => {
    await expect(ask({ [name]: value }, identity(name, '1999-03-02'))).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
})

describe('in whole credentials', () => {
  const answer = async (document: Document, recipient: RecipientClaim) =>
    outcomes((await verify(document, { now: new Date('2026-01-01'), recipient })).checks, 'recipient')
  const { id } = keyIssuer()
  const about = (identifier: unknown, more: Document = {}): Document => {
    const document = badge(id)
    return { ...document, credentialSubject: { ...(document['credentialSubject'] as Document), identifier, ...more } }
  }
  const hashed = { type: 'IdentityObject', hashed: true, identityHash: hash('nora@x.example'), identityType: 'emailAddress' }
  test('Open Badges 3.0: identifiers, one or many; without a salt, as Credly writes them', async () => {
    expect(await answer(about(hashed), { email: 'Nora@x.example' })).toEqual(matches)
    expect(await answer(about([{ ...hashed, identityHash: hash('x') }, hashed]), { email: 'nora@x.example' })).toEqual(matches)
    expect(await answer(about([hashed]), { email: 'eve@x.example', id: 'did:example:ada' })).toEqual([...differs, 'pass'])
    expect(
      await answer(about([{ ...hashed, hashed: false, identityHash: 'Nora Lindqvist', identityType: 'name' }]), { name: 'Nora Lindqvist' }),
    ).toEqual(matches)
  })
  test('Open Badges 2.0 and before', async () => {
    const two = (recipient: unknown): Document => ({
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: 'https://school.example/1',
      recipient,
      badge: 'https://school.example/badge',
      issuedOn: '2025-01-01T00:00:00Z',
      verification: { type: 'hosted' },
    })
    expect(
      await answer(two({ type: 'email', hashed: true, salt: 'sea', identity: hash('nora@x.examplesea') }), { email: 'nora@x.example' }),
    ).toEqual(matches)
    expect(await answer(two({ type: 'email', hashed: false, identity: 'nora@x.example' }), { email: 'eve@x.example' })).toEqual(differs)
    const old = {
      recipient: hash('nora@x.examplesea'),
      salt: 'sea',
      badge: {
        name: 'x',
        issuer: { origin: 'https://school.example', name: 'School' },
        version: '0.5.0',
        description: 'x',
        image: '/x.png',
        criteria: '/x',
      },
    }
    expect(await answer(old, { email: 'nora@x.example' })).toEqual(matches)
    expect(await answer(old, { email: 'eve@x.example' })).toEqual(differs)
  })
})
