/** Where keys come from, in every shape of document that real issuers publish, and whom they may speak for. */

import { base58btc } from 'multiformats/bases/base58'
import { describe, expect, it } from 'vitest'
import { importKey } from '#crypto'
import { publicJwk } from '../../src/crypto/material.ts'
import { documentAddress } from '../../src/keys/did-web/address.ts'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Options } from '../../src/lib/options.ts'
import { hasReference, referenceText } from '../reference.ts'
import { codeOf, codeOfPromise } from './code-of.ts'
import { scopeWith, type Web } from './scope.ts'

// the did:key of the W3C's Ed25519 example, in the spellings that documents use
const multibase = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ5XJPt8swbTQ2'
const bytes = (await importKey({ multibase })).bytes
const jwk = publicJwk(bytes)
const other = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
const base58 = base58btc.encode((bytes as { x: Uint8Array }).x).slice(1)

const did = 'did:web:school.example:issuers:1'
const address = 'https://school.example/issuers/1/did.json'
const keyId = `${did}#key-1`
const method = { id: keyId, type: 'Multikey', controller: did, publicKeyMultibase: multibase }
const resolved = async (document: Document, id = keyId, web: Web = {}) => scopeWith({ web: { [address]: document, ...web } }).key(id)

describe('did:web documents', () => {
  const shapes: readonly (readonly [name: string, document: Document])[] = [
    ['a Multikey that is referenced', { id: did, verificationMethod: [method], assertionMethod: [keyId] }],
    ['lone values in place of lists', { id: did, verificationMethod: method, assertionMethod: keyId }],
    ['relative names', { id: did, verificationMethod: [{ ...method, id: '#key-1' }], assertionMethod: ['#key-1'] }],
    ['a method that is embedded', { id: did, assertionMethod: [method] }],
    ['a reference that is an object', { id: did, verificationMethod: [method], assertionMethod: [{ id: keyId }] }],
    ['the same method twice', { id: did, verificationMethod: [method], assertionMethod: [method] }],
    [
      'Ed25519VerificationKey2020',
      { id: did, verificationMethod: [{ ...method, type: 'Ed25519VerificationKey2020' }], assertionMethod: [keyId] },
    ],
    [
      'JsonWebKey2020',
      {
        id: did,
        verificationMethod: [{ id: keyId, type: 'JsonWebKey2020', controller: did, publicKeyJwk: jwk }],
        assertionMethod: [keyId],
      },
    ],
    [
      'JsonWebKey',
      { id: did, verificationMethod: [{ id: keyId, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk }], assertionMethod: [keyId] },
    ],
    [
      'Ed25519VerificationKey2018',
      {
        id: did,
        verificationMethod: [{ id: keyId, type: 'Ed25519VerificationKey2018', controller: did, publicKeyBase58: base58 }],
        assertionMethod: [keyId],
      },
    ],
    ['publicKey of old documents', { id: did, publicKey: [method], assertionMethod: [keyId] }],
    ['a controller that is left empty', { id: did, verificationMethod: [{ ...method, controller: '' }], assertionMethod: [keyId] }],
    ['a controller that is null', { id: did, verificationMethod: [{ ...method, controller: [null] }], assertionMethod: [keyId] }],
    [
      'a controller that is left out',
      { id: did, verificationMethod: [{ id: keyId, publicKeyMultibase: multibase }], assertionMethod: [keyId] },
    ],
  ]
  it.each(shapes)('%s', async (_, document) => {
    const key = await resolved(document)
    expect(key).toMatchObject({ id: keyId, controller: did, control: 'domain' })
    expect(key.purposes).toContain('assertionMethod')
    expect(publicJwk((await importKey(key.material)).bytes)).toEqual(jwk)
  })

  it('an identifier without a fragment means the only method that asserts', async () => {
    expect((await resolved({ id: did, assertionMethod: [method] }, did)).id).toBe(keyId)
    expect(await codeOfPromise(resolved({ id: did, assertionMethod: [method, { ...method, id: `${did}#key-2` }] }, did))).toBe('ERR_KEY')
  })

  it('says for which purposes a key is listed', async () => {
    const document = { id: did, verificationMethod: [method], authentication: [keyId], keyAgreement: ['#key-1'] }
    expect((await resolved(document)).purposes).toEqual(['authentication', 'keyAgreement'])
  })

  const refused: readonly (readonly [name: string, document: Document])[] = [
    ['the document of another', { id: 'did:web:other.example', verificationMethod: [method], assertionMethod: [keyId] }],
    ['a document without an id', { verificationMethod: [method], assertionMethod: [keyId] }],
    ['a document without the key', { id: did, assertionMethod: [{ ...method, id: `${did}#key-2` }] }],
    ['a key held for another controller', { id: did, assertionMethod: [{ ...method, controller: 'did:web:university.example' }] }],
    ['a controller that is an object', { id: did, assertionMethod: [{ ...method, controller: { id: did } }] }],
    ['another in a list', { id: did, assertionMethod: [{ ...method, controller: [{ id: 'did:web:university.example' }] }] }],
    ['a controller that is no text', { id: did, assertionMethod: [{ ...method, controller: 7 }] }],
    ['two keys of one name', { id: did, verificationMethod: [method], assertionMethod: [{ ...method, publicKeyMultibase: other }] }],
    ['two keys in one method', { id: did, assertionMethod: [{ ...method, publicKeyJwk: jwk }] }],
    ['a key of a wrong type', { id: did, assertionMethod: [{ ...method, publicKeyMultibase: 7 }] }],
    ['a key that is null', { id: did, assertionMethod: [{ ...method, publicKeyMultibase: null }] }],
    ['a name that is a prefix', { id: did, assertionMethod: [{ ...method, id: `${keyId}0` }] }],
    ['a method that is null', { id: did, assertionMethod: [null], verificationMethod: null }],
  ]
  it.each(refused)('refuses %s', async (_, document) => expect(await codeOfPromise(resolved(document))).toBe('ERR_KEY'))
  it.each([{}, { error: 'Too many requests' }, { didDocument: { id: did, assertionMethod: [method] } }])(
    'a server that answers with %j says nothing of a key',
    async (document: Document) => {
      const needs = [{ url: address, kind: 'did' }]
      await expect(resolved(document)).rejects.toMatchObject({ code: 'ERR_NETWORK', needs })
    },
  )
  it('names a spelling that is not read', async () => {
    const document = { id: did, assertionMethod: [{ id: keyId, controller: did, publicKeyHex: '00' }] }
    expect(await codeOfPromise(resolved(document))).toBe('ERR_UNSUPPORTED')
  })

  it('cannot be looked up without a network, and says where', async () => {
    const scope = scopeWith()
    await expect(scope.key(keyId)).rejects.toMatchObject({ code: 'ERR_OFFLINE', needs: [{ url: address, kind: 'did' }] })
    await expect(scopeWith({ web: {} }).key(keyId)).rejects.toMatchObject({ code: 'ERR_NETWORK', needs: [{ url: address, kind: 'did' }] })
  })

  it.skipIf(!hasReference)('reads the documents of the DCC', async () => {
    for (const name of ['legacy', 'oidf']) {
      const issuer = `did:web:digitalcredentials.github.io:vc-test-fixtures:dids:${name}`
      const web = {
        [`https://digitalcredentials.github.io/vc-test-fixtures/dids/${name}/did.json`]: referenceText(
          `samples/dcc-status/${name}__did.json`,
        ),
      }
      const key = await scopeWith({ web }).key(`${issuer}#z6MkjXe1vZvPRqFuc9nRBtZ3e1Y9XKDFSbjFAfzLfW2bD6cZ`)
      expect(key).toMatchObject({ controller: issuer, purposes: ['assertionMethod'] })
    }
  })
})

