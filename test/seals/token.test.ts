/** Timestamp tokens that are signed as they should be, and say or hold something that they must not (RFC 3161, RFC 5652, RFC 5816). */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { implicit, integer, nothing, octets, oid, sequence } from '../../fixtures/pki/der.mjs'
import { attribute, timestamp } from '../../fixtures/pki/timestamp.mjs'
import { extensions, purposes } from '../../fixtures/pki/x509.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { checkToken, readToken } from '../../src/proofs/jades/token.ts'
import { outcomeOf, pki, times } from './seals.ts'

const { stampers, authorities, root, make, named } = pki()
const data = 'the text of a signature'
const covered = Buffer.from(data)
const digest = (name: string, bytes: Uint8Array): Uint8Array => createHash(name).update(bytes).digest()
const made = (options: object = {}): Uint8Array => timestamp(stampers.now, data, { at: times.stamped, ...options })
const fault = async (options: object): Promise<string | undefined> => (await checkToken(readToken(made(options)), covered, [])).fault

const ids = {
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha512: '2.16.840.1.101.3.4.2.3',
}
type Attributes = readonly Uint8Array[]
/** The usual attributes are the type of the content, its digest, and the certificate. */
const attributesOf = (change: (usual: Attributes) => Attributes) => ({ attributesOf: change })
const extra = attribute('1.2.3.4', nothing)

test.each<[string, object]>([
  ['as it is', {}],
  ['of version 4', { versions: { data: 4 } }],
  ['of version 5', { versions: { data: 5 } }],
  ['with an attribute that nobody knows', attributesOf((usual) => [...usual, extra])],
])('null control: a token %s is whole', async (_, options) => {
  expect(await fault(options)).toBeUndefined()
})

test.each<[string, object]>([
  ['that is no signed data', { types: { outer: ids.data } }],
  ['of plain data', { types: { content: ids.data } }],
  // RFC 5652 sections 5.1 and 5.3, RFC 3161 section 2.4.2
  ['of version 1', { versions: { data: 1 } }],
  ['of version 6', { versions: { data: 6 } }],
  ['whose signer is of version 3, and named by issuer and number', { versions: { signer: 3 } }],
  ['whose content is of version 2', { versions: { info: 2 } }],
  ['of two signers', { signers: (signer: Uint8Array) => [signer, signer] }],
  ['of no signer', { signers: () => [] }],
  ['with an attribute twice', attributesOf((usual) => [...usual, extra, extra])],
  ['with an attribute of two values', attributesOf((usual) => [...usual, attribute('1.2.3.4', nothing, integer(1))])],
  ['with an attribute of no value', attributesOf((usual) => [...usual, attribute('1.2.3.4')])],
  ['that does not name the hash of its signer', { hashSet: 'SHA-512' }],
  ['whose signed data stand at another place', { tags: { data: 1 } }],
  ['whose content stands at another place', { tags: { content: 1 } }],
  // RFC 5652 section 5.3: what is not plain data is signed with attributes; here they stand where those that nobody signs do
  ['without signed attributes', { tags: { attributes: 1 } }],
  ['whose signer is of version 1, and named by its key', { signerId: implicit(0, Uint8Array.of(1)) }],
])('a token %s is none', (_, options) => {
  expect(outcomeOf(() => readToken(made(options)))).toBe('ERR_ASN1')
})

test.each<[string, string, object]>([
  ['imprint', 'over something else', { at: times.stamped }],
  ['content-type', 'without the type of its content', attributesOf((usual) => usual.slice(1))],
  [
    'content-type',
    'of another type than its content',
    attributesOf((usual) => [attribute(ids.contentType, oid(ids.data)), ...usual.slice(1)]),
  ],
  ['message-digest', 'without the digest of its content', attributesOf(([first, , ...others]) => [...(first ? [first] : []), ...others])],
  ['certificate', 'by a certificate of that number, of another authority', { issuer: authorities.rsa.subject }],
  ['certificate', 'by a certificate of another number, of that authority', { serialOfSigner: stampers.now.serial + 1 }],
  ['certificate', 'by a certificate of another key', { versions: { signer: 3 }, signerId: implicit(0, Uint8Array.of(1)) }],
  // one that is not accepted is not broken
  ['algorithm', 'with the digest of a hash that nobody knows', { imprintAlgorithm: sequence(oid('1.2.3.4'), nothing) }],
  ['algorithm', 'whose signer digests with SHA-1', { hashOfSigner: 'SHA-1', hashSet: 'SHA-1' }],
])('%s: what is wrong with a token %s', async (expected, what, options) => {
  const token = readToken(made(options))
  const result = await checkToken(token, what === 'over something else' ? Buffer.from('something else') : covered, [])
  expect(result.fault).toBe(expected)
})

