/** The tampering table of `seals.md`: what has to be refused, and what is the same seal still. Run on a published seal and on a minted one. */
import { describe, expect, test } from 'vitest'
import type { SealOptions } from '../../src/lib/seal-options.ts'
import { hasReference, ran, referenceText } from '../reference.ts'
import { anchorsIn } from './anchors.ts'
import { forgery } from './forgery.ts'
import { type Judged, judge, level, sealText, times, trust } from './seals.ts'

interface Signature {
  protected: string
  signature: string
  header?: { etsiU: unknown[]; [member: string]: unknown }
}
interface Seal {
  payload: string
  signatures: Signature[]
  [member: string]: unknown
}
interface Subject {
  readonly text: string
  /** Another seal of the same organisation. */
  readonly other: string
  readonly options: SealOptions
  readonly now: number
  /** A piece of the payload, and what it becomes. */
  readonly edit: readonly [string, string]
}

const base64url = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url')
const json = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString())

type Tamper = (subject: Subject) => string
const changed =
  (change: (seal: Seal, signature: Signature, other: Seal) => void): Tamper =>
  ({ text, other }) => {
    const seal: Seal = JSON.parse(text)
    change(seal, seal.signatures[0] as Signature, JSON.parse(other))
    return JSON.stringify(seal)
  }
const header = (change: (head: Record<string, unknown>) => void): Tamper =>
  changed((_, signature) => {
    const head = json(signature.protected)
    change(head)
    signature.protected = base64url(JSON.stringify(head))
  })
const unsigned = (change: (list: unknown[], other: unknown[]) => void): Tamper =>
  changed((_, signature, other) => change(signature.header?.etsiU ?? [], other.signatures[0]?.header?.etsiU ?? []))

/** An item whose base64 DER inside is changed. */
const inDer = (place: number, pick: (item: Record<string, never>) => { val: string }, change: (der: Buffer) => void): Tamper =>
  unsigned((list) => {
    const item = json(String(list[place]))
    const holder = pick(item)
    const der = Buffer.from(holder.val, 'base64')
    change(der)
    holder.val = der.toString('base64')
    list[place] = base64url(JSON.stringify(item))
  })
/** The third digit of the year of a GeneralizedTime: the last one there is. */
const changeYear = (der: Buffer): void => {
  const at = der.lastIndexOf(Buffer.from(/\d{14}Z/.exec(der.toString('latin1'))?.[0] ?? 'none'))
  der[at + 3] = (der[at + 3] ?? 0) ^ 1
}

