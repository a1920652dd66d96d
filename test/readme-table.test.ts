/**
 * What the README's first table says is what the code does: the formats are the folders there are, their versions those
 * that the folders claim, and of each a small document is recognised, validated, converted and handed to the proofs named.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { convert } from '../src/convert.ts'
import { formats, proofs } from '../src/generated/registry.ts'
import { containers } from '../src/generated/registry-containers.ts'
import type { Document } from '../src/lib/json.ts'
import { sealLevels } from '../src/lib/seal-options.ts'
import { parse } from '../src/parse.ts'
import { validate } from '../src/validate.ts'
import { bases } from './convert/bases.ts'
import type { FormatName } from './convert/fixtures.ts'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const readme = read('README.md')

interface Row {
  readonly format: string
  readonly versions: string
  readonly recognise: string
  readonly convert: string
  readonly verify: string
}
const rows: readonly Row[] = (/\| format \|[^\n]*\n[^\n]*\n((?:\|[^\n]*\n)+)/.exec(readme)?.[1] ?? '')
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, format = '', versions = '', recognise = '', convert = '', verify = '']) => ({ format, versions, recognise, convert, verify }))
const rowOf: Readonly<Record<string, string>> = {
  ob2: 'Open Badges',
  ob3: 'Open Badges 3.0',
  clr1: 'Comprehensive Learner Record 1.0',
  clr2: 'Comprehensive Learner Record 2.0',
  elm: 'European Digital Credentials',
}
const row = (id: string): Row =>
  rows.find(({ format }) => format === rowOf[id]) ?? { format: '', versions: '', recognise: '', convert: '', verify: '' }

const picture = 'https://school.example/1.png'
const simple = { name: 'Knots', description: 'Ties knots', image: picture, criteria: 'https://school.example/knots' }
const recipient = { type: 'email', hashed: false, identity: 'ann@school.example' }
const badge = 'https://school.example/badge.json'
const verify = { type: 'hosted', url: 'https://school.example/1.json' }
const older: Readonly<Record<string, Document>> = {
  '0.5': {
    recipient: 'ann@school.example',
    issued_on: '2012-01-02',
    badge: { ...simple, version: '0.5.0', issuer: { origin: 'https://school.example', name: 'School' } },
  },
  '1.0': { uid: '1', recipient, issuedOn: 1_400_000_000, badge, verify },
  '1.1': {
    '@context': 'https://w3id.org/openbadges/v1',
    id: verify.url,
    type: 'Assertion',
    uid: '1',
    recipient,
    issuedOn: '2014-01-02T00:00:00Z',
    badge,
    verify,
  },
  '2.1': { ...bases.ob2, '@context': 'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld' },
}
const documents: readonly (readonly [id: FormatName, version: string, document: Document])[] = [
  ...Object.entries(older).map(([version, document]) => ['ob2', version, document] as const),
  ['ob2', '2.0', bases.ob2],
  ['ob3', '3.0', bases.ob3],
  ['clr1', '1.0', bases.clr1],
  ['clr2', '2.0', bases.clr2],
  ['elm', '3', bases.elm],
]

/** A version is named alone in the table, or is part of the format's own name. */
const versionsIn = ({ format, versions }: Row): readonly string[] => [
  ...new Set(
    [...`${format} ${versions.replace(/on VC .*|\(.*?\)/g, '')}`.matchAll(/\bv?(\d(?:\.\d)?)\b/g)].map(([, version = '']) => version),
  ),
]
/** The versions that the source of a folder names: its claims answer with one of them. */
const claimed = (id: string): readonly string[] => [
  ...new Set([...read(`src/formats/${id}/claims.ts`).matchAll(/'(\d(?:\.\d)?)'/g)].map(([, version = '']) => version)),
]

