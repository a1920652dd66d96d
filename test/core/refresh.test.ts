/** A service for newer versions is reported, and not asked: that would tell the issuer who looks at what. */
import { expect, test } from 'vitest'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { verify } from '../../src/verify.ts'
import { badge, keyIssuer } from '../proofs/issuers.ts'
import { now, scopeWith } from '../proofs/scope.ts'

const { id, keyId, key } = keyIssuer()
const service = { id: 'https://school.example/refresh', type: '1EdTechCredentialRefresh' }

test('a refresh service is told, with its address, and takes nothing from the credential', async () => {
  const { '@context': contexts, ...document } = badge(id, { refreshService: service })
  const extended = { '@context': [...(contexts as string[]), 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'], ...document }
  const signed = await issue(extended, { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
  const asked: string[] = []
  const { verdict, checks } = await verify(signed, {
    now,
    fetch: async (url) => {
      asked.push(url)
      return new Response('', { status: 404 })
    },
  })
  expect(checks.find((check) => check.id === 'refresh')).toMatchObject({
    outcome: 'skip',
    code: 'ERR_REFRESH',
    path: '/refreshService',
    detail: { service: service.id, type: service.type },
  })
  expect([verdict, asked]).toEqual(['valid', []])
})