describe('did:web addresses', () => {
  it.each([
    ['did:web:school.example', 'https://school.example/.well-known/did.json'],
    ['did:web:school.example%3A8443', 'https://school.example:8443/.well-known/did.json'],
    ['did:web:school.example:user:alice', 'https://school.example/user/alice/did.json'],
    ['did:web:1.2.3.4.school.example', 'https://1.2.3.4.school.example/.well-known/did.json'],
    ['did:web:school.xn--p1ai:1', 'https://school.xn--p1ai/1/did.json'],
    ['did:web:school.example%3a3000:user:alice', 'https://school.example:3000/user/alice/did.json'],
  ])('%s', (identifier, url) => expect(documentAddress(identifier)).toBe(url))

  it.each([
    'did:web:',
    'did:web:school.example:',
    'did:web:school.example::alice',
    'did:web:school.example:..:alice',
    'did:web:school.example:%2e%2e:alice',
    'did:web:school.example:a%2Fb',
    'did:web:school.example:a%5Cb',
    'did:web:school.example/alice',
    'did:web:school.example?x=1',
    'did:web:user@school.example',
    'did:web:user%40school.example',
    'did:web:schооl.example',
    'did:web:school.example%3A99999999',
    'did:web:school.example:a%zz',
    'did:web:93.184.216.34',
    'did:web:93.184.216.34%3A8443:alice',
    'did:web:127.1',
    'did:web:0x7f000001',
    'did:web:school.0x1',
    'did:web:2130706433',
  ])('refuses %s', (identifier) => expect(codeOf(() => documentAddress(identifier))).toBe('ERR_KEY'))
})