const words: Readonly<Record<string, string>> = {
  'data-integrity': 'Data Integrity',
  'vc-jwt': 'VC-JWT',
  'ob2-jws': 'signed',
  'ob2-hosted': 'hosted',
  jades: 'JAdES seals',
}
const token = (header: object, payload: unknown): string =>
  [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
    .concat('.AAAA')
/** A document as each kind of proof has it. */
const secured: Readonly<Record<string, (document: Document) => Document | string>> = {
  'data-integrity': (document) => ({ ...document, proof: [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }] }),
  'vc-jwt': (document) => token({ alg: 'RS256', typ: 'JWT' }, { iss: 'did:example:1', vc: document }),
  'ob2-jws': (document) => token({ alg: 'RS256' }, document),
  // a record says that it is hosted, and a badge is
  'ob2-hosted': (document) =>
    'learner' in document ? { ...document, id: 'https://records.example/1', verification: { type: 'Hosted' } } : document,
  jades: (document) => token({ alg: 'RS256', sigT: '2024-06-01T00:00:00Z', 'x5t#S256': 'AA', x5c: ['AA'] }, document),
}

describe('the README’s table of formats', () => {
  test('has a row for each folder, and a column of yes', () => {
    expect(rows.map(({ format }) => format)).toEqual(['ob2', 'ob3', 'clr1', 'clr2', 'elm'].map((id) => rowOf[id]))
    expect(formats.map(({ id }) => id).sort()).toEqual(Object.keys(rowOf).sort())
    expect(new Set(rows.flatMap(({ recognise, convert }) => [recognise, convert]))).toEqual(new Set(['yes']))
  })

  test.each(Object.keys(rowOf))('%s: the versions are those that the folder claims, and of each there is a document here', (id) => {
    expect([...versionsIn(row(id))].sort()).toEqual([...claimed(id)].sort())
    expect(documents.flatMap(([format, version]) => (format === id ? [version] : [])).sort()).toEqual([...claimed(id)].sort())
  })

  test.each(documents)('%s %s is recognised, validated, and converted into every format', async (id, version, document) => {
    expect(await parse(document)).toMatchObject({ format: id, version })
    expect((await validate(document)).format).toBe(id)
    for (const to of Object.keys(rowOf)) expect((await parse((await convert(document, { to })).document)).format).toBe(to)
  })

  test.each(['ob3', 'clr2'] as const)('%s stands on both data models', async (id) => {
    expect(row(id).versions).toBe('on VC 1.1 and 2.0')
    const text = JSON.stringify(bases[id]).replaceAll('https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/2018/credentials/v1')
    const former: Document = JSON.parse(text.replaceAll('"validFrom"', '"issuanceDate"'))
    for (const document of [bases[id], former])
      expect((await validate(document)).checks.filter(({ id: check, outcome }) => check === 'context' && outcome === 'fail')).toEqual([])
  })

  test('names every kind of proof, each where a document of the format is opened by it', async () => {
    expect(proofs.map(({ id }) => id).sort()).toEqual(Object.keys(words).sort())
    const named = Object.keys(rowOf).flatMap((id) =>
      Object.entries(words).flatMap(([proof, word]) => (row(id).verify.includes(word) ? [[id as FormatName, proof] as const] : [])),
    )
    expect([...new Set(named.map(([, proof]) => proof))].sort()).toEqual(Object.keys(words).sort())
    for (const [id, proof] of named) {
      const parsed = await parse(secured[proof]?.(bases[id]) ?? '')
      expect([parsed.format, proofs.find((one) => one.claims(parsed))?.id]).toEqual([id, proof])
    }
    expect(row('elm').verify).toBe(`JAdES seals, ${sealLevels[0]} to ${sealLevels.at(-1)}`)
  })

  test('null control: a proof that a format has not is not found in its row, nor does it open its documents', async () => {
    expect(row('ob3').verify).not.toContain(words['ob2-hosted'])
    const parsed = await parse(secured['ob2-jws']?.(bases.ob2) ?? '')
    expect(proofs.find((one) => one.claims(parsed))?.id).not.toBe('jades')
  })
})

test('the README names every container', () => {
  const sentence = /Carried as ([^.]*)\./.exec(readme)?.[1] ?? ''
  const said = [...sentence.matchAll(/[A-Z]{3,4}/g)].map(([name]) => name.toLowerCase())
  const read = containers.map(({ id }) => (id === 'edci' ? 'xml' : id))
  expect(said.sort()).toEqual(['json', ...read].sort())
})