// RFC 5652 section 5.3: by issuer and number, or by the identifier of its key
test('a certificate is found by the identifier of its key', async () => {
  const { subjectKey = '' } = certificate(stampers.now.certificate)
  const signerId = implicit(0, Buffer.from(subjectKey, 'hex'))
  expect(await fault({ versions: { signer: 3 }, signerId })).toBeUndefined()
})

// what stands beside the certificate of the signer is signed by nobody, and anybody may add to it (RFC 5652 section 5.1)
test('what cannot be read among its certificates is none of them, and decides nothing where it is not needed', async () => {
  const unread = sequence(integer(1))
  expect(await fault({ others: [unread] })).toBeUndefined()
  expect(readToken(made({ others: [unread, root.certificate] })).certificates).toHaveLength(2)
  // EN 319 102-1 clause 5.2.3.4: without the signer’s own, it is open
  const alone = { embed: false, lists: [] }
  expect(await fault(alone)).toBe('certificate')
  const broken = stampers.now.certificate.map((byte, at) => (at === 8 ? byte ^ 1 : byte))
  const token = timestamp({ ...stampers.now, certificate: broken }, data, { at: times.stamped })
  expect((await checkToken(readToken(token), covered, [])).fault).toBe('certificate')
})

test('the signature is that of the certificate that is named', async () => {
  // it stands at the end of what is said of the signer
  const changed = (signer: Uint8Array): readonly Uint8Array[] => [signer.map((byte, at) => (at === signer.length - 1 ? byte ^ 1 : byte))]
  expect(await fault({ signers: changed })).toBe('signature')
})

test('the certificate is for timestamps, and in force from its first moment to its last', async () => {
  const other = make({
    subject: named('TEST, OF ANOTHER PURPOSE'),
    key: stampers.now.key,
    issuer: root,
    extensions: [extensions.usage(0), extensions.purposes([purposes.clientAuth], true)],
  })
  const token = timestamp(other, data, { at: times.stamped })
  expect((await checkToken(readToken(token), covered, [])).fault).toBe('purpose')
  const { notBefore, notAfter } = certificate(stampers.now.certificate)
  expect([await fault({ at: notBefore }), await fault({ at: notAfter })]).toEqual([undefined, undefined])
  expect([await fault({ at: notBefore - 1000 }), await fault({ at: notAfter + 1000 })]).toEqual(['validity', 'validity'])
})

// RFC 2634 section 5.4 and RFC 5035 section 4: by SHA-1 in the older attribute, by any hash in the newer
test.each<[string, string, () => Uint8Array, string | undefined]>([
  ['the older attribute', ids.signingCertificate, () => sequence(octets(digest('sha1', stampers.now.certificate))), undefined],
  [
    'the older attribute, of another',
    ids.signingCertificate,
    () => sequence(octets(digest('sha1', stampers.rsa.certificate))),
    'certificate-reference',
  ],
  [
    'the newer attribute, by SHA-512',
    ids.signingCertificateV2,
    () => sequence(sequence(oid(ids.sha512)), octets(digest('sha512', stampers.now.certificate))),
    undefined,
  ],
  [
    'the newer attribute, by SHA-512, of another',
    ids.signingCertificateV2,
    () => sequence(sequence(oid(ids.sha512)), octets(digest('sha512', stampers.rsa.certificate))),
    'certificate-reference',
  ],
  [
    // one that is not known is not broken
    'the newer attribute, by a hash that nobody knows',
    ids.signingCertificateV2,
    () => sequence(sequence(oid('1.2.3.4')), octets(digest('sha512', stampers.now.certificate))),
    'algorithm',
  ],
])('a certificate is named by %s', async (_, id, reference, expected) => {
  const named = attribute(id, sequence(sequence(reference())))
  expect(await fault(attributesOf((usual) => [...usual.slice(0, 2), named]))).toBe(expected)
})
