/** What a credential names and nobody asks: a service for newer versions, which would tell the issuer who looks at what, and schemas of its own. */
import { expect, test } from 'vitest'
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

test('whether a schema of its own is kept is not known, and nothing that could be fetched would settle it', async () => {
  const schema = { id: 'https://school.example/schema.json', type: 'JsonSchema' }
  const signed = await issue(badge(id, { credentialSchema: schema }), { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
  const { verdict, checks, asked } = await answered(signed)
  expect(checks.filter(({ outcome }) => outcome === 'unknown').map(({ code, detail }) => [code, detail])).toEqual([
    ['ERR_CREDENTIAL_SCHEMA', { schema: schema.id }],
  ])
  expect([verdict, asked]).toEqual(['indeterminate', []])
})
