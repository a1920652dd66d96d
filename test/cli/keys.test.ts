/** `keygen` and `issue`: keys that others read, documents that others verify, secrets that stay so. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { compactVerify, importJWK, importSPKI } from 'jose'
import { describe, expect, test } from 'vitest'
import { fromMultibase } from '../../src/crypto/multikey.ts'
import { convert, type Document, verify } from '../../src/index.ts'
import { own } from '../../src/lib/json.ts'
import { credlens, fixture, folder } from './credlens.ts'

const path = folder()
const json = (name: string): Document => JSON.parse(readFileSync(path(name), 'utf8')) as Document
let count = 0
const fresh = (): string => `key-${++count}.json`

/** A private key as other programs write it. */
function pem(
  type: 'ed25519' | 'x25519' | 'rsa',
  more: { readonly cipher?: string; readonly passphrase?: string; readonly modulusLength?: number } = {},
): string {
  const { modulusLength, ...protection } = more
  const generate = generateKeyPairSync as (type: string, options: object) => { readonly privateKey: string }
  return generate(type, {
    ...(modulusLength !== undefined && { modulusLength }),
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', ...protection },
  }).privateKey
}

describe('keygen', () => {
  test.each([
    ['Ed25519', 'OKP'],
    ['P-256', 'EC'],
    ['P-384', 'EC'],
    ['RSA', 'RSA'],
  ])('%s: the private key is for its owner only, and what is published is its public half', async (type, kty) => {
    const name = fresh()
    const { code, out, err } = await credlens('keygen', '--type', type, '-o', path(name))
    expect(code).toBe(0)
    expect(statSync(path(name)).mode & 0o777).toBe(0o600)
    const jwk = json(name)
    expect(jwk).toMatchObject({ kty, kid: expect.stringMatching(/^did:key:z/) })
    const document = JSON.parse(out) as { id: string; verificationMethod: readonly { publicKeyMultibase: string; id: string }[] }
    expect(document.verificationMethod[0]?.id).toBe(jwk['kid'])
    // the key in the document is that of the file: read back by the code that verifies, against Node's own reading
    const multibase = document.verificationMethod[0]?.publicKeyMultibase ?? ''
    expect(document.id).toBe(`did:key:${multibase}`)
    const expected = createPublicKey(createPrivateKey({ key: jwk as never, format: 'jwk' })).export({ format: 'jwk' })
    const { bytes: read } = await fromMultibase(multibase)
    if (read.type === 'RSA') expect(Buffer.from(read.n).toString('base64url')).toBe(expected.n)
    else expect(Buffer.from(read.type === 'Ed25519' ? read.x : read.x).toString('base64url')).toBe(expected.x)
    // neither stream shows the secret
    expect(out + err).not.toContain(String(jwk['d']))
  })

  test('a key of Open Badges 2.0 is somebody’s: without an owner none is made', async () => {
    const [none, one, owner] = [fresh(), fresh(), 'https://school.example.org/issuer.json']
    const words = ['keygen', '--type', 'RSA', '--publish', 'ob2', '--key-id', 'https://school.example.org/key.json', '-o']
    const { code, out, err } = await credlens(...words, path(none))
    expect([code, out, err, existsSync(path(none))]).toEqual([64, '', expect.stringContaining('say with --owner whose key it is'), false])
    const { out: published } = await credlens(...words, path(one), '--owner', owner)
    expect(JSON.parse(published)).toMatchObject({ type: 'CryptographicKey', owner })
  })

  test('a key that is there is never overwritten', async () => {
    const name = fresh()
    expect((await credlens('keygen', '-o', path(name))).code).toBe(0)
    const before = readFileSync(path(name), 'utf8')
    const { code, err } = await credlens('keygen', '-o', path(name))
    expect([code, err.includes('never overwritten')]).toEqual([64, true])
    expect(readFileSync(path(name), 'utf8')).toBe(before)
  })

  test.each([
    ['web:school.example.org', 'did:web:school.example.org', 'https://school.example.org/.well-known/did.json'],
    [
      'did:web:school.example.org%3A8443:cs:badges',
      'did:web:school.example.org%3A8443:cs:badges',
      'https://school.example.org:8443/cs/badges/did.json',
    ],
  ])('did:web %s says where its document belongs', async (did, id, address) => {
    const { code, out, err } = await credlens('keygen', '--did', did, '-o', path(fresh()))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ id, assertionMethod: [`${id}#key-1`] })
    expect(err).toContain(address)
  })

  test.each(['web:', 'web:a/b', 'web:..:..', 'plc:x', 'web:https://school.example.org'])(
    '%s is no identifier that a key is made for',
    async (did) => {
      expect((await credlens('keygen', '--did', did, '-o', path(fresh()))).code).toBe(64)
    },
  )

  test('a JWK set and a PEM file are read by others, and hold no secret', async () => {
    const jwks = await credlens('keygen', '--type', 'P-256', '--publish', 'jwks', '-o', path(fresh()))
    const [key = {}] = (JSON.parse(jwks.out) as { keys: readonly Document[] }).keys
    expect(key).not.toHaveProperty('d')
    await expect(importJWK(key as never, 'ES256')).resolves.toBeDefined()
    const pem = await credlens('keygen', '--type', 'RSA', '--publish', 'pem', '-o', path(fresh()))
    await expect(importSPKI(pem.out, 'RS256')).resolves.toBeDefined()
    expect(pem.out).not.toContain('PRIVATE')
  })
})

