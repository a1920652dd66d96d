/** Status lists: read strictly, trusted only if they are valid themselves, and never a reason for a quiet pass. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { base64, base64url } from '../../src/lib/bytes.ts'
import type { Status } from '../../src/lib/contract.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Check, Report } from '../../src/lib/report.ts'
import type { Scope } from '../../src/lib/scope.ts'
import { status as bitstring } from '../../src/status/bitstring-status-list/index.ts'
import { status as of2020 } from '../../src/status/revocation-list-2020/index.ts'
import { status as of2021 } from '../../src/status/status-list-2021/index.ts'
import { hasReference, referenceJson } from '../reference.ts'
import { now, outcomes, outlineOf, scopeWith, type Web } from './scope.ts'

const url = 'https://school.example/status/1'
const issuer = 'did:web:school.example'
/** 131 072 bits, of which some are set. */
const bits = (...set: readonly number[]): Uint8Array => {
  const list = new Uint8Array(16_384)
  for (const index of set) list[index >> 3] = (list[index >> 3] ?? 0) | (0x80 >> (index & 7))
  return list
}
const encoded = (list: Uint8Array): string => `u${base64url(gzipSync(list))}`
const listOf = (encodedList: unknown, more: Document = {}): Document => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: url,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer,
  credentialSubject: { id: `${url}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList, ...more },
})
const entryOf = (more: Document = {}): Document => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '9',
  statusListCredential: url,
  ...more,
})
const reportOf = (verdict: Report['verdict'], id: string = issuer): Report => ({
  verdict,
  format: 'vc',
  issuer: { id, nameIsFrom: 'credential', control: 'domain', listedBy: [] },
  checks:
    verdict === 'valid'
      ? []
      : [
          {
            id: 'proof',
            outcome: verdict === 'invalid' ? 'fail' : 'unknown',
            code: 'ERR_PROOF',
            message: '',
            detail: { needs: [{ url: 'https://x.example', kind: 'did' }] },
          },
        ],
})

interface Given {
  readonly web?: Web
  readonly report?: Report
  readonly kind?: Status
  readonly scope?: Scope
}
const check = async (entry: Document, { web, report = reportOf('valid'), kind = bitstring, scope }: Given) => {
  const made = scope ?? scopeWith({ ...(web && { web }), verify: async () => report })
  return kind.check({ value: entry, path: '/credentialStatus' }, outlineOf({ issuer }), made)
}
const answer = async (entry: Document, given: Given = {}) => outcomes(await check(entry, given), 'status')
const fourMessages = ['open', 'filed', 'closed', 'undefined'].map((message, status) => ({ status: `0x${status}`, message }))
const clear: Readonly<Record<string, Document>> = { [url]: listOf(encoded(bits())) }

describe('what a bit means', () => {
  const at9 = (more: Document = {}) => ({ web: { [url]: listOf(encoded(bits(9)), more) } })

  it('nothing against it', async () => expect(await answer(entryOf(), { web: clear })).toEqual(['pass']))
  it('revoked', async () => expect(await answer(entryOf(), at9())).toEqual(['fail ERR_REVOKED']))
  it('the neighbours are not', async () => {
    for (const statusListIndex of ['8', '10', '0', '131071']) expect(await answer(entryOf({ statusListIndex }), at9())).toEqual(['pass'])
  })
  it('suspended', async () =>
    expect(await answer(entryOf({ statusPurpose: 'suspension' }), at9({ statusPurpose: 'suspension' }))).toEqual(['fail ERR_SUSPENDED']))
  it('to be refreshed', async () =>
    expect(await answer(entryOf({ statusPurpose: 'refresh' }), at9({ statusPurpose: 'refresh' }))).toEqual(['warn ERR_STATUS']))
  it('a purpose that is not known', async () => {
    expect(await answer(entryOf({ statusPurpose: 'x' }), at9({ statusPurpose: 'x' }))).toEqual(['unknown ERR_UNSUPPORTED'])
    expect(await answer(entryOf({ statusPurpose: 'x' }), { web: { [url]: listOf(encoded(bits()), { statusPurpose: 'x' }) } })).toEqual([
      'pass',
    ])
  })
  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
    'no purpose is known that only an object of ours has: %s',
    async (statusPurpose) => {
      const [said, ...more] = await check(entryOf({ statusPurpose }), at9({ statusPurpose }))
      expect(said).toMatchObject({
        id: 'status',
        outcome: 'unknown',
        code: 'ERR_UNSUPPORTED',
        detail: { purpose: statusPurpose, status: 1 },
      })
      expect(more).toEqual([])
    },
  )
  it('a list of several purposes', async () =>
    expect(await answer(entryOf(), at9({ statusPurpose: ['suspension', 'revocation'] }))).toEqual(['fail ERR_REVOKED']))

  it('0, whatever it is called', async () => {
    const named = (more: Document): Document => {
      const statusMessage = [
        { status: '0x0', message: 'in force' },
        { status: '0x1', message: 'withdrawn' },
      ]
      return entryOf({ statusMessage, ...more })
    }
    const [other] = await check(named({ statusListIndex: '8' }), at9())
    expect(other).toMatchObject({ outcome: 'pass', detail: { status: 0, message: 'in force' } })
    expect(await answer(named({ statusListIndex: '9' }), at9())).toEqual(['fail ERR_REVOKED'])
  })

  it('a message of several bits', async () => {
    const entry = entryOf({ statusPurpose: 'message', statusSize: 2, statusListIndex: '4', statusMessage: fourMessages })
    const web = { [url]: listOf(encoded(new Uint8Array([...bits(9), ...bits()])), { statusPurpose: 'message' }) }
    const [only] = await check(entry, { web })
    expect(only).toMatchObject({ outcome: 'warn', code: 'ERR_STATUS', detail: { status: 1, message: 'filed' } })
    expect(only?.message).toContain('“filed”')
    const [wordless] = await check({ ...entry, statusMessage: [{ status: '0x0', message: 'open' }] }, { web })
    expect(wordless).toMatchObject({ outcome: 'warn', detail: { status: 1 } })
    expect((await check({ ...entry, statusListIndex: '5' }, { web })).map(({ outcome }) => outcome)).toEqual(['pass'])
    // the first bit is the highest
    for (const [set, status, message] of [[[8], 2, 'closed'] as const, [[8, 9], 3, 'undefined'] as const]) {
      const [higher] = await check(entry, { web: { [url]: listOf(encoded(bits(...set)), { statusPurpose: 'message' }) } })
      expect(higher?.detail).toEqual({ purpose: 'message', status, message })
    }
  })

  it('of several bits, a list has the fewer entries', async () => {
    const at = (index: number, list: Uint8Array, statusSize = 2) =>
      answer(entryOf({ statusSize, statusListIndex: String(index), statusMessage: fourMessages }), {
        web: { [url]: listOf(encoded(list)) },
      })
    const twice = new Uint8Array([...bits(), ...bits()])
    expect(await at(131_071, twice)).toEqual(['pass'])
    expect(await at(131_072, twice)).toEqual(['unknown ERR_STATUS'])
    // shorter than the specification allows
    expect(await at(65_535, bits())).toEqual(['pass', 'warn ERR_STATUS'])
    expect(await at(65_536, bits())).toEqual(['unknown ERR_STATUS'])
    expect(await at(4095, bits(), 32)).toEqual(['pass', 'warn ERR_STATUS', 'warn ERR_STATUS'])
  })

  it('a message that is no text is none', async () => {
    const entry = entryOf({
      statusPurpose: 'message',
      statusMessage: [
        { status: '0x0', message: 'open' },
        { status: '0x1', message: ['x'] },
      ],
    })
    const [only] = await check(entry, at9({ statusPurpose: 'message' }))
    expect(only?.message).toContain('one that the credential gives no words for')
  })
})

it('a message that is longer than a sentence is cut short in the words of the check, and whole in its detail', async () => {
  const web = { [url]: listOf(encoded(bits(9)), { statusPurpose: 'message' }) }
  const told = async (message: string) => {
    const [only] = await check(entryOf({ statusPurpose: 'message', statusMessage: [{ status: '0x1', message }] }), { web })
    expect(only?.detail).toMatchObject({ message })
    return only?.message
  }
  expect(await told('a'.repeat(200))).toContain(`“${'a'.repeat(200)}”`)
  expect(await told('a'.repeat(201))).toContain(`“${'a'.repeat(200)}…”`)
})

describe('an entry that is not well formed', () => {
  const faults: readonly Document[] = [
    { statusListIndex: '-1' },
    { statusListIndex: '1.5' },
    { statusListIndex: '0x9' },
    { statusListIndex: ' 9' },
    { statusListIndex: '09' },
    { statusListIndex: null },
    { statusListIndex: Number.NaN },
    { statusListCredential: null },
    { statusListCredential: { id: url } },
    { statusPurpose: ['revocation'] },
    { statusSize: 0 },
    { statusSize: '2' },
    { statusSize: 1.5 },
    { statusListIndex: ['9'] },
    { statusMessage: [{ status: 1 }] },
    { statusMessage: [{ status: '1' }] },
    { statusMessage: [{ status: ['0x1'] }] },
    { statusMessage: [{ status: '0x1 ' }] },
    { statusMessage: [{ status: '-0x1' }] },
    { statusMessage: 'x' },
  ]
  it.each(faults)('%j', async (fault) => expect(await answer(entryOf(fault), { web: clear })).toEqual(['fail ERR_STATUS']))
  it('is told where it stands', async () =>
    expect(await check(entryOf({ statusListIndex: '-1' }), { web: clear })).toMatchObject([{ path: '/credentialStatus' }]))
  it('an index may be of any size, and the list ends before', async () => {
    for (const statusListIndex of ['131072', '99999999999', '9'.repeat(400)])
      expect(await answer(entryOf({ statusListIndex }), { web: clear }), statusListIndex).toEqual(['unknown ERR_STATUS'])
  })
  it('more bits than are read here are no fault', async () =>
    expect(await answer(entryOf({ statusSize: 33 }), { web: clear })).toEqual(['unknown ERR_UNSUPPORTED']))
  it('an entry has another id than its list, or it is told', async () => {
    const told = async (id: string) => (await check(entryOf({ id }), { web: clear })).map(({ outcome, message }) => `${outcome} ${message}`)
    const same = expect.stringMatching(/^warn .*the address of its list/)
    expect(await told(url)).toContainEqual(same)
    expect(await told(`${url}#9`)).not.toContainEqual(same)
  })
  it('each status has one message, or it is told', async () => {
    const named = (...names: readonly string[]) => names.map((status) => ({ status, message: 'x' }))
    const told = async (more: Document) =>
      (await check(entryOf({ statusListIndex: '0', ...more }), { web: clear })).map((one) => one.message)
    const wordless = expect.stringContaining('does not give each of its statuses one message')
    const without: readonly Document[] = [
      { statusSize: 2 },
      { statusSize: 2, statusMessage: named('0x0', '0x1') },
      { statusSize: 2, statusMessage: named('0x0', '0x1', '0x2', '0x2') },
      { statusMessage: named('0x1') },
      { statusMessage: named('0x0', '0x1', '0x2') },
      { statusMessage: named('0x0', '0x1', '0x1') },
      { statusMessage: [] },
    ]
    for (const more of without) expect(await told(more), JSON.stringify(more)).toContainEqual(wordless)
    const whole: readonly Document[] = [
      {},
      { statusMessage: named('0x0', '0x1') },
      { statusSize: 2, statusMessage: named('0x0', '0x1', '0x2', '0x3') },
    ]
    for (const more of whole) expect(await told(more), JSON.stringify(more)).not.toContainEqual(wordless)
  })
  it('an index that is a number is read', async () =>
    expect(await answer(entryOf({ statusListIndex: 9 }), { web: clear })).toEqual(['pass']))
})