const refused: Readonly<Record<string, Tamper>> = {
  'one character of the payload': ({ text, edit: [from, to] }) => text.replace(from, to),
  'payload parsed and printed with spaces': changed((seal) => void (seal.payload = JSON.stringify(JSON.parse(seal.payload), null, 1))),
  'a line feed after the payload': changed((seal) => void (seal.payload += '\n')),
  'a byte order mark before the payload': changed((seal) => void (seal.payload = `\uFEFF${seal.payload}`)),
  'half a surrogate pair after the payload': ({ text }) => text.replace('}","signatures"', '}\\ud800","signatures"'),
  'accents taken apart': changed((seal) => void (seal.payload = seal.payload.normalize('NFD'))),
  'b64 and crit taken out of the header': header((head) => {
    delete head['b64']
    delete head['crit']
  }),
  'the claimed time moved by a year': header((head) => {
    if (typeof head['iat'] === 'number') head['iat'] += 31_536_000
    else head['sigT'] = '2024-09-27T12:07:01Z'
  }),
  'padding after the protected header': changed((_, signature) => void (signature.protected += '=')),
  'one bit of the signature': changed((_, signature) => {
    const bytes = Buffer.from(signature.signature, 'base64url')
    bytes[5] = (bytes[5] ?? 0) ^ 1
    signature.signature = base64url(bytes)
  }),
  'spare bits in the last character of the signature': changed((_, signature) => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = alphabet.indexOf(signature.signature.at(-1) ?? '')
    signature.signature = signature.signature.slice(0, -1) + alphabet[last ^ 1]
  }),
  'the timestamp of the signature taken out': unsigned((list) => void list.splice(0, 1)),
  'the revocation data taken out': unsigned((list) => void list.splice(2, 1)),
  'the list in another order': unsigned((list) => void list.splice(1, 2, list[2], list[1])),
  'a timestamp of another seal': unsigned((list, other) => void (list[0] = other[0])),
  'the whole list of another seal': unsigned((list, other) => void list.splice(0, list.length, ...other)),
  'the payload of another seal': changed((seal, _, other) => void (seal.payload = other.payload)),
  'another year in the timestamp of the signature': inDer(0, (item) => item['sigTst']?.['tstTokens']?.[0] ?? { val: '' }, changeYear),
  'another year in the OCSP answer': inDer(2, (item) => item['rVals']?.['ocspVals']?.[0] ?? { val: '' }, changeYear),
  'revocation data of another seal': unsigned((list, other) => void (list[2] = other[2])),
  'an algorithm in the unprotected header': changed((_, signature) => void Object.assign(signature.header ?? {}, { alg: 'none' })),
  'members of the general and the flattened form': changed(
    (seal, { protected: head, signature }) => void Object.assign(seal, { protected: head, signature }),
  ),
  'another signature behind': changed(
    (seal, { protected: head }) => void seal.signatures.push({ protected: head, signature: base64url(Buffer.alloc(256)) }),
  ),
  'another signature in front': changed(
    (seal, { protected: head }) => void seal.signatures.unshift({ protected: head, signature: base64url(Buffer.alloc(256)) }),
  ),
  'two payloads, the false one last': ({ text }) => text.trimEnd().replace(/\}$/, ',"payload":"{}"}'),
  'two payloads, the false one first': ({ text }) => text.replace(/^\{/, '{"payload":"{\\"evil\\":1}",'),
  'no algorithm': changed((_, signature) => {
    signature.protected = base64url(JSON.stringify({ ...json(signature.protected), alg: 'none' }))
    signature.signature = ''
  }),
  'an algorithm with a shared secret': header((head) => void (head['alg'] = 'HS256')),
  // further ones
  'another algorithm of the same key': header((head) => void (head['alg'] = head['alg'] === 'RS256' ? 'PS256' : 'RS256')),
  'the protected header of another seal': changed(
    (_, signature, other) => void (signature.protected = other.signatures[0]?.protected ?? ''),
  ),
  'the signature of another seal': changed((_, signature, other) => void (signature.signature = other.signatures[0]?.signature ?? '')),
  'the archive timestamp twice the signature timestamp': unsigned((list) => {
    list[3] = base64url(JSON.stringify({ arcTst: json(String(list[0])).sigTst }))
  }),
  'certificates taken out': unsigned((list) => void list.splice(1, 1)),
  'a space inside an item of the list': unsigned((list) => void (list[1] = base64url(JSON.stringify(json(String(list[1])), null, 1)))),
  'padding in an item of the list': unsigned((list) => void (list[1] = `${list[1]}=`)),
  'an item with two members': unsigned((list) => void (list[1] = base64url(JSON.stringify({ ...json(String(list[1])), more: 1 })))),
  'an item twice one member': unsigned((list) => void (list[1] = base64url('{"xVals":[],"xVals":[]}'))),
  'an item that sets a prototype': unsigned((list) => void (list[1] = base64url('{"__proto__":{"xVals":[]}}'))),
  'one item in the clear': unsigned((list) => void (list[1] = json(String(list[1])))),
  'an item in the list that is a number': unsigned((list) => void list.push(1)),
  'an empty list': changed((_, signature) => void (signature.header = { etsiU: [] })),
  'the list inside the protected header': changed((_, signature) => {
    signature.protected = base64url(JSON.stringify({ ...json(signature.protected), etsiU: signature.header?.etsiU }))
    delete signature.header
  }),
  'a header that does not belong to the unprotected': changed((_, signature) => void Object.assign(signature.header ?? {}, { x5c: [] })),
  'a signature that is no text': changed((_, signature) => void Object.assign(signature, { signature: 1 })),
  'an empty protected header': changed((_, signature) => void (signature.protected = '')),
  'a token cut short': inDer(
    0,
    (item) => item['sigTst']?.['tstTokens']?.[0] ?? { val: '' },
    (der) => void der.fill(0, der.length - 40),
  ),
  'an archive timestamp without tokens': unsigned((list) => void (list[3] = base64url('{"arcTst":{"tstTokens":[]}}'))),
}

