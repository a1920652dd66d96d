/** Certificates and revocation data as callers hand them over: each spelling, each time of trust, and what is none. */
import { describe, expect, test } from 'vitest'
import { dnsName, extensions } from '../../fixtures/pki/x509.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { anchorsAt, anchorsOf, attempt, certificatesOf, revocationsOf, trustedUntil } from '../../src/keys/x5c/input.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import type { AnchorInput } from '../../src/lib/seal-options.ts'
import { codeOf } from '../proofs/code-of.ts'
import { pem } from './openssl.ts'
import { minted, pki } from './seals.ts'

const { leaves, make } = pki()
const base64 = minted.root
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
const [root, other] = [bytes(minted.root), bytes(minted.authorities.rsa)]
const asPem = pem(root)
const hex = (list: readonly { readonly der: Uint8Array }[]): readonly string[] => list.map(({ der }) => Buffer.from(der).toString('hex'))
const wanted = hex([{ der: root }])

describe('a certificate', () => {
  test.each<[string, AnchorInput]>([
    ['as bytes', root],
    ['in base64', base64],
    ['in lines of base64', base64.replace(/.{40}/g, '$&\n')],
    ['as PEM', asPem],
    ['as PEM behind what a person wrote', `Our authority, as of today:\n${asPem}`],
    ['with times', { certificate: asPem, trusted: [] }],
  ])('is read %s', (_, input) => {
    expect(hex(certificatesOf([input]))).toEqual(wanted)
    expect(hex(anchorsOf([input]).anchors)).toEqual(wanted)
  })

  test('may stand beside others in one file', () => {
    expect(hex(certificatesOf([asPem + pem(other)]))).toEqual([...wanted, ...hex([{ der: other }])])
    expect(certificatesOf(undefined)).toEqual([])
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 1],
    ['an object', {}],
    ['an object with a time that is none', { certificate: base64, trusted: 'always' }],
    ['an empty text', ''],
    ['white space', ' \n'],
    ['no base64', '***'],
    ['base64 of something else', 'AAAA'],
    ['PEM that was cut short', asPem.slice(0, -30)],
    ['PEM with a hole', asPem.replace(base64.slice(0, 8), '****')],
    ['PEM of nothing', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----'],
    ['no bytes', new Uint8Array()],
    ['half of its bytes', root.subarray(0, 200)],
    ['a revocation list', minted.lists.root],
  ])('is none: %s', (_, input) => {
    expect(codeOf(() => certificatesOf([input as AnchorInput]))).toBe('ERR_OPTION')
    expect(codeOf(() => anchorsOf([base64, input as AnchorInput]))).toBe('ERR_OPTION')
  })

  test('that is none says why, to those who look for it', () => {
    const thrown = (run: () => unknown): unknown => {
      try {
        return run()
      } catch (error) {
        return error
      }
    }
    expect(thrown(() => certificatesOf(['AAAA']))).toMatchObject({ cause: { code: 'ERR_ASN1' } })
  })
})