describe('a list that is not as it should be says nothing', () => {
  const faults: readonly (readonly [name: string, list: Document | string | Response, code: string])[] = [
    ['of another type', { ...listOf(encoded(bits())), type: ['VerifiableCredential'] }, 'unknown ERR_STATUS'],
    ['with a subject of another type', listOf(encoded(bits()), { type: 'List' }), 'unknown ERR_STATUS'],
    ['with another purpose', listOf(encoded(bits()), { statusPurpose: 'suspension' }), 'unknown ERR_STATUS'],
    ['without a purpose', listOf(encoded(bits()), { statusPurpose: null }), 'unknown ERR_STATUS'],
    ['with several subjects', { ...listOf(''), credentialSubject: [{}, {}] }, 'unknown ERR_STATUS'],
    ['without bits', listOf(undefined), 'unknown ERR_STATUS'],
    ['with bits that are not text', listOf([1]), 'unknown ERR_STATUS'],
    ['with bits that are not base64', listOf('u!!!!'), 'unknown ERR_STATUS'],
    ['with bits that are not compressed', listOf(`u${base64url(bits())}`), 'unknown ERR_STATUS'],
    ['with bits that are cut off', listOf(encoded(bits(9)).slice(0, 40)), 'unknown ERR_STATUS'],
    ['that does not reach the index', listOf(encoded(bits())), 'index'],
    ['that unpacks to too much', listOf(`u${base64url(gzipSync(new Uint8Array(2 ** 26)))}`), 'unknown ERR_LIMIT'],
    ['that is no JSON', '<html>', 'unknown ERR_NETWORK'],
    ['that has a member twice', '{"id":1,"id":2}', 'unknown ERR_NETWORK'],
    ['that is gone', new Response('', { status: 410 }), 'unknown ERR_NETWORK'],
    ['that fails', new Response('{}', { status: 500 }), 'unknown ERR_NETWORK'],
    ['that comes with a failure', new Response(JSON.stringify(listOf(encoded(bits()))), { status: 503 }), 'unknown ERR_NETWORK'],
  ]
  it.each(faults)('%s', async (_, list, code) => {
    const entry = code === 'index' ? entryOf({ statusListIndex: '131072' }) : entryOf()
    const checks = await check(entry, { web: { [url]: list } })
    expect(outcomes(checks, 'status')).toEqual([code === 'index' ? 'unknown ERR_STATUS' : code])
    expect(checks[0]?.message).toMatch(/^(?:[A-Z]|https:).*\.$/)
  })

  it('without a network it is unknown, and says where it is', async () => {
    const [only] = await check(entryOf(), {})
    expect(only).toMatchObject({ outcome: 'unknown', code: 'ERR_OFFLINE', detail: { needs: [{ url, kind: 'status' }] } })
  })
})

