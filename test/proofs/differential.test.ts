/**
 * The samples of others, verified by another implementation too, proof by proof: signature, purpose and
 * controller. There is no disagreement to explain.
 */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { CredentialIssuancePurpose } from '@digitalbazaar/vc'
import { verify } from 'jsonld-signatures'
import { describe, expect, it } from 'vitest'
import { builtInDocument } from '../../src/jsonld/context-documents.ts'
import { type Document, isObject, list, own } from '../../src/lib/json.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { suiteName } from '../../src/proofs/data-integrity/suites.ts'
import { hasReference, ran, referenceFiles, referenceJson, referenceText } from '../reference.ts'
import { outlineOf, parsedBy, scopeWith, vectorContexts, type Web } from './scope.ts'

const contexts = vectorContexts()
const pages = 'https://digitalcredentials.github.io/vc-test-fixtures/dids'
const web: Web = hasReference
  ? Object.fromEntries(
      ['legacy', 'oidf'].map((name) => [`${pages}/${name}/did.json`, referenceText(`samples/dcc-status/${name}__did.json`)]),
    )
  : {}

/** What a name stands for there: a context, a did:key document or its key, one of the two did:web documents. */
async function documentLoader(url: string): Promise<{ readonly documentUrl: string; readonly document: unknown }> {
  const [did = '', fragment] = url.split('#')
  if (did.startsWith('did:')) return { documentUrl: url, document: didDocument(did, fragment) }
  const known = contexts[url] ?? (await builtInDocument(url))
  if (known === undefined) throw new Error(`${url} is not known`)
  return { documentUrl: url, document: structuredClone(known) }
}
function didDocument(did: string, fragment: string | undefined): unknown {
  const key = did.startsWith('did:key:') ? did.slice(8) : undefined
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${did}#${key}`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: key,
  }
  const document = key === undefined ? published(did) : { '@context': 'https://www.w3.org/ns/did/v1', id: did, assertionMethod: [method] }
  if (fragment === undefined) return document
  const [found] = list(own(document, 'assertionMethod')).filter(isObject)
  return { ...found, '@context': 'https://w3id.org/security/multikey/v1', type: 'Multikey' }
}
function published(did: string): unknown {
  const text = web[`${pages}/${did.split(':').at(-1)}/did.json`]
  if (typeof text !== 'string') throw new Error(`${did} does not resolve`)
  return JSON.parse(text)
}

const suite = [new DataIntegrityProof({ cryptosuite: eddsaRdfc2022 }), new Ed25519Signature2020()]
const known = new Set(['eddsa-rdfc-2022', 'Ed25519Signature2020'])

/** Whether each proof verifies and is the issuer's, as the other implementation says. */
async function theirs(credential: Document): Promise<readonly boolean[]> {
  const purpose = new CredentialIssuancePurpose({})
  const { results = [] } = await verify(structuredClone(credential), { suite, purpose, documentLoader })
  return results.map(({ verified }) => verified)
}
async function ours(document: Document): Promise<readonly boolean[]> {
  const { checks } = await family.verify(parsedBy(family, document), outlineOf(document), scopeWith({ contexts, web }))
  const paths = Array.isArray(document['proof']) ? list(document['proof']).map((_, index) => `/proof/${index}`) : ['/proof']
  return paths.map((path) => {
    const of = checks.filter((check) => check.path === path && check.outcome !== 'warn')
    return of.length === 2 && of.every(({ outcome }) => outcome === 'pass')
  })
}

function credentialIn(file: string): Document | undefined {
  try {
    const document = referenceJson(file)
    if (!isObject(document)) return undefined
    const proofs = list(document['proof']).filter(isObject)
    return proofs.length > 0 && proofs.every((proof) => known.has(suiteName(proof) ?? '')) ? document : undefined
  } catch {
    return undefined
  }
}

describe.skipIf(!hasReference)('another implementation', () => {
  const files = referenceFiles('samples').filter((file) => credentialIn(file) !== undefined)

  let both = 0

  it.each(files)('%s', async (file) => {
    const document = credentialIn(file) ?? {}
    const [them, us] = [await theirs(document), await ours(document)]
    expect(us).toEqual(them)
    if (us.every(Boolean)) both++
  })
  it('ran, and agreed on more than failures', () => {
    ran('samples verified by another implementation too', files.length)
    expect(both).toBeGreaterThan(50)
  })
})