describe('a key that nobody has', () => {
  test('where nothing can be published, no key is left behind', async () => {
    const name = fresh()
    const { code, err } = await credlens('keygen', '--key-id', 'https://example.org/key', '-o', path(name))
    expect([code, err.includes('has no DID document'), existsSync(path(name))]).toEqual([64, true, false])
    const again = await credlens('keygen', '--key-id', 'https://example.org/key', '--publish', 'jwks', '-o', path(name))
    expect([again.code, existsSync(path(name))]).toEqual([0, true])
  })
})

describe('issue', () => {
  const unsigned = (issuer: string): string => {
    const name = `unsigned-${++count}.json`
    const document = JSON.parse(readFileSync(fixture('microcredential.ERR_NO_PROOF.json'), 'utf8')) as { issuer: { id: string } }
    document.issuer.id = issuer
    writeFileSync(path(name), JSON.stringify(document))
    return path(name)
  }
  const keyFor = async (type: string): Promise<{ readonly file: string; readonly did: string }> => {
    const file = path(fresh())
    await credlens('keygen', '--type', type, '-o', file)
    return { file, did: String(JSON.parse(readFileSync(file, 'utf8')).kid).split('#')[0] ?? '' }
  }

  test.each([
    ['Ed25519', undefined, 'eddsa-rdfc-2022'],
    ['Ed25519', 'eddsa-jcs-2022', 'eddsa-jcs-2022'],
    ['Ed25519', 'Ed25519Signature2020', undefined],
    ['P-256', undefined, 'ecdsa-rdfc-2019'],
    ['P-384', 'ecdsa-jcs-2019', 'ecdsa-jcs-2019'],
  ])('%s, --proof %s', async (type, proof, suite) => {
    const { file, did } = await keyFor(type)
    const output = path(`signed-${++count}.json`)
    const { code, err } = await credlens('issue', unsigned(did), '--key', file, '-o', output, ...(proof ? ['--proof', proof] : []))
    expect([code, err.includes('VALID: unchanged and in force')]).toEqual([0, true])
    const document = JSON.parse(readFileSync(output, 'utf8')) as Document
    expect(own(document['proof'], 'cryptosuite')).toBe(suite)
    expect((await verify(document)).verdict).toBe('valid')
    expect((await verify({ ...document, name: 'Another' })).verdict).toBe('invalid')
  })

  test.each([
    ['clr1', 'Signed'],
    ['ob2', 'SignedBadge'],
  ])('%s is signed as its specification has it, unless another proof is asked for', async (to, kind) => {
    const { file } = await keyFor('Ed25519')
    const creator = 'https://university.example.org/issuer#key'
    const words = ['issue', path('draft.json'), '--key', file, '--key-id', creator, '--offline']
    const { document } = await convert(readFileSync(fixture('microcredential.json'), 'utf8'), { to, placeholders: true })
    const { verification: _, ...draft } = document
    writeFileSync(path('draft.json'), JSON.stringify(draft))
    const { out } = await credlens(...words)
    const payload = JSON.parse(Buffer.from(out.split('.')[1] ?? '', 'base64url').toString()) as Document
    expect(payload['verification']).toEqual({ type: kind, creator })
    writeFileSync(path('draft.json'), JSON.stringify(document))
    const other = await credlens(...words, '--proof', 'eddsa-jcs-2022')
    // that it is signed in another way is no other word than its original has
    const { checks } = await verify(other.out, {})
    expect(checks.find(({ id }) => id === 'conversion')?.outcome).toBe('pass')
  })

  test('a token goes to standard output exactly, and is read by jose', async () => {
    const { file, did } = await keyFor('RSA')
    const { code, out } = await credlens('issue', unsigned(did), '--key', file)
    expect(code).toBe(0)
    const key = createPublicKey(createPrivateKey({ key: JSON.parse(readFileSync(file, 'utf8')), format: 'jwk' }))
    const { payload, protectedHeader } = await compactVerify(out, key)
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT' })
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ iss: did, issuer: { id: did } })
  })

  test('a status list is signed as a credential is', async () => {
    const { file, did } = await keyFor('Ed25519')
    const list = path(`list-${++count}.json`)
    const types = ['VerifiableCredential', 'BitstringStatusListCredential']
    const subject = { type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: 'uH4sIAAAAAAAAA' }
    const given = { '@context': ['https://www.w3.org/ns/credentials/v2'], type: types, issuer: did, credentialSubject: subject }
    writeFileSync(list, JSON.stringify(given))
    const { code, out } = await credlens('issue', list, '--key', file)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ...given, proof: { cryptosuite: 'eddsa-rdfc-2022' } })
  })

  test('a presentation is signed itself, with all that it shows, and a credential in it stays as it is', async () => {
    const { file, did } = await keyFor('Ed25519')
    const shown = JSON.parse(readFileSync(fixture('first-aid.json'), 'utf8')) as Document
    for (const verifiableCredential of [[shown], [shown, shown], []]) {
      const given = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation'],
        holder: did,
        verifiableCredential,
      }
      const [name, output] = [path(`shown-${++count}.json`), `signed-${++count}.json`]
      writeFileSync(name, JSON.stringify(given))
      const { code, out, err } = await credlens('issue', name, '--key', file, '-o', path(output))
      expect(code).toBe(0)
      expect(`${out}${err}`.match(/Who holds it\?/g)).toHaveLength(1)
      expect(json(output)).toEqual({ ...given, proof: expect.objectContaining({ proofPurpose: 'authentication' }) })
    }
  })

  test('a document that is not well formed is not signed', async () => {
    const { file } = await keyFor('Ed25519')
    const answer = await credlens('issue', fixture('microcredential.ERR_SCHEMA.json'), '--key', file)
    expect([answer.code, answer.out, answer.err.includes('ERR_INVALID')]).toEqual([1, '', true])
    const undefinedTerm = await credlens('issue', fixture('microcredential.ERR_UNDEFINED_TERM.json'), '--key', file)
    expect([undefinedTerm.code, undefinedTerm.out]).toEqual([1, ''])
  })

  test('with the key of somebody else: signed, and said to be worth nothing', async () => {
    const { file } = await keyFor('Ed25519')
    const { code, err } = await credlens(
      'issue',
      unsigned((await keyFor('Ed25519')).did),
      '--key',
      file,
      '-o',
      path(`other-${++count}.json`),
    )
    expect([code, err.includes('ERR_KEY_BINDING')]).toEqual([1, true])
  })

  test('a key file that others can read is told, and no error quotes it', async () => {
    const { file, did } = await keyFor('Ed25519')
    for (const [mode, isTold] of [
      [0o604, true],
      [0o640, true],
      [0o600, false],
    ] as const) {
      chmodSync(file, mode)
      expect((await credlens('issue', unsigned(did), '--key', file)).err.includes('chmod 600')).toBe(isTold)
    }
    const broken = path('broken-key.json')
    writeFileSync(broken, '{"kty":"OKP","crv":"Ed25519","d":"SECRETSECRET","x":"AA"}', { mode: 0o600 })
    const { code, out, err } = await credlens('issue', unsigned(did), '--key', broken)
    expect([code, (out + err).includes('SECRET'), err.includes('ERR_OPTION')]).toEqual([64, false, true])
    expect((await credlens('issue', unsigned(did), '--key', fixture('domain.json'))).code).toBe(64)
  })

  test.each<[string, string | Uint8Array, RegExp]>([
    [
      'with a passphrase',
      pem('ed25519', { cipher: 'aes-256-cbc', passphrase: 'SECRET' }),
      /the key file holds no private key that can be used/,
    ],
    [
      'that is broken',
      '-----BEGIN PRIVATE KEY-----\nSECRET\n-----END PRIVATE KEY-----\n',
      /the key file holds no private key that can be used/,
    ],
    [
      'in DER',
      createPrivateKey(pem('ed25519')).export({ format: 'der', type: 'pkcs8' }),
      /the key file holds no private key that can be used/,
    ],
    ['of a kind that is for no signature', pem('x25519'), /the key file: the key is of a kind that is not signed with here/],
    ['that is too short', pem('rsa', { modulusLength: 1024 }), /the key file: the RSA key is shorter than 2048 bits/],
  ])('a key %s is wrong use, told once and of no credential', async (what, content, told) => {
    const file = path(`key ${what}`)
    writeFileSync(file, content, { mode: 0o600 })
    const words = ['--key', file, '--key-id', 'did:web:university.example.org#key-1', '--offline', '--ndjson']
    const { code, out, err } = await credlens(
      'issue',
      unsigned('did:web:university.example.org'),
      unsigned('did:web:a.example.org'),
      ...words,
    )
    expect([code, out, err]).toEqual([64, '', expect.stringMatching(new RegExp(`^✗ ${told.source}[^\n]*\\[ERR_OPTION\\]\n$`))])
    expect(err).not.toContain('SECRET')
  })

  test('the result is never written over the key', async () => {
    const { file, did } = await keyFor('Ed25519')
    const before = readFileSync(file, 'utf8')
    const link = path(`link-${++count}.json`)
    symlinkSync(file, link)
    for (const output of [file, link]) {
      const { code, err } = await credlens('issue', unsigned(did), '--key', file, '-o', output)
      expect([code, err.includes('over the key file'), readFileSync(file, 'utf8') === before]).toEqual([64, true, true])
    }
  })

  test('a fault of the key file is not told as one of the document', async () => {
    const { did } = await keyFor('Ed25519')
    for (const [none, why] of [
      [path('nowhere.json'), 'There is no such file.'],
      [path('.'), 'This is a folder.'],
    ] as const) {
      const { code, err } = await credlens('issue', unsigned(did), unsigned(did), '--key', none)
      // wrong use, told once and not of each document
      expect([code, err.split(why).length]).toEqual([64, 2])
    }
    const noText = path('no-text.json')
    writeFileSync(noText, Uint8Array.of(0xff, 0xfe, 0xff), { mode: 0o600 })
    expect((await credlens('issue', unsigned(did), '--key', noText)).err).toContain('the key file holds no private key')
  })

  test.each(['a key file', 'one without a name'])('of %s that cannot be used one hears once, before any document is read', async (what) => {
    const { file, did } = await keyFor('Ed25519')
    const { kid: _, ...nameless } = JSON.parse(readFileSync(file, 'utf8')) as { readonly kid: string }
    const unusable = path('unusable.json')
    writeFileSync(unusable, what === 'a key file' ? '{}' : JSON.stringify(nameless), { mode: 0o600 })
    const documents = [unsigned(did), unsigned(did), path('not-there.json')]
    const { code, out, err } = await credlens('issue', ...documents, '--key', unusable, '--ndjson')
    expect([code, out, err]).toEqual([64, '', expect.stringMatching(/^✗ the key file [^\n]*\n$/)])
  })

  test.each(['1', 'yesterday', '2026', '2026-02-30', '1780000000'])('--now %s is no date', async (now) => {
    const { code, err } = await credlens('verify', fixture('domain.json'), '--offline', '--now', now)
    expect([code, err.includes('It is not a date')]).toEqual([64, true])
  })

  test('a PEM key needs a name', async () => {
    const { file, did } = await keyFor('Ed25519')
    const jwk = JSON.parse(readFileSync(file, 'utf8')) as { kid: string }
    const pem = path('key.pem')
    writeFileSync(pem, createPrivateKey({ key: jwk as never, format: 'jwk' }).export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
    expect((await credlens('issue', unsigned(did), '--key', pem)).code).toBe(64)
    expect((await credlens('issue', unsigned(did), '--key', pem, '--key-id', jwk.kid)).code).toBe(0)
  })
})
