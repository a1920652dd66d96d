/** A text that says its direction (VC Data Model 2.0 section 11.1): whatever signs the bytes or the JSON covers it, and RDF has no form for it. */
import { describe, expect, test } from 'vitest'
import { type Document, issue, validate, verify } from '../../src/index.ts'
import { keyIssuer } from './issuers.ts'

const now = new Date('2026-01-01T00:00:00Z')
const { id, keyId, key } = keyIssuer()
const signer = key.signer(keyId)
const made = { created: '2025-01-01T00:00:00Z' }
const text = { '@value': 'שלום', '@language': 'he', '@direction': 'rtl' }
const v2 = 'https://www.w3.org/ns/credentials/v2'
const about = (more: Document): Document => ({
  '@context': [v2],
  type: ['VerifiableCredential'],
  issuer: { id, name: text },
  credentialSubject: { id: 'did:example:ann' },
  ...more,
})
const failed = ({ checks }: Awaited<ReturnType<typeof verify>>) =>
  checks.flatMap(({ id: name, outcome, code, path }) =>
    outcome === 'fail' || (outcome === 'warn' && name === 'context') ? [`${name} ${outcome} ${code} ${path}`] : [],
  )
const told = 'context warn ERR_JSONLD /issuer/name/@direction'

describe('a direction', () => {
  test('in a token', async () => {
    const token = await issue(about({}), { signer, proof: 'vc+jwt' })
    const report = await verify(token, { now })
    expect([report.verdict, failed(report)]).toEqual(['valid', [told]])
  })
  test('in a proof over JSON, which another direction breaks', async () => {
    const signed = (await issue(about({}), { signer, proof: 'eddsa-jcs-2022', ...made })) as Document
    const report = await verify(signed, { now })
    expect([report.verdict, failed(report)]).toEqual(['valid', [told]])
    const turned = { ...signed, issuer: { id, name: { ...text, '@direction': 'ltr' } } }
    expect(failed(await verify(turned, { now }))).toContain('proof fail ERR_PROOF /proof')
  })
  test('in a proof over RDF is covered by nothing', async () => {
    await expect(issue(about({}), { signer, proof: 'eddsa-rdfc-2022' })).rejects.toMatchObject({ code: 'ERR_JSONLD' })
    const { '@direction': _, ...plain } = text
    const signed = (await issue(about({ issuer: { id, name: plain } }), { signer, proof: 'eddsa-rdfc-2022', ...made })) as Document
    expect((await verify(signed, { now })).verdict).toBe('valid')
    const report = await verify({ ...signed, issuer: { id, name: text } }, { now })
    expect([report.verdict, failed(report)]).toEqual(['invalid', [told, 'proof fail ERR_JSONLD /proof']])
  })
  test('hides nothing else', async () => {
    const found = async (more: Document) => failed(await validate(about(more)))
    expect(await found({})).toEqual([told])
    expect(await found({ motto: 'x' })).toContain('context fail ERR_UNDEFINED_TERM /motto')
    expect(await found({ credentialSubject: { id: 'ann' } })).toContain('context fail ERR_JSONLD /credentialSubject/id')
    expect(await found({ description: { ...text, '@direction': 'up' } })).toContain('context fail ERR_JSONLD ')
    // of every text that a context turns, none says so
    const turning = [v2, { motto: { '@id': 'https://school.example/motto', '@direction': 'rtl' } }]
    const direct = { '@context': turning, motto: 'x', issuer: id }
    expect((await found(direct)).filter((each) => each.startsWith('context fail'))).toHaveLength(1)
  })
})
