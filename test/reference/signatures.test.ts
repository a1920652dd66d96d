/** The signature outcomes of an independent check, over the samples of the suites that are verified here. */
import { describe, expect, test } from 'vitest'
import { verifiableCredential } from '../../src/core.ts'
import { registry } from '../../src/generated/registry.ts'
import { type Check, CredentialError, type Fetch, type Report, verify } from '../../src/verify.ts'
import { hasReference, ran, reference, referenceFiles, referenceText } from '../reference.ts'

/** Generic credentials are verified as what they are; the built-in formats come first. */
const formats = [...registry.formats, verifiableCredential]
const now = new Date('2026-06-01T00:00:00Z')

const statusLists = 'https://digitalcredentials.github.io/vc-test-fixtures/statusLists/didkey-ed25519Signature2020/'
/** What the addresses of the samples answered: the two DID documents and the status lists of `dcc-status`. */
const answers: Readonly<Record<string, string>> = {
  'https://digitalcredentials.github.io/vc-test-fixtures/dids/legacy/did.json': 'legacy__did.json',
  'https://digitalcredentials.github.io/vc-test-fixtures/dids/oidf/did.json': 'oidf__did.json',
  ...Object.fromEntries(
    ['e5WK8CbZ1GjycuPombrj', 'expired', 'missingBitStringType', 'notYetValid', 'tampered'].map((name) => [
      statusLists + name,
      `didkey-ed25519Signature2020__${name}`,
    ]),
  ),
}
const fetch: Fetch = async (url) => {
  const file = Object.hasOwn(answers, url) ? answers[url] : undefined
  return file === undefined ? new Response('', { status: 404 }) : new Response(Uint8Array.from(reference(`samples/dcc-status/${file}`)))
}

interface Row {
  readonly file: string
  readonly suite: string
  readonly outcome: string
}
const all: readonly Row[] = hasReference
  ? referenceText('samples/expected-signatures.tsv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([file = '', suite = '', outcome = '']) => ({ file, suite, outcome }))
  : []
const rows = all.filter(({ file }) => /^(dcc|dcc-status|1edtech-ob3)\//.test(file))
/** Tokens and seals: the rest, with a proof inside, is in `proofs/data-integrity.test.ts`. */
const enveloped = all.filter(({ suite }) => /^JWT|^JAdES/.test(suite))

type Judge = (input: Uint8Array) => Promise<readonly Check[]>
const judge: Judge = async (input) => (await verify(input, { now, fetch, formats })).checks

/** The outcome of the proofs of one suite; `Ed25519Signature2020`, or `DataIntegrityProof/…`. */
function outcomeOf(checks: readonly Check[], file: string, suite: string): string {
  const { proof } = JSON.parse(new TextDecoder().decode(reference(`samples/${file}`))) as { proof: object | readonly object[] }
  const proofs = [proof].flat() as readonly { type: string; cryptosuite?: string }[]
  const paths = proofs.flatMap(({ type, cryptosuite }, index) =>
    suite === (cryptosuite ? `${type}/${cryptosuite}` : type) ? [Array.isArray(proof) ? `/proof/${index}` : '/proof'] : [],
  )
  const outcomes = checks.filter(({ id, path = '' }) => id === 'proof' && paths.includes(path)).map(({ outcome }) => outcome)
  return outcomes.includes('fail') ? 'INVALID' : outcomes.includes('unknown') || !outcomes.includes('pass') ? 'UNKNOWN' : 'VALID'
}

describe.skipIf(!hasReference)('signatures of the samples', () => {
  test.each(rows)('$file $suite: $outcome', async ({ file, suite, outcome }) => {
    const checks = await judge(reference(`samples/${file}`))
    const given = outcomeOf(checks, file, suite)
    // a key that could not be looked up there says nothing of the signature
    if (outcome.includes('unresolved')) expect(given).not.toBe('VALID')
    else expect(given).toBe(outcome)
  })

  test('how many ran', () => {
    ran('signature outcomes', rows.length)
    expect(rows.length).toBe(80)
    expect(enveloped.length).toBe(7)
    expect(all.length).toBe(142)
  })

  test.each(enveloped)('$file $suite: $outcome', async ({ file, outcome }) => {
    const [proof] = (await judge(reference(`samples/${file}`))).filter(({ id }) => id === 'proof')
    // a badge before 3.0 names its key by an address: `proofs/open-badge.test.ts` answers it
    expect(proof?.outcome).toBe(outcome === 'VALID' ? 'pass' : 'unknown')
  })

  test.each([
    ['valid', [{ id: 'proof', outcome: 'pass', message: '', path: '/proof' }]],
    ['unknown', [{ id: 'proof', outcome: 'unknown', message: '', path: '/proof' }]],
    ['nothing', []],
  ] as const)('a verifier that always says %s does not pass', (_, checks) => {
    expect(rows.filter(({ file, suite, outcome }) => outcomeOf(checks, file, suite) !== outcome).length).toBeGreaterThan(0)
  })
})

/**
 * Why anything of these samples could not be checked. A suite that is verified here gives no `unknown`: what is
 * left is keys and lists that resolve nowhere, and schemas and endorsements that are somebody else's.
 */
const causes: readonly (readonly [check: string, code: string, cause: string])[] = [
  ['key-binding', 'ERR_NETWORK', 'the DID document or profile of the issuer resolves nowhere'],
  ['status', 'ERR_NETWORK', 'the status list is not among the samples'],
  ['status', 'ERR_STATUS', 'the status list is shorter than the specification allows, expired, not valid yet, tampered or of no type'],
  ['proof', 'ERR_NETWORK', 'the key is at an address of the issuer that resolves nowhere (complete_v1.json)'],
  ['status', 'ERR_UNSUPPORTED', '1EdTechRevocationList'],
]

describe.skipIf(!hasReference)('what could not be checked in the samples', () => {
  const files = referenceFiles('samples/dcc').concat(referenceFiles('samples/1edtech-ob3'))

  test.each(files)('%s', async (file) => {
    let report: Report
    try {
      report = await verify(reference(file), { now, fetch, formats })
    } catch (error) {
      // never a crash: what is no credential says so with a code
      expect(error).toBeInstanceOf(CredentialError)
      expect((error as CredentialError).code).not.toBe('ERR_INTERNAL')
      return
    }
    const unknowns = report.checks.filter(({ outcome }) => outcome === 'unknown').map(({ id, code }) => `${id} ${code}`)
    const listed = causes.map(([id, code]) => `${id} ${code}`)
    expect(unknowns.filter((unknown) => !listed.includes(unknown))).toEqual([])
    for (const { outcome, code, detail } of report.checks)
      if (outcome === 'unknown' && code === 'ERR_NETWORK') expect(detail?.needs?.length).toBeGreaterThan(0)
  })
})