describe('did:key and did:jwk', () => {
  const { key } = scopeWith()

  it('did:key is its own key', async () => {
    const expected = { controller: `did:key:${multibase}`, material: { multibase }, control: 'none' }
    expect(await key(`did:key:${multibase}#${multibase}`)).toMatchObject(expected)
    expect(await key(`did:key:${multibase}`)).toMatchObject(expected)
  })

  it('did:jwk is its own key', async () => {
    const identifier = `did:jwk:${base64url(utf8(JSON.stringify(jwk)))}`
    expect(await key(`${identifier}#0`)).toMatchObject({
      controller: identifier,
      material: { jwk },
      purposes: expect.arrayContaining(['assertionMethod']),
    })
    const encryption = `did:jwk:${base64url(utf8(JSON.stringify({ ...jwk, use: 'enc' })))}`
    expect(await key(encryption)).toMatchObject({ purposes: ['keyAgreement'] })
  })

  it.each([
    'did:key:',
    'did:key:123',
    'did:key:example:john-doe',
    `did:key:${multibase}#${other}`,
    `did:key:${multibase}#key-1`,
    'did:jwk:e30#1',
    'did:jwk:!!',
    'did:jwk:bnVsbA#0',
    `did:jwk:${base64url(utf8('{"kty":"OKP","kty":"RSA"}'))}#0`,
    `did:jwk:${base64url(utf8(JSON.stringify(jwk)))}#0#0`,
    `did:jwk:${base64url(utf8(JSON.stringify(jwk)))}#1`,
  ])('refuses %s', async (id) => expect(await codeOfPromise(Promise.resolve().then(() => key(id)))).toBe('ERR_KEY'))
  it.each(['did:ebsi:zr2rWDHHrUCdZAW7wsSb5nQ#keys-1', 'did:unknown:1', 'urn:uuid:1', ''])('does not know %s', async (id) =>
    expect(await codeOfPromise(Promise.resolve().then(() => key(id)))).toBe('ERR_UNRESOLVED'),
  )
})

describe('a resolver of the caller', () => {
  it('is asked first, and for what nothing else knows', async () => {
    const ebsi = 'did:ebsi:zr2rWDHHrUCdZAW7wsSb5nQ'
    const resolve: NonNullable<Options['resolve']> = async (id) =>
      id.startsWith('did:ebsi:')
        ? { id, material: { multibase }, controller: ebsi, purposes: ['assertionMethod'], control: 'domain' }
        : undefined
    const scope = scopeWith({ resolve })
    expect(await scope.key(`${ebsi}#keys-1`)).toMatchObject({ controller: ebsi })
    expect(await codeOfPromise(Promise.resolve().then(() => scope.key('did:ethr:1')))).toBe('ERR_UNRESOLVED')
    expect(await codeOfPromise(Promise.resolve(scopeWith({ resolve: () => Promise.reject(new Error('x')) }).key(`${ebsi}#keys-1`)))).toBe(
      'ERR_UNRESOLVED',
    )
  })
})