describe('a list is a credential itself', () => {
  it.each(['invalid', 'indeterminate'] as const)('one that is %s says nothing, whatever its bits say', async (verdict) => {
    for (const list of [listOf(encoded(bits())), listOf(encoded(bits(9)))]) {
      const [only, ...more] = await check(entryOf(), { web: { [url]: list }, report: reportOf(verdict) })
      expect(only).toMatchObject({ outcome: 'unknown', code: 'ERR_STATUS', detail: { needs: [{ url: 'https://x.example', kind: 'did' }] } })
      expect(more).toEqual([])
      expect(only?.message).toContain(verdict === 'invalid' ? 'is not valid itself' : 'could not be verified itself')
    }
  })
  it('what stands against it is named, and what was found in order is not', async () => {
    const said = async (...checks: Report['checks']) => {
      const [only] = await check(entryOf(), { web: clear, report: { ...reportOf('indeterminate'), checks } })
      return only?.detail
    }
    const open: Check = { id: 'status', outcome: 'unknown', code: 'ERR_OFFLINE', message: '' }
    expect(
      await said({ id: 'schema', outcome: 'pass', message: '' }, { id: 'issuer', outcome: 'warn', code: 'ERR_STATUS', message: '' }, open),
    ).toEqual({
      codes: ['ERR_OFFLINE'],
    })
  })
  it('one that is nested too deep is told so, and not taken for what is no credential', async () => {
    const failing = (code: 'ERR_LIMIT' | 'ERR_NOT_JSON') =>
      scopeWith({ web: clear, verify: () => Promise.reject(new CredentialError(code, 'it cannot be verified')) })
    expect(await answer(entryOf(), { scope: failing('ERR_LIMIT') })).toEqual(['unknown ERR_LIMIT'])
    expect(await answer(entryOf(), { scope: failing('ERR_NOT_JSON') })).toEqual(['unknown ERR_NETWORK'])
  })
  it('needs to say no address of its own', async () => {
    const { id: _, ...nameless } = listOf(encoded(bits()))
    expect(await answer(entryOf(), { web: { [url]: nameless } })).toEqual(['pass'])
  })
  it('of another issuer, or another address: told', async () => {
    expect(await answer(entryOf(), { web: clear, report: reportOf('valid', 'did:web:other.example') })).toEqual(['pass', 'warn ERR_STATUS'])
    expect(await answer(entryOf(), { web: { [url]: { ...clear[url], id: 'https://school.example/status/2' } } })).toEqual([
      'pass',
      'warn ERR_STATUS',
    ])
  })
  it('too short to hide in: told, and still true', async () => {
    expect(await answer(entryOf(), { web: { [url]: listOf(encoded(bits(9).subarray(0, 1024))) } })).toEqual([
      'fail ERR_REVOKED',
      'warn ERR_STATUS',
    ])
  })
  it('is fetched and verified once, and unpacked once', async () => {
    let asked = 0
    let verified = 0
    const fetch = async () => {
      asked++
      return new Response(JSON.stringify(clear[url]))
    }
    const verify = async () => {
      verified++
      return reportOf('valid')
    }
    const scope = scopeWith({ fetch, verify })
    await Promise.all(Array.from({ length: 60 }, (_, index) => answer(entryOf({ statusListIndex: String(index) }), { scope })))
    expect({ asked, verified }).toEqual({ asked: 1, verified: 1 })
  })
  it('says how long it holds: one that was kept for longer is told', async () => {
    const at = (date: string | undefined, ttl: unknown, skew = 0) => {
      const list = new Response(JSON.stringify(listOf(encoded(bits()), { ttl })), date === undefined ? {} : { headers: { date } })
      return answer(entryOf(), { scope: scopeWith({ web: { [url]: list }, verify: async () => reportOf('valid'), skew }) })
    }
    expect(now.toISOString()).toBe('2026-01-01T00:00:00.000Z')
    expect(await at('Wed, 31 Dec 2025 23:59:00 GMT', 60_000)).toEqual(['pass'])
    expect(await at('Wed, 31 Dec 2025 23:59:00 GMT', 59_999)).toEqual(['pass', 'warn ERR_STATUS'])
    expect(await at('Wed, 31 Dec 2025 23:59:00 GMT', 0)).toEqual(['pass', 'warn ERR_STATUS'])
    expect(await at('Thu, 01 Jan 2026 00:01:00 GMT', 0)).toEqual(['pass'])
    expect(await at(undefined, 0)).toEqual(['pass'])
    expect(await at('yesterday', 0)).toEqual(['pass'])
    expect(await at('Wed, 31 Dec 2025 23:59:00 GMT', 30_000, 30)).toEqual(['pass'])
    expect(await at('Wed, 31 Dec 2025 23:59:00 GMT', 30_000, 29)).toEqual(['pass', 'warn ERR_STATUS'])
    for (const ttl of [-1, '300000', null, [], {}]) expect(await at(undefined, ttl), String(ttl)).toEqual(['pass', 'warn ERR_STATUS'])
    const [, old] = await check(entryOf(), {
      web: {
        [url]: new Response(JSON.stringify(listOf(encoded(bits()), { ttl: 1 })), { headers: { date: 'Wed, 31 Dec 2025 23:59:00 GMT' } }),
      },
    })
    expect(old?.detail).toEqual({ ttl: 1, needs: [{ url, kind: 'status' }] })
  })
  it('may be a token', async () => {
    const part = (value: unknown) => base64url(new TextEncoder().encode(JSON.stringify(value)))
    for (const payload of [clear[url], { vc: clear[url] }]) {
      const web = { [url]: `${part({ alg: 'ES256', typ: 'vc+jwt' })}.${part(payload)}.AAAA` }
      expect(await answer(entryOf(), { web })).toEqual(['pass'])
      const token = { protected: part({ alg: 'ES256', typ: 'vc+jwt' }), payload: part(payload), signature: 'AAAA' }
      expect(await answer(entryOf(), { web: { [url]: token } })).toEqual(['pass'])
    }
  })
})