/** Only the decoded payload is signed: these are the same seal. */
const accepted: Readonly<Record<string, Tamper>> = {
  untouched: ({ text }) => text,
  'the outer JSON printed with spaces': ({ text }) => JSON.stringify(JSON.parse(text), null, 2),
  'escapes in the outer JSON': ({ text }) => text.replace(/"payload":"\{/, '"payload":"\\u007b'),
  'the protected header parsed and printed alike': header(() => undefined),
}

/** Unsigned data can be stripped, and nothing can show it but the level. */
const stripped: Readonly<Record<string, readonly [Tamper, string]>> = {
  'the archive timestamp taken out': [unsigned((list) => void list.splice(3, 1)), 'B-LT'],
  'everything unsigned taken out': [changed((_, signature) => void delete signature.header), 'B-B'],
  'an unknown item behind the archive timestamp': [unsigned((list) => void list.push(base64url('{"foo":1}'))), 'B-LTA'],
}

const isRefused = ({ verdict }: Judged): boolean => verdict === 'invalid' || verdict === 'thrown'

function published(): Subject {
  const text = referenceText('samples/edc/Sample-CertOfPart-signed.jsonld')
  const { authorities, stampers } = anchorsIn(text)
  return {
    text,
    other: referenceText('samples/edc/Sample-MC-Annex1-signed.jsonld'),
    options: { anchors: authorities, timestampAnchors: stampers, timestampTrust: 'at-genTime' },
    now: Date.UTC(2026, 10, 22),
    edit: ['ORGANIZACION', '0RGANIZACION'],
  }
}
const mintedSubject: Subject = {
  text: sealText('p256.B-LTA.json'),
  other: sealText('no-device.json'),
  options: trust,
  now: times.now,
  edit: ['Exempel', 'Exempla'],
}

const subjects: readonly (readonly [string, () => Subject])[] = [
  ['a minted seal', () => mintedSubject],
  ...(hasReference ? [['a published seal', published] as const] : []),
]

describe.each(subjects)('%s', (_, subject) => {
  const run = (tamper: Tamper): Promise<Judged> => judge(tamper(subject()), subject().options, subject().now)

  test.each(Object.entries(accepted))('accepted: %s', async (_name, tamper) => {
    expect((await run(tamper)).verdict).toBe('valid')
  })

  test.each(Object.entries(refused))('refused: %s', async (_name, tamper) => {
    expect(tamper(subject()), 'the tampering changes something').not.toBe(subject().text)
    const judged = await run(tamper)
    expect(isRefused(judged), JSON.stringify(judged.outcomes)).toBe(true)
    expect(judged.checks.filter(({ outcome, code }) => outcome !== 'pass' && code === undefined)).toEqual([])
  })

  test('the list in the clear is not taken for the same', async () => {
    const judged = await run(
      changed((_seal, signature) => void (signature.header = { etsiU: (signature.header?.etsiU ?? []).map((item) => json(String(item))) })),
    )
    expect(judged.of('seal.archive')).toMatchObject({ outcome: 'unknown', code: 'ERR_UNSUPPORTED' })
    expect(judged.verdict).toBe('indeterminate')
    expect(level(judged)).toBe('B-LT')
  })

  test.each(Object.entries(stripped))('stripped: %s', async (_name, [tamper, wanted]) => {
    const text = tamper(subject())
    const judged = await judge(text, { ...subject().options, minLevel: 'B-LTA' }, subject().now)
    expect(isRefused(judged)).toBe(wanted !== 'B-LTA')
    expect(level(judged)).toBe(wanted)
  })

  test('the outcome of what was stripped is never better', async () => {
    const { text } = subject()
    const before = await judge(text, subject().options, subject().now)
    expect(before.indication).toBe('TOTAL-PASSED')
    const after = await run(stripped['everything unsigned taken out']?.[0] ?? (() => text))
    expect(['TOTAL-PASSED', 'INDETERMINATE/OUT_OF_BOUNDS_NO_POE']).toContain(after.indication)
  })

  test('a whole forgery under the same names: nothing but the anchors can tell', async () => {
    const seal = forgery(subject().text)
    const judged = await judge(seal, subject().options, subject().now)
    expect(judged.outcomes).toMatchObject({ proof: 'pass', 'seal.path': 'unknown', 'seal.timestamp': 'unknown', 'key-binding': 'unknown' })
    expect(judged.indication).toBe('INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND')
    expect((await judge(seal, {}, subject().now)).verdict).toBe('indeterminate')
  })

  test('null controls: neither "always refused" nor "always accepted" passes', async () => {
    expect(Object.keys(refused).length).toBeGreaterThan(40)
    expect(Object.keys(accepted).length).toBeGreaterThan(3)
    expect((await run(accepted['untouched'] ?? (() => ''))).verdict).toBe('valid')
    ran('tamperings', Object.keys(refused).length + Object.keys(accepted).length + Object.keys(stripped).length + 2)
  })
})
