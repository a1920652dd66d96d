import { describe, expect, it } from 'vitest'
import * as core from '../../src/core.ts'
import { formats } from '../../src/generated/registry.ts'
import { convert, detect, parse, validate, verify } from '../../src/index.ts'
import { type Document, isObject, list } from '../../src/lib/json.ts'
import type { Check } from '../../src/lib/report.ts'
import { hasReference, ran, referenceFiles, referenceJson } from '../reference.ts'

/**
 * The vectors are templates: the W3C suite has an issuer sign them, which puts in the issuer where none is asked about,
 * and dates in place of words.
 */
function filled(value: unknown, name: string): unknown {
  if (value === 'PAST DATE') return '2020-01-01T00:00:00Z'
  if (value === 'FUTURE DATE') return '2099-01-01T00:00:00Z'
  if (Array.isArray(value)) return value.map((item) => filled(item, name))
  if (!isObject(value)) return value
  const made: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === '@context' ? member : filled(member, name)]),
  )
  if (list(made['type']).includes('VerifiableCredential') && !('issuer' in made) && !name.includes('issuer'))
    made['issuer'] = 'https://issuer.example/1'
  if (name.includes('issuer-object-ok') && isObject(made['issuer'])) made['issuer'] = { id: 'https://issuer.example/1', ...made['issuer'] }
  return made
}

/** What is left open by the suite (it may inject what is missing), and what concerns presentations, which are not checked as one document here. */
const isCredential = (file: string): boolean => /\/credential-.*-(?:ok|fail)\.json$/.test(file) || /\/credential-ok\.json$/.test(file)

/** Vectors that are good by the data model alone, and that JSON-LD’s safe mode finds fault with: why. */
const exceptions: Readonly<Record<string, string>> = {
  'vectors/vcdm2/credential-proof-ok.json':
    'its proof is of a made-up kind whose context it does not name, so that no signature covers its members',
}

const registry: core.Registry = { formats: [core.verifiableCredential], proofs: [], keys: [], statuses: [], containers: [] }

/** What the VC layer of `./core` has against a document; a document that is no credential at all is one fault. */
async function faults(document: Document): Promise<readonly Check[]> {
  try {
    return (await core.validate(registry, document)).checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
  } catch (error) {
    if (!(error instanceof core.CredentialError)) throw error
    return [{ id: 'schema', outcome: 'fail', code: error.code, message: error.message }]
  }
}

describe.skipIf(!hasReference)('credentials of the W3C data model 2.0', () => {
  const files = referenceFiles('vectors/vcdm2').filter(isCredential)
  const good = files.filter((file) => file.endsWith('-ok.json'))
  const bad = files.filter((file) => file.endsWith('-fail.json'))
  it('come in both kinds', () => {
    expect(good.length).toBeGreaterThan(30)
    expect(bad.length).toBeGreaterThan(25)
    ran('vcdm2 credentials', files.length)
  })
  it.each(good)('%s is accepted', async (file) => {
    const document = filled(referenceJson(file), file) as Document
    // the examples’ own contexts and schemas are not built in: what cannot be read is unknown, and no fault
    const found = (await faults(document)).filter(({ outcome }) => outcome === 'fail')
    if (Object.hasOwn(exceptions, file)) expect(found.map(({ id }) => id)).toContain('context')
    expect(found.filter(({ id }) => !(Object.hasOwn(exceptions, file) && id === 'context'))).toEqual([])
  })
  it.each(bad)('%s is rejected', async (file) => {
    const found = await faults(filled(referenceJson(file), file) as Document)
    expect(found.map(({ outcome }) => outcome)).toContain('fail')
  })
})

