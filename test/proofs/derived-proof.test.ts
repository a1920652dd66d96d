/**
 * What a holder shows of a credential (ecdsa-sd-2023), put together here by the specification (vc-di-ecdsa sections 3.4 and 3.5), with
 * statements by another implementation of the canonical form; then forged, piece by piece.
 */
import { encode } from 'cborg'
import jsonld from 'jsonld'
import { base58btc } from 'multiformats/bases/base58'
import { describe, expect, it } from 'vitest'
import { digest } from '#crypto'
import { builtInDocument } from '../../src/jsonld/context-documents.ts'
import { base64url, concat, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { badge, keyIssuer, multibaseOf, type TestKey, testKey } from './issuers.ts'
import { outcomes, outlineOf, parsedBy, scopeWith } from './scope.ts'

const school = keyIssuer(testKey('ES256'))
/** The key for this credential alone; its holder never has the private part. */
const lone = testKey('ES256')
/** Criteria and evidence have no id: two nodes that need labels. What the name says looks like a label and is none. */
const evidence = [{ type: ['Evidence'], name: 'Dug a garden' }]
const credential = badge(school.id, { name: 'All of _:c14n0', evidence })

/** They come in another order than what they stand for. */
const labels = new Map([
  [0, new Uint8Array(32).fill(0xff)],
  [1, new Uint8Array(32).fill(0x01)],
])
function labelled(statement: string): string {
  const [, subject = '', predicate = '', object = ''] = /^(\S+) (\S+) (.*) \.$/.exec(statement) ?? []
  const term = (text: string): string => {
    const label = labels.get(Number(/^_:c14n(\d+)$/.exec(text)?.[1]))
    return label ? `_:u${base64url(label)}` : text
  }
  return `${term(subject)} ${predicate} ${term(object)} .\n`
}

const options = {
  type: 'DataIntegrityProof',
  cryptosuite: 'ecdsa-sd-2023',
  created: '2025-06-01T00:00:00Z',
  verificationMethod: school.keyId,
  proofPurpose: 'assertionMethod',
}

const canonical = (document: Document): Promise<string> =>
  jsonld.canonize(document, {
    safe: true,
    documentLoader: async (url) => ({ contextUrl: null, documentUrl: url, document: structuredClone(await builtInDocument(url)) }),
    canonizeOptions: { algorithm: 'RDFC-1.0', messageDigestAlgorithm: 'SHA-256', maxDeepIterations: 8, signal: null },
  })
/** The statements with the issuer’s labels, in order. */
async function statementsOf(document: Document): Promise<readonly string[]> {
  const lines = (await canonical(document)).split('\n').filter((line) => line !== '')
  return lines.map(labelled).sort()
}

/** Whose it is and since when it holds has to be shown. */
const isMandatory = (statement: string): boolean => /credentials#(?:issuer|validFrom)>/.test(statement)
const multikey = (key: TestKey): Uint8Array => base58btc.decode(multibaseOf(key))
const signedBy = ({ signer }: TestKey, data: Uint8Array): Promise<Uint8Array> => signer('').sign(data)

type Parts = readonly [base: Uint8Array, key: Uint8Array, signatures: readonly Uint8Array[], labels: unknown, mandatory: readonly number[]]

/** The five parts of the value of a derived proof (section 3.5.7). */
async function partsOf(document: Document, key = lone, issuer = school.key): Promise<Parts> {
  const statements = await statementsOf(document)
  const hashes = [await canonical({ '@context': document['@context'], ...options }), statements.filter(isMandatory).join('')]
  const [ofOptions, ofMandatory] = await Promise.all(hashes.map(async (text) => digest('SHA-256', utf8(text))))
  const signed = concat(ofOptions ?? utf8(''), multikey(key), ofMandatory ?? utf8(''))
  const others = statements.filter((each) => !isMandatory(each))
  const mandatory = statements.flatMap((each, index) => (isMandatory(each) ? [index] : []))
  return [
    await signedBy(issuer, signed),
    multikey(key),
    await Promise.all(others.map((each) => signedBy(key, utf8(each)))),
    labels,
    mandatory,
  ]
}

const derivedTag = [0xd9, 0x5d, 0x01]
const encoded = (parts: unknown, tag = derivedTag): Uint8Array => concat(Uint8Array.from(tag), encode(parts))

async function answer(document: Document, value: unknown): Promise<string> {
  const proofValue = value instanceof Uint8Array ? `u${base64url(value)}` : value
  const shown = { ...document, proof: { ...options, proofValue } }
  const { checks } = await family.verify(parsedBy(family, shown), outlineOf(shown), scopeWith())
  return outcomes(checks, 'proof').join()
}
const honest = await partsOf(credential)
/** It verifies, and more may have been signed than is shown. */
const partly = 'pass,warn ERR_UNDISCLOSED'

describe('a derived proof', () => {
  it('verifies, and still does where what may be left out is', async () => {
    expect((await statementsOf(credential)).filter((each) => each.includes('_:u')).length).toBeGreaterThan(2)
    expect(await answer(credential, encoded(honest))).toBe(partly)
    const { evidence: _, name: __, ...less } = credential
    expect(await answer(less, encoded(await partsOf(less)))).toBe(partly)
  })
  it('may have had an end or a status that its holder leaves out, which is told also where both are there', async () => {
    const validUntil = '2034-01-01T00:00:00Z'
    const credentialStatus = { id: 'https://school.example/status/1#9', type: 'BitstringStatusListEntry' }
    const told = async (more: Document): Promise<string> => {
      const whole = { ...credential, ...more }
      return answer(whole, encoded(await partsOf(whole)))
    }
    // of two statuses, the one that revokes it need not be shown
    for (const more of [{}, { validUntil }, { credentialStatus }, { validUntil, credentialStatus }])
      expect(await told(more), JSON.stringify(more)).toBe(partly)
  })
  it('fails where something was changed that the issuer signed alone', async () => {
    const changed = { ...credential, name: 'Astronomy' }
    expect(await answer(changed, encoded(honest))).toBe('fail ERR_PROOF')
    // the same with signatures of the holder, under the key of the credential
    const [, , signatures] = await partsOf(changed, testKey('ES256'))
    expect(await answer(changed, encoded(honest.with(2, signatures)))).toBe('fail ERR_PROOF')
  })
  it('fails where the holder puts another key in the place of the one that the issuer signed for', async () => {
    const changed = { ...credential, name: 'Astronomy' }
    const forged = await partsOf(changed, testKey('ES256'))
    expect(await answer(changed, encoded(forged))).toBe(partly)
    expect(await answer(changed, encoded(forged.with(0, honest[0])))).toBe('fail ERR_PROOF')
    expect(await answer(credential, encoded(await partsOf(credential, lone, lone)))).toBe('fail ERR_PROOF')
  })
  it('fails where what must be shown was changed or left out', async () => {
    const { validFrom: _, ...undated } = credential
    for (const changed of [undated, { ...credential, validFrom: '2020-01-01T00:00:00Z' }]) {
      const parts = await partsOf(changed)
      expect(await answer(changed, encoded(parts))).toBe(partly)
      expect(await answer(changed, encoded(parts.with(0, honest[0])))).toBe('fail ERR_PROOF')
    }
  })
  it('has a signature for each statement, and no other', async () => {
    const [first = utf8('')] = honest[2]
    for (const signatures of [[...honest[2], first], honest[2].slice(0, -1), [], [...honest[2]].reverse()])
      expect(await answer(credential, encoded(honest.with(2, signatures)))).toBe('fail ERR_PROOF')
  })
})

describe('the value of a derived proof', () => {
  const [base, key, signatures, , mandatory] = honest
  const [label0, label1] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  const named = (...entries: readonly (readonly [unknown, unknown])[]) => honest.with(3, new Map(entries))
  /** With a map of these names and values. */
  const byHand = (entries: readonly Uint8Array[]): Uint8Array => {
    const map = [Uint8Array.of(0xa0 + entries.length / 2), ...entries]
    return concat(Uint8Array.from([...derivedTag, 0x85]), ...[base, key, signatures].map((each) => encode(each)), ...map, encode(mandatory))
  }
  const malformed: readonly (readonly [what: string, value: unknown])[] = [
    ['more than five parts', encoded([...honest, 0])],
    ['four parts', encoded(honest.slice(0, 4))],
    ['no list', encoded(new Map())],
    ['a base signature that is too long', encoded(honest.with(0, concat(base, Uint8Array.of(0))))],
    ['a base signature that is text', encoded(honest.with(0, 'x'.repeat(64) as unknown as Uint8Array))],
    ['a key that is too long', encoded(honest.with(1, concat(key, Uint8Array.of(0))))],
    ['a key that is too short', encoded(honest.with(1, key.subarray(1)))],
    [
      'a signature that is too long',
      encoded(
        honest.with(
          2,
          signatures.map((each) => concat(each, Uint8Array.of(0))),
        ),
      ),
    ],
    ['signatures that are no list', encoded(honest.with(2, new Map() as unknown as []))],
    ['labels that are a list', encoded(honest.with(3, [label0, label1]))],
    ['a label of text', encoded(named([0, label0], ['1', label1]))],
    ['a label below 0', encoded(named([0, label0], [1, label1], [-1, new Uint8Array(32)]))],
    ['a label that is too long', encoded(named([0, label0], [1, concat(label1, label1)]))],
    ['one name for two nodes', encoded(named([0, label0], [1, label0]))],
    ['a node without a name', encoded(named([0, label0]))],
    ['an index below 0', encoded(honest.with(4, [...mandatory, -1]))],
    ['an index that is text', encoded(honest.with(4, [...mandatory, '1' as unknown as number]))],
    ['an index that is a fraction', encoded(honest.with(4, [...mandatory, 0.5]))],
    ['indexes that are no list', encoded(honest.with(4, new Map() as unknown as []))],
    // RFC 8949 sections 5.6 and 4.2.1: a name stands once in a map, and a number is as short as can be
    ['a label twice', byHand([0, label0, 1, label1, 0, new Uint8Array(32)].map((each) => encode(each)))],
    ['a label that is longer than its number', byHand([encode(0), encode(label0), Uint8Array.of(0x18, 0x01), encode(label1)])],
    ['a list without an end', concat(Uint8Array.from([...derivedTag, 0x9f]), ...honest.map((each) => encode(each)), Uint8Array.of(0xff))],
    ['another tag', encoded(honest, [0xd9, 0x5d, 0x02])],
    ['the tag of another suite', encoded(honest, [0xd9, 0x5e, 0x01])],
    ['a tag of another length', encoded(honest, [0xd8, 0x5d, 0x01])],
    ['nothing', Uint8Array.from(derivedTag)],
    ['a number', 7],
    ['no base64url', 'u!'],
    ['another base', base58btc.encode(encoded(honest))],
    ['another letter before base64url', `m${base64url(encoded(honest))}`],
  ]
  it.each(malformed)('%s', async (_, value) => expect(await answer(credential, value)).toBe('fail ERR_PROOF_FORMAT'))

  it('is not the issuer’s own, from which none has been derived', async () => {
    expect(await answer(credential, encoded(honest, [0xd9, 0x5d, 0x00]))).toBe('unknown ERR_UNSUPPORTED')
  })
  it('may hold two thousand signatures', async () => {
    const many = (count: number) =>
      encoded(
        honest.with(
          2,
          Array.from({ length: count }, () => base),
        ),
      )
    expect(await answer(credential, many(2000))).toBe('fail ERR_PROOF')
    expect(await answer(credential, many(2001))).toBe('unknown ERR_LIMIT')
  })
})