describe('keys that have an address', () => {
  const issuer = 'https://school.example/issuers/1'
  const id = `${issuer}#key-0`
  const profile = {
    id: issuer,
    type: 'Profile',
    verificationMethod: { id, type: 'Multikey', controller: issuer, publicKeyMultibase: multibase },
    assertionMethod: id,
  }
  const asked = async (web: Web, name = id) => scopeWith({ web }).key(name)

  it('in an issuer’s profile', async () => {
    expect(await asked({ [issuer]: profile })).toMatchObject({ controller: issuer, purposes: ['assertionMethod'], control: 'domain' })
  })

  it('in a document of its own, if the controller’s profile names it', async () => {
    const key = 'https://school.example/keys/1'
    const document = { id: key, type: 'Multikey', controller: issuer, publicKeyMultibase: multibase }
    expect(await asked({ [key]: document, [issuer]: { id: issuer, assertionMethod: [key] } }, key)).toMatchObject({
      controller: issuer,
      purposes: ['assertionMethod'],
    })
    expect((await asked({ [key]: document, [issuer]: { id: issuer } }, key)).purposes).toEqual([])
    // another key of its controller's is none of its
    expect((await asked({ [key]: document, [issuer]: { id: issuer, assertionMethod: [`${key}0`, { id: id }] } }, key)).purposes).toEqual([])
    expect(await asked({ [key]: document, [issuer]: { id: issuer, authentication: [{ id: key }] } }, key)).toMatchObject({
      purposes: ['authentication'],
    })
    expect(await codeOfPromise(asked({ [key]: document, [issuer]: { id: 'https://other.example' } }, key))).toBe('ERR_KEY')
    expect(await codeOfPromise(asked({ [key]: { ...document, id: 'https://other.example/k' } }, key))).toBe('ERR_KEY')
    expect(await codeOfPromise(asked({ [key]: document }, key))).toBe('ERR_NETWORK')
    expect(await codeOfPromise(asked({ [key]: document, [issuer]: { error: 'busy' } }, key))).toBe('ERR_NETWORK')
    expect(await codeOfPromise(asked({ [key]: { error: 'busy' } }, key))).toBe('ERR_NETWORK')
  })

  it('in a set, by its name', async () => {
    const set = {
      keys: [
        { ...jwk, kid: 'a' },
        { ...jwk, kid: 'b', x: base64url(new Uint8Array(32)) },
      ],
    }
    const url = 'https://school.example/jwks.json'
    expect(await asked({ [url]: set }, `${url}#a`)).toMatchObject({ material: { jwk: { kid: 'a' } }, controller: url })
    expect(await codeOfPromise(asked({ [url]: set }, `${url}#c`))).toBe('ERR_KEY')
    expect(await codeOfPromise(asked({ [url]: set }, url))).toBe('ERR_KEY')
    expect(await codeOfPromise(asked({ [url]: { keys: 'none' } }, url))).toBe('ERR_KEY')
    expect(await asked({ [url]: jwk }, url)).toMatchObject({ material: { jwk } })
  })
  it('in a set of one, where it is asked for by no name or by its own', async () => {
    const url = 'https://school.example/jwks.json'
    const web = { [url]: { keys: [{ ...jwk, kid: 'a' }] } }
    expect(await asked(web, url)).toMatchObject({ material: { jwk: { kid: 'a' } } })
    // RFC 7515 section 4.1.4: the name says which key; that there is but one makes it no other
    expect(await codeOfPromise(asked(web, `${url}#c`))).toBe('ERR_KEY')
    const named = {
      [url]: {
        keys: [
          { ...jwk, kid: url },
          { ...jwk, kid: 'b', x: base64url(new Uint8Array(32)) },
        ],
      },
    }
    expect(await asked(named, url)).toMatchObject({ material: { jwk: { kid: url } } })
  })
  it('for encryption (RFC 7517 section 4.2) is for no signature', async () => {
    const url = 'https://school.example/jwks.json'
    expect((await asked({ [url]: jwk }, url)).purposes).toEqual(['assertionMethod', 'authentication'])
    expect((await asked({ [url]: { ...jwk, use: 'enc' } }, url)).purposes).toEqual([])
    expect((await asked({ [url]: { keys: [{ ...jwk, kid: 'a', use: 'enc' }] } }, `${url}#a`)).purposes).toEqual([])
    // beside one of its name that is for signatures, it is passed over
    const both = { keys: [{ ...jwk, kid: 'a', use: 'enc', x: base64url(new Uint8Array(32)) }, null, { ...jwk, kid: 'a', use: 'sig' }] }
    expect(await asked({ [url]: both }, `${url}#a`)).toMatchObject({
      purposes: ['assertionMethod', 'authentication'],
      material: { jwk: { use: 'sig' } },
    })
  })
  it('in a document of its own, of a controller that has an address', async () => {
    const key = 'https://school.example/keys/1'
    const document = { id: key, type: 'Multikey', publicKeyMultibase: multibase }
    expect(await codeOfPromise(asked({ [key]: document, [issuer]: { id: issuer, assertionMethod: [key] } }, key))).toBe('ERR_KEY')
    expect(
      await codeOfPromise(asked({ [key]: { ...document, controller: did }, [address]: { id: did, assertionMethod: [key] } }, key)),
    ).toBe('ERR_UNRESOLVED')
  })

  it.each(['<html>', '[]', 'null', '{"a":1,"a":2}', '{', ''])('is not read out of %j', async (text) =>
    expect(await codeOfPromise(asked({ [issuer]: text }))).toBe('ERR_NETWORK'),
  )
})