describe('the times in which one is trusted', () => {
  const period = (from: string, until: string) => ({ from: `${from}T00:00:00Z`, until: `${until}T00:00:00Z` })
  const [first, second] = [period('2020-01-01', '2021-01-01'), period('2022-01-01', '2023-01-01')]
  const on = (day: string): number => Date.parse(`${day}T00:00:00Z`)
  const dated = (...trusted: readonly { from: string; until: string }[]): AnchorInput => ({ certificate: base64, trusted })
  const untilAt = (inputs: readonly AnchorInput[], at: number): number | undefined => {
    const given = anchorsOf(inputs)
    expect(given.anchors).toHaveLength(1)
    const [anchor = certificate(root)] = given.anchors
    expect(anchorsAt(given, at)).toHaveLength(trustedUntil(given, anchor, at) === undefined ? 0 : 1)
    return trustedUntil(given, anchor, at)
  }

  test.each<[string, readonly AnchorInput[], number, number | undefined]>([
    ['always', [base64], 0, Number.POSITIVE_INFINITY],
    ['never', [dated()], on('2020-06-01'), undefined],
    ['before it begins', [dated(first)], on('2020-01-01') - 1, undefined],
    ['when it begins', [dated(first)], on('2020-01-01'), on('2021-01-01')],
    ['when it ends', [dated(first)], on('2021-01-01'), on('2021-01-01')],
    ['after it ended', [dated(first)], on('2021-01-01') + 1, undefined],
    ['in the first of two', [dated(first, second)], on('2020-06-01'), on('2021-01-01')],
    ['in the second of two', [dated(first, second)], on('2022-06-01'), on('2023-01-01')],
    ['between the two', [dated(first, second)], on('2021-06-01'), undefined],
    ['in the first of two entries', [dated(first), dated(second)], on('2020-06-01'), on('2021-01-01')],
    ['in the second of two entries', [dated(first), dated(second)], on('2022-06-01'), on('2023-01-01')],
    ['in two that overlap', [dated(first, period('2020-05-01', '2020-08-01'))], on('2020-06-01'), on('2021-01-01')],
    ['always, and besides at a time', [base64, dated(first)], on('2024-01-01'), Number.POSITIVE_INFINITY],
    ['at a time, and besides always', [dated(first), root], on('2024-01-01'), Number.POSITIVE_INFINITY],
  ])('%s', (_, inputs, at, until) => expect(untilAt(inputs, at)).toBe(until))

  test('are for one certificate, however often it is read', () => {
    // so large that it is not kept
    const names = Array.from({ length: 500 }, (_, number) => dnsName(`school-${number}.example`))
    const { certificate: der } = make({ ...leaves.p256, extensions: [extensions.alternativeNames(...names)] })
    expect(certificate(der)).not.toBe(certificate(der))
    const large = (...trusted: readonly { from: string; until: string }[]): AnchorInput => ({ certificate: der, trusted })
    expect(untilAt([large(first), large(second)], on('2020-06-01'))).toBe(on('2021-01-01'))
    expect(untilAt([large(first), large(second)], on('2022-06-01'))).toBe(on('2023-01-01'))
    expect(untilAt([large(first), der], on('2024-06-01'))).toBe(Number.POSITIVE_INFINITY)
  })

  test('days are whole: from their first moment to their last', () => {
    const days = [{ certificate: base64, trusted: [{ from: '2020-01-01', until: '2020-12-31' }] }]
    expect(untilAt(days, on('2020-01-01'))).toBeGreaterThanOrEqual(on('2020-12-31'))
    expect(untilAt(days, on('2020-12-31') + 1000)).toBeGreaterThan(on('2020-12-31') + 1000)
  })

  test('are for the certificate that they stand with', () => {
    const given = anchorsOf([dated(first), other])
    expect(hex(anchorsAt(given, on('2020-06-01')))).toEqual(hex([{ der: root }, { der: other }]))
    expect(hex(anchorsAt(given, on('2024-06-01')))).toEqual(hex([{ der: other }]))
  })

  test.each([[{ from: 'once', until: second.until }], [{ from: first.from, until: 'never' }], [{ from: first.from }], [null], ['2020']])(
    '%j is no time',
    (time) => expect(codeOf(() => anchorsOf([{ certificate: base64, trusted: [time] } as never]))).toBe('ERR_OPTION'),
  )
})

describe('revocation data', () => {
  const listed = (...inputs: readonly (string | Uint8Array)[]): readonly number[] => {
    const { lists, answers } = revocationsOf(inputs)
    return [lists.length, answers.length]
  }
  test('are lists and answers, in any order', () => {
    expect(listed()).toEqual([0, 0])
    expect(listed(minted.lists.root)).toEqual([1, 0])
    expect(listed(bytes(minted.answer), minted.lists.root, pem(bytes(minted.lists.rsa), 'X509 CRL'))).toEqual([2, 1])
  })
  test.each<[string, unknown]>([
    ['a certificate', base64],
    ['a list with times', { certificate: minted.lists.root, trusted: [] }],
    ['base64 of something else', 'AAAA'],
  ])('are not %s', (_, input) => expect(codeOf(() => revocationsOf([input as never]))).toBe('ERR_OPTION'))
})

test('what was read is remembered for as long as the list says the same', () => {
  const inputs = [base64, root]
  const before = certificatesOf(inputs)
  expect(certificatesOf(inputs)).toBe(before)
  inputs[1] = other
  expect(hex(certificatesOf(inputs))).toEqual([...wanted, ...hex([{ der: other }])])
  inputs.pop()
  expect(hex(certificatesOf(inputs))).toEqual(wanted)
  inputs.push(other)
  expect(certificatesOf(inputs)).toHaveLength(2)
})

test('only what is malformed is passed over, and a fault of ours is not', () => {
  expect(attempt(root, () => 1)).toBe(1)
  expect(
    attempt(root, () => {
      throw new CredentialError('ERR_ASN1', 'malformed')
    }),
  ).toBe(undefined)
  expect(() =>
    attempt(root, () => {
      throw new TypeError('ours')
    }),
  ).toThrow(TypeError)
})
