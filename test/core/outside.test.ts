/**
 * What a credential names and nobody asks: a service for newer versions, which would tell the issuer who looks at what, what
 * it names by a digest, and schemas of its own.
 */
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { verify } from '../../src/verify.ts'
import { badge, keyIssuer } from '../proofs/issuers.ts'
import { now, scopeWith } from '../proofs/scope.ts'

const { id, keyId, key } = keyIssuer()
const service = { id: 'https://school.example/refresh', type: '1EdTechCredentialRefresh' }

async function answered(signed: Document) {
  const asked: string[] = []
  const fetch = async (url: string) => {
    asked.push(url)
    return new Response('', { status: 404 })
  }
  return { ...(await verify(signed, { now, fetch })), asked }
}

test('a refresh service is told, with its address, and takes nothing from the credential', async () => {
  const { '@context': contexts, ...document } = badge(id, { refreshService: service })
  const extended = { '@context': [...(contexts as string[]), 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'], ...document }
  const signed = await issue(extended, { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
  const { verdict, checks, asked } = await answered(signed)
  expect(checks.find((check) => check.id === 'refresh')).toMatchObject({
    outcome: 'skip',
    code: 'ERR_REFRESH',
    path: '/refreshService',
    detail: { service: service.id, type: service.type },
  })
  expect([verdict, asked]).toEqual(['valid', []])
})

describe('what is named by its digest', () => {
  const digestSRI = 'sha384-S57yQDg1MTzF56Oi9DbSQ14u7jBy0RDdx0YbeV7shwhCS88G8SCXeFq82PafhCrW'
  const told = ({ checks, ...rest }: Awaited<ReturnType<typeof answered>>) => ({
    ...rest,
    resources: checks.filter((check) => check.id === 'resource').map(({ outcome, code, path, detail }) => [outcome, code, path, detail]),
  })
  const resource = { id: 'https://school.example/rules.pdf', type: 'Evidence', digestSRI }
  const bare = { id: 'https://school.example/essay.html', type: ['Evidence'] }

  test.each([
    ['a related resource', { relatedResource: { id: resource.id, digestSRI } }, '/relatedResource'],
    [
      'one of several',
      { relatedResource: [{ id: resource.id, digestMultibase: 'zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n' }] },
      '/relatedResource/0',
    ],
    ['evidence', { evidence: [bare, { ...resource, type: ['Evidence'] }] }, '/evidence/1'],
  ])('%s: that it was not compared is told, and nothing is asked', async (_, members, path) => {
    const signed = await issue(badge(id, members), { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
    const { resources, verdict, asked } = told(await answered(signed))
    expect(resources).toEqual([['skip', 'ERR_RESOURCE', path, { resource: resource.id }]])
    expect([verdict, asked]).toEqual(['valid', []])
  })

  test('evidence without one is nothing that could be compared', async () => {
    const signed = await issue(badge(id, { evidence: [bare] }), { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
    expect(told(await answered(signed))).toEqual(expect.objectContaining({ resources: [], verdict: 'valid' }))
  })
})

test.each([
  ['ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json', []],
  ['ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json', ['fail ERR_CREDENTIAL_SCHEMA']],
  ['clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json', ['fail ERR_CREDENTIAL_SCHEMA']],
])('a badge that names the schema %s', async (path, told) => {
  const schema = { id: `https://purl.imsglobal.org/spec/${path}`, type: 'JsonSchema' }
  const { checks } = await answered({ ...badge(id), credentialSchema: schema })
  const found = checks.filter(({ code }) => code === 'ERR_CREDENTIAL_SCHEMA')
  expect(found.map(({ outcome, code }) => `${outcome} ${code}`)).toEqual(told)
})