describe('StatusList2021', () => {
  const entry = entryOf({ type: 'StatusList2021Entry' })
  const list = (encodedList: string) => ({
    ...listOf(encodedList, { type: 'StatusList2021' }),
    type: ['VerifiableCredential', 'StatusList2021Credential'],
  })
  it.each([
    ['base64url', base64url(gzipSync(bits(9)))],
    ['base64', base64(gzipSync(bits(9)))],
    ['multibase', encoded(bits(9))],
  ])('in %s', async (_, text) => expect(await answer(entry, { web: { [url]: list(text) }, kind: of2021 })).toContain('fail ERR_REVOKED'))
  it('a list of the other kind is none', async () =>
    expect(await answer(entry, { web: clear, kind: of2021 })).toEqual(['unknown ERR_STATUS']))

  // 14 is where programs from before 2023 put what is at 9: six bits from the right of the second byte
  it('the left end of a byte counts, as the drafts came to say; what the other end says is told', async () => {
    const answers = (...set: number[]) => answer(entry, { web: { [url]: list(encoded(bits(...set))) }, kind: of2021 })
    expect(await answers()).toEqual(['pass'])
    expect(await answers(8, 10, 13, 15)).toEqual(['pass'])
    expect(await answers(14)).toEqual(['pass', 'warn ERR_STATUS'])
    expect(await answers(9)).toEqual(['fail ERR_REVOKED', 'warn ERR_STATUS'])
    expect(await answers(9, 14)).toEqual(['fail ERR_REVOKED'])
    // of a list that says the order from its beginning, nothing is to be told
    expect(await answer(entryOf(), { web: { [url]: listOf(encoded(bits(14))) } })).toEqual(['pass'])
  })
})

