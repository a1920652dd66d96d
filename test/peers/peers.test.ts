/** Ours against two other verifiers over every sample: their answers are in `answers.tsv` (made by `record.mjs`). */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { verifiableCredential } from '../../src/core.ts'
import * as registry from '../../src/generated/registry.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Check } from '../../src/lib/report.ts'
import { verify } from '../../src/verify.ts'
import { outcomes, vectorContexts, webOf } from '../proofs/scope.ts'
import { hasReference, ran, reference, referenceText } from '../reference.ts'
import { type Disagreement, disagreements } from './disagreements.ts'
import { clock, published } from './web.mjs'

interface Answer {
  readonly sample: string
  readonly peer: string
  readonly said: Readonly<Record<Disagreement['about'], string>>
}
const answers: readonly Answer[] = readFileSync(new URL('answers.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([sample = '', peer = '', signature = '', dates = '', status = '']) => ({ sample, peer, said: { signature, dates, status } }))

/** What each kind of their answers means; anything else is a refusal to answer. */
const meanings: Readonly<Record<Disagreement['about'], readonly (readonly [answer: RegExp, meaning: string])[]>> = {
  signature: [
    [/^valid/, 'valid'],
    [
      /^(?:invalid_signature|jsonld\.ValidationError|no_proof|Error: (?:Invalid signature|Credential issuer must match|No matching))/,
      'invalid',
    ],
    [/./, 'no answer'],
  ],
  dates: [
    [/^in-force/, 'in force'],
    [/^over/, 'over'],
    [/./, ''],
  ],
  status: [
    [/^clear/, 'clear'],
    [/^revoked/, 'revoked'],
    [/^status_list_/, 'unknown'],
    [/./, ''],
  ],
}
const meant = (about: Disagreement['about'], answer: string): string => meanings[about].find(([pattern]) => pattern.test(answer))?.[1] ?? ''

interface Ours {
  /** In their words, to compare. */
  readonly means: Readonly<Record<Disagreement['about'], string>>
  /** With what stands against it, to explain. */
  readonly words: string
}
const worst = (checks: readonly Check[], ...ids: readonly string[]): string => {
  const outcomes = checks.filter(({ id }) => ids.includes(id)).map(({ outcome }) => outcome)
  return outcomes.includes('fail') ? 'invalid' : outcomes.includes('unknown') ? 'unknown' : 'valid'
}
async function ours(sample: string): Promise<Ours> {
  try {
    const { format, checks } = await verify(reference(`samples/${sample}`), {
      now: new Date(clock),
      fetch: webOf(published(referenceText)),
      contexts: vectorContexts(),
      formats: [...registry.formats, verifiableCredential],
    })
    const signature = worst(checks, 'proof', 'key-binding', 'context')
    const against = checks
      .filter(({ id, outcome }) => ['proof', 'key-binding', 'context'].includes(id) && (outcome === 'fail' || outcome === 'unknown'))
      .map(({ id, outcome, code }) => `${id}:${outcome}:${code}`)
    const status = outcomes(checks, 'status').join()
    return {
      means: {
        signature,
        dates: worst(checks, 'validity') === 'invalid' ? 'over' : 'in force',
        status: status.includes('ERR_REVOKED') ? 'revoked' : worst(checks, 'status') === 'unknown' ? 'unknown' : 'clear',
      },
      words: `${format} ${signature} ${[...new Set(against)].join(' ')}`,
    }
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    return { means: { signature: 'no answer', dates: '', status: '' }, words: `- no answer ${error.code}` }
  }
}

interface Difference {
  readonly sample: string
  readonly peer: string
  readonly about: Disagreement['about']
  readonly theirs: string
  readonly ours: string
  /** The rows that explain it. */
  readonly rows: readonly Disagreement[]
}
const differencesOf = (mine: ReadonlyMap<string, Ours>): readonly Difference[] =>
  answers.flatMap(({ sample, peer, said }) =>
    (['signature', 'dates', 'status'] as const).flatMap((about) => {
      const own = mine.get(sample)
      const theirs = meant(about, said[about])
      if (!own || theirs === own.means[about] || theirs === '') return []
      const rows = disagreements.filter(
        (row) => row.about === about && row.theirs.test(said[about]) && row.ours.test(own.words) && (row.samples?.test(sample) ?? true),
      )
      return [{ sample, peer, about, theirs: said[about], ours: own.words, rows }]
    }),
  )
const unexplained = (differences: readonly Difference[]) => differences.filter(({ rows }) => rows.length !== 1)

describe.skipIf(!hasReference)('ours and others', async () => {
  const samples = [...new Set(answers.map(({ sample }) => sample))]
  const mine = new Map<string, Ours>()
  for (const sample of samples) mine.set(sample, await ours(sample))
  const differences = differencesOf(mine)

  it('every difference is explained, once', () => {
    expect(unexplained(differences).map(({ rows, ...rest }) => ({ ...rest, rows: rows.map(({ why }) => why) }))).toEqual([])
  })
  it('every explanation is needed', () => {
    expect(disagreements.filter((row) => !differences.some(({ rows }) => rows.includes(row)))).toEqual([])
  })
  it('nothing is valid here that another calls invalid, but for a suite that it lacks', () => {
    const laxer = differences.filter((one) => meant(one.about, one.theirs) === 'invalid' && / valid /.test(one.ours))
    expect(laxer.map(({ sample }) => sample)).toEqual(['jff-plugfest/signed_badge_example-p3.json'])
  })
  it('agrees on more than refusals', () => {
    const agreed = (means: string): number =>
      answers.filter(({ sample, said }) => meant('signature', said.signature) === means && mine.get(sample)?.means.signature === means)
        .length
    expect(agreed('valid')).toBeGreaterThan(80)
    expect(agreed('invalid')).toBeGreaterThan(100)
    ran('samples against verifier-core and @digitalbazaar/vc', answers.length)
  })
  it.each(['valid', 'invalid', 'unknown'])('a verifier that always says %s is not explained', (signature) => {
    const always: Ours = { means: { signature, dates: 'in force', status: signature }, words: `ob3 ${signature} ` }
    expect(unexplained(differencesOf(new Map(samples.map((sample) => [sample, always])))).length).toBeGreaterThan(50)
  })
  it('docs/peers.md is current', () => {
    const file = new URL('../../docs/peers.md', import.meta.url)
    const page = pageOf(differences)
    if (process.env['UPDATE']) writeFileSync(file, page)
    expect(readFileSync(file, 'utf8')).toBe(page)
  })
})

const cell = (text: string): string => text.trim().replaceAll('|', '\\|')
function pageOf(
  differences: readonly {
    readonly peer: string
    readonly sample: string
    readonly theirs: string
    readonly ours: string
    readonly rows: readonly Disagreement[]
  }[],
): string {
  const lines = disagreements.map((row) => {
    const met = differences.filter(({ rows }) => rows.includes(row))
    const [first] = met
    const peers = [...new Set(met.map(({ peer }) => peer))].join(', ')
    const example = first ? `\`${first.sample}\`: “${cell(first.theirs)}”; “${cell(first.ours.split(' ').slice(0, 2).join(' '))}”` : ''
    return `| ${met.length} | ${peers} | ${row.why} | ${example} |`
  })
  return [
    '# Where other verifiers answer differently',
    '',
    `verifier-core 1.0.0-beta.11 of the Digital Credentials Consortium and @digitalbazaar/vc 7 were asked about ${new Set(answers.map(({ sample }) => sample)).size} samples, with the same contexts,`,
    'documents, lists and clock. All answers are in `test/peers/answers.tsv`; `npm run peers` asks again. Each difference meets exactly one row, which a',
    'test checks. This page is generated from `test/peers/disagreements.ts`.',
    '',
    '| answers | who | why | an example: theirs; ours |',
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n')
}