describe('a credential of no known format', () => {
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: 'https://issuer.example/1',
    credentialSubject: { id: 'did:example:1' },
  }
  const told = { outcome: 'warn', id: 'schema', code: 'ERR_UNKNOWN_FORMAT', message: expect.stringMatching(/no learning credential/) }
  it('is judged as what it is, and told to be no learning credential', async () => {
    expect(await validate(credential)).toMatchObject({
      format: 'vc',
      version: '2.0',
      verdict: 'valid',
      checks: expect.arrayContaining([expect.objectContaining(told)]),
    })
    const { verdict, checks } = await verify(credential)
    expect(verdict).toBe('invalid')
    expect(checks).toContainEqual(expect.objectContaining(told))
    expect(checks).toContainEqual(expect.objectContaining({ code: 'ERR_NO_PROOF' }))
  })
  it('is not told so where a kind is known', async () => {
    const badge = { ...credential, type: ['VerifiableCredential', 'OpenBadgeCredential'] }
    expect((await verify(badge)).checks.map(({ code }) => code)).not.toContain('ERR_UNKNOWN_FORMAT')
  })
  it('names what is related to it once each', async () => {
    const naming = async (...names: readonly string[]) => {
      const relatedResource = names.map((name) => ({ id: `https://issuer.example/${name}`, digestSRI: 'sha256-AAAA' }))
      return (await validate({ ...credential, relatedResource })).checks.find(({ outcome }) => outcome === 'fail')?.path
    }
    expect(await naming('a', 'b')).toBeUndefined()
    expect(await naming('a', 'b', 'a')).toBe('/relatedResource/2')
  })
  it('has the faults of one', async () => {
    const { issuer: _, ...anonymous } = credential
    expect(await validate(anonymous)).toMatchObject({ format: 'vc', verdict: 'invalid' })
    expect(await validate({ ...credential, '@context': ['https://www.w3.org/2018/credentials/v1'] })).toMatchObject({ verdict: 'invalid' })
  })
  it.each([
    ['issuer', 5],
    ['issuer', {}],
    ['issuer', ['https://issuer.example/1', 'https://issuer.example/2']],
    ['issuanceDate', 'yesterday'],
    ['issuanceDate', '2024-01-01'],
    ['issuanceDate', undefined],
    ['expirationDate', 5],
    ['credentialSubject', {}],
    ['credentialSubject', 'https://student.example'],
    ['credentialStatus', { id: 'https://issuer.example/status#1' }],
    ['proof', {}],
    ['evidence', 5],
    ['termsOfUse', {}],
    ['credentialSchema', { id: 'https://issuer.example/schema.json' }],
  ])('of data model 1.1 whose %s is %j has a fault of its form', async (name, value) => {
    const first = { ...credential, '@context': ['https://www.w3.org/2018/credentials/v1'], issuanceDate: '2024-01-01T00:00:00Z' }
    const faultsOf = async (document: Document): Promise<readonly string[]> =>
      (await validate(document)).checks.flatMap(({ id, outcome, path }) => (id === 'schema' && outcome === 'fail' ? [path ?? ''] : []))
    expect(await faultsOf(first)).toEqual([])
    expect(await faultsOf({ ...first, [name]: value })).toContainEqual(value === undefined ? '' : expect.stringContaining(`/${name}`))
  })
  it('of data model 1.1 may leave the zone of its dates out, which is told', async () => {
    const first = { ...credential, '@context': ['https://www.w3.org/2018/credentials/v1'], issuanceDate: '2024-01-01T00:00:00Z' }
    const said = async (document: Document) =>
      (await validate(document)).checks.flatMap(({ id, outcome, path }) =>
        id === 'schema' && path !== undefined ? [`${outcome} ${path}`] : [],
      )
    const dates = { issuanceDate: '2024-01-01T00:00:00', expirationDate: '2034-01-01T00:00:00.5' }
    expect(await said({ ...first, ...dates })).toEqual(['warn /issuanceDate', 'warn /expirationDate'])
    expect(await said({ ...first, issuanceDate: '2024-02-30T00:00:00' })).toEqual(['fail /issuanceDate'])
    expect(await said({ ...credential, validFrom: '2024-01-01T00:00:00' })).toEqual(['fail /validFrom'])
    // what a subject calls so is no date of the credential
    expect(await said({ ...first, credentialSubject: { id: 'did:example:1', issuanceDate: '2024-01-01T00:00:00' } })).toEqual([])
  })
  it('is parsed, and not converted', async () => {
    expect(await parse(credential)).toMatchObject({ format: 'vc', version: '2.0' })
    expect(detect(credential)).toBe('vc')
    await expect(convert(credential, { to: 'ob3' })).rejects.toMatchObject({
      code: 'ERR_UNKNOWN_FORMAT',
      message: expect.stringMatching(/Verifiable Credential/),
    })
  })
  it('is refused where the caller says which formats', async () => {
    for (const call of [verify, validate, parse])
      await expect(call(credential, { formats })).rejects.toMatchObject({ code: 'ERR_UNKNOWN_FORMAT' })
  })
  it.each([
    ['ob3', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', { achievement: {} }],
    ['clr2', 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', { verifiableCredential: [] }],
  ])('is no way past the schema for %s without its type', async (format, context, subject) => {
    const untyped = { ...credential, '@context': [...credential['@context'], context], credentialSubject: subject }
    const { checks, ...report } = await validate(untyped)
    expect(report).toMatchObject({ format, verdict: 'invalid' })
    expect(checks).toContainEqual(expect.objectContaining({ outcome: 'fail', id: 'schema', path: '/type' }))
  })
  it('is taken by ./core where it is asked to', async () => {
    expect(await core.validate(registry, credential)).toMatchObject({ format: 'vc', version: '2.0', verdict: 'valid' })
    expect((await core.verify(registry, credential)).checks).toContainEqual(expect.objectContaining({ code: 'ERR_NO_PROOF' }))
  })
})