describe('RevocationList2020', () => {
  const list = (encodedList: unknown, more: Document = {}): Document => ({
    type: ['VerifiableCredential', 'RevocationList2020Credential'],
    id: url,
    issuer,
    credentialSubject: { id: `${url}#list`, type: 'RevocationList2020', encodedList, ...more },
  })
  const entry = { id: `${url}#9`, type: 'RevocationList2020Status', revocationListIndex: '9', revocationListCredential: url }
  const answers = (found: Document, more: Document = {}) => answer({ ...entry, ...more }, { web: { [url]: found }, kind: of2020 })

  it('what both ends of a byte say is so; where only one says revoked, it is open', async () => {
    expect(await answers(list(base64url(gzipSync(bits()))))).toEqual(['pass'])
    expect(await answers(list(base64url(gzipSync(bits(9, 14)))))).toEqual(['fail ERR_REVOKED'])
    for (const index of [9, 14]) expect(await answers(list(base64url(gzipSync(bits(index)))))).toEqual(['unknown ERR_STATUS'])
    // the middle of a byte has no other end
    for (const index of [8, 10, 13, 15, 6, 17]) expect(await answers(list(base64url(gzipSync(bits(index)))))).toEqual(['pass'])
  })
  it('an index beyond what 32 bits count is beyond the list', async () =>
    expect(await answers(list(encoded(bits(9))), { revocationListIndex: '4294967305' })).toEqual(['unknown ERR_STATUS']))
  it.each([[{ revocationListIndex: -1 }], [{ revocationListIndex: undefined }], [{ revocationListCredential: 7 }]])(
    'an entry that is not well formed: %j',
    async (fault) => expect(await answers(list(encoded(bits())), fault)).toEqual(['fail ERR_STATUS']),
  )
  it('a list of another kind says nothing', async () => {
    expect(await answers(listOf(encoded(bits())))).toEqual(['unknown ERR_STATUS'])
    expect(await answers(list(encoded(bits()), { type: 'BitstringStatusList' }))).toEqual(['unknown ERR_STATUS'])
  })
})

it('a list of two subjects, where one denies what the other says, says nothing', async () => {
  const subjects = [bits(), bits(9)].map((list) => listOf(encoded(list))['credentialSubject'])
  for (const credentialSubject of [subjects, subjects.toReversed()])
    expect(await answer(entryOf(), { web: { [url]: { ...listOf(''), credentialSubject } } })).toEqual(['unknown ERR_STATUS'])
})

describe.skipIf(!hasReference)('lists of the DCC', () => {
  it.each([
    ['6', 'fail ERR_REVOKED'],
    ['7', 'pass'],
    ['8', 'fail ERR_REVOKED'],
  ])('entry %s', async (statusListIndex, outcome) => {
    const web = { [url]: referenceJson('samples/dcc-status/didkey-ed25519Signature2020__e5WK8CbZ1GjycuPombrj') as Document }
    expect((await answer(entryOf({ statusListIndex }), { web }))[0]).toBe(outcome)
  })
})
