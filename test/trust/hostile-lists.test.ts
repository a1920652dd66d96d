/** Lists that somebody wrote to be believed, or to be waited for: signatures made by hand, over what the test says. */
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonicalXml } from '../../src/trust/trusted-list/canonical-xml.ts'
import { elements, readXml } from '../../src/trust/trusted-list/xml.ts'
import { readTrustedLists } from '../../src/trust.ts'
import { growthOf } from '../growth.ts'
import { pki } from '../seals/seals.ts'
import { base64, enveloped, exclusive, listXml, signXml } from './lists.ts'

const { root, authorities, make } = pki()
const operator = authorities.rsa
const services = [{ certificates: [authorities.p256.certificate] }]
const listText = listXml({ services })
const ds = 'http://www.w3.org/2000/09/xmldsig#'
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const transform = (...algorithms: readonly string[]): string =>
  `<ds:Transforms>${algorithms.map((each) => `<ds:Transform Algorithm="${each}"/>`).join('')}</ds:Transforms>`
const digestOf = (octets: Uint8Array, algorithm = 'sha256'): string => createHash(algorithm).update(octets).digest('base64')
const canonicalOf = (xml: string): Uint8Array => canonicalXml(readXml(xml))

interface Reference {
  readonly uri?: string
  readonly transforms?: string
  readonly method?: string
  readonly digest?: string
}
interface Made {
  readonly xml?: string
  readonly references?: readonly Reference[]
  readonly canonical?: string
  readonly method?: string
  readonly value?: (octets: Uint8Array) => Uint8Array
  readonly brings?: readonly Uint8Array[]
  /** Behind the KeyInfo, and what is made of the whole afterwards. */
  readonly object?: string
  readonly changed?: (xml: string) => string
}
const rsaKey = createPrivateKey({ key: { ...operator.key.jwk }, format: 'jwk' })

/** The list with a signature as its last element, of which everything can be said. */
function made({ xml = listText, references = [{}], canonical = exclusive, method = rsaSha256, ...more }: Made = {}): string {
  const digest = digestOf(canonicalOf(xml))
  const info = `<ds:SignedInfo xmlns:ds="${ds}"><ds:CanonicalizationMethod Algorithm="${canonical}"/><ds:SignatureMethod Algorithm="${method}"/>${references
    .map(
      (each) =>
        `<ds:Reference${each.uri === 'none' ? '' : ` URI="${each.uri ?? ''}"`}>${each.transforms ?? transform(enveloped, exclusive)}<ds:DigestMethod Algorithm="${each.method ?? sha256}"/><ds:DigestValue>${each.digest ?? digest}</ds:DigestValue></ds:Reference>`,
    )
    .join('')}</ds:SignedInfo>`
  const value = (more.value ?? ((octets) => sign('sha256', octets, rsaKey)))(canonicalOf(info))
  const brought = (more.brings ?? [operator.certificate]).map((der) => `<ds:X509Certificate>${base64(der)}</ds:X509Certificate>`).join('')
  const signature = `<ds:Signature xmlns:ds="${ds}">${info}<ds:SignatureValue>${base64(value)}</ds:SignatureValue><ds:KeyInfo><ds:X509Data>${brought}</ds:X509Data></ds:KeyInfo>${more.object ?? ''}</ds:Signature>`
  return (more.changed ?? ((whole) => whole))(xml.replace('</TrustServiceStatusList>', `${signature}</TrustServiceStatusList>`))
}

const outcome = (xml: string, signers: readonly Uint8Array[] = [operator.certificate]): Promise<string> =>
  readTrustedLists([xml], { signers }).then(
    ({ authorities: found }) =>
      `read ${found.map(({ certificate }) => (certificate === base64(authorities.p256.certificate) ? 'ours' : 'theirs'))}`,
    ({ code, message }) => `${code}: ${message}`,
  )
const refusedBecause = (why: RegExp): RegExp => new RegExp(`^ERR_TRUSTED_LIST: .*(${why.source})`)

test('a list that was signed by hand is read', async () => {
  expect(await outcome(made())).toBe('read ours')
})

test.each([
  ['an element of another namespace is another', '<ServiceStatus>', '<more:ServiceStatus>withdrawn</more:ServiceStatus><ServiceStatus>'],
  ['an instruction is no text', '/granted<', '/granted<?seen yes?><'],
])('%s', async (_, from, to) => {
  expect(await outcome(made({ xml: listText.replaceAll(from, to) }))).toBe('read ours')
})

describe('a signature that says more or less than it seems to', () => {
  const part = `<ds:Object xmlns:ds="${ds}" Id="part"><ds:x>y</ds:x></ds:Object>`
  const ofPart = { uri: '#part', transforms: transform(exclusive), digest: digestOf(canonicalOf(part)) }
  const theirs = listXml({ services: [{ certificates: [authorities.p384.certificate] }] })
  test.each<[string, Made, RegExp | string]>([
    ['over a part of itself as well', { references: [{}, ofPart], object: part }, 'read ours'],
    [
      'over a part that was changed',
      { references: [{}, ofPart], object: part.replace('>y<', '>z<') },
      refusedBecause(/is not what was signed/),
    ],
    [
      'over a file that is called like a part',
      { references: [{}, { ...ofPart, uri: 'xpart' }], object: part },
      refusedBecause(/not there/),
    ],
    ['over a part that is there twice', { references: [{}, ofPart], object: part + part }, refusedBecause(/there twice/)],
    ['over a part only', { references: [ofPart], object: part }, refusedBecause(/not over the whole/)],
    ['over nothing', { references: [] }, refusedBecause(/not over the whole/)],
    ['over the whole twice', { references: [{}, {}] }, refusedBecause(/not over the whole/)],
    ['over the whole twice, by two names', { references: [{}, { uri: '#list-1' }] }, refusedBecause(/not over the whole/)],
    ['over what is told by its absence', { references: [{ uri: 'none' }] }, refusedBecause(/not there/)],
    [
      'over a root without an id',
      { xml: listText.replace(' Id="list-1"', ''), references: [{ uri: '#undefined' }] },
      refusedBecause(/not there/),
    ],
    [
      'over an id of another kind',
      { xml: listText.replace(' Id=', ' xml:id='), references: [{ uri: '#list-1' }] },
      refusedBecause(/not there/),
    ],
    ['over an address', { references: [{ uri: 'https://lists.example/list.xml' }] }, refusedBecause(/not there/)],
    ['by XPointer', { references: [{ uri: '#xpointer(/)' }] }, refusedBecause(/not there/)],
    ['transformed in the other order', { references: [{ transforms: transform(exclusive, enveloped) }] }, refusedBecause(/another way/)],
    ['enveloped twice', { references: [{ transforms: transform(enveloped, enveloped) }] }, refusedBecause(/canonical form/)],
    [
      'transformed by XSLT',
      { references: [{ transforms: transform(enveloped, 'http://www.w3.org/TR/1999/REC-xslt-19991116') }] },
      refusedBecause(/canonical form/),
    ],
    ['not transformed', { references: [{ transforms: '' }] }, refusedBecause(/another way/)],
    ['with comments', { references: [{ transforms: transform(enveloped, `${exclusive}WithComments`) }] }, refusedBecause(/canonical form/)],
    ['with its information in another canonical form', { canonical: `${exclusive}WithComments` }, refusedBecause(/canonical form/)],
    [
      'with MD5',
      { references: [{ method: 'http://www.w3.org/2001/04/xmldsig-more#md5', digest: digestOf(canonicalOf(listText), 'md5') }] },
      refusedBecause(/hash that does not count/),
    ],
    [
      'with a MAC whose key everybody has',
      { method: 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256', value: (octets) => createHash('sha256').update(octets).digest() },
      refusedBecause(/does not verify/),
    ],
    ['with RSA and SHA-1', { method: `${ds}rsa-sha1`, value: (octets) => sign('sha1', octets, rsaKey) }, refusedBecause(/does not verify/)],
    ['with none', { method: 'none', value: () => new Uint8Array() }, refusedBecause(/does not verify/)],
    [
      'with the method of another kind of key',
      { method: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256' },
      refusedBecause(/does not verify/),
    ],
    [
      'with an element before the one that was signed',
      { changed: (xml) => xml.replace('<SchemeInformation>', '<SchemeInformation/><SchemeInformation>') },
      refusedBecause(/is not what was signed/),
    ],
    [
      'moved to the front',
      { changed: (xml) => xml.replace(/(<SchemeInformation>.*)(<ds:Signature .*<\/ds:Signature>)/s, '$2$1') },
      'read ours',
    ],
    [
      'moved into a service',
      { changed: (xml) => xml.replace(/(<\/TSPService>.*)(<ds:Signature .*<\/ds:Signature>)/s, '$2$1') },
      refusedBecause(/no signature/),
    ],
    ['with another list in it', { object: `<ds:Object>${theirs.replace(/<\?xml[^>]*>/, '')}</ds:Object>` }, 'read ours'],
    [
      'behind an instruction of somebody else',
      { changed: (xml) => xml.replace('<TrustServiceStatusList', '<?more x?><TrustServiceStatusList') },
      refusedBecause(/is not what was signed/),
    ],
    [
      'with an instruction in a status',
      { changed: (xml) => xml.replace('/granted<', '/gr<?x?>anted<') },
      refusedBecause(/is not what was signed/),
    ],
    ['with a comment in a status', { changed: (xml) => xml.replace('/granted<', '/gr<!-- x -->anted<') }, 'read ours'],
    ['with CDATA in a status', { changed: (xml) => xml.replace('/granted<', '/gr<![CDATA[ante]]>d<') }, 'read ours'],
    ['that was withdrawn in front of a comment', { xml: listText.replace('/granted<', '/granted<!-- x -->not<') }, 'read '],
    ['with an entity', { changed: (xml) => xml.replace('/granted<', '/&granted;<') }, refusedBecause(/no well-formed XML/)],
    [
      'with another namespace for all',
      { changed: (xml) => xml.replace('xmlns="http://uri.etsi.org/02231/v2#"', 'xmlns="urn:x"') },
      refusedBecause(/is not what was signed/),
    ],
    [
      'with a prefix that means something else',
      { changed: (xml) => xml.replace('<SchemeInformation>', '<SchemeInformation xmlns="urn:x">') },
      refusedBecause(/is not what was signed/),
    ],
    [
      'with a namespace that nothing uses',
      { changed: (xml) => xml.replace('<SchemeInformation>', '<SchemeInformation xmlns:x="urn:x">') },
      'read ours',
    ],
    [
      'with the space kept',
      { changed: (xml) => xml.replace('<SchemeInformation>', '<SchemeInformation xml:space="preserve">') },
      refusedBecause(/is not what was signed/),
    ],
    [
      'with an attribute of the name of what objects come from',
      { changed: (xml) => xml.replace('<SchemeInformation>', '<SchemeInformation __proto__="x">') },
      refusedBecause(/is not what was signed/),
    ],
    ['as a document of version 1.1', { changed: (xml) => xml.replace('version="1.0"', 'version="1.1"') }, 'read ours'],
  ])('%s', async (_, facts, told) => {
    expect(await outcome(made(facts))).toMatch(typeof told === 'string' ? new RegExp(`^${told}$`) : told)
  })
})

describe('the key', () => {
  const keyOf = (bits: number) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
    return { jwk: privateKey.export({ format: 'jwk' }), algorithm: 'RS256' } as unknown as typeof operator.key
  }
  test.each([
    [1024, refusedBecause(/does not verify/)],
    [2048, /^read ours$/],
  ])('of %i bits', async (bits, told) => {
    const signer = make({ subject: { CN: 'operator' }, key: keyOf(bits), issuer: root })
    expect(await outcome(signXml(listText, signer), [signer.certificate])).toMatch(told)
  })

  test('an elliptic one signs with two numbers side by side, and not as certificates write them', async () => {
    const signer = authorities.p256
    const method = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'
    const key = createPrivateKey({ key: { ...signer.key.jwk }, format: 'jwk' })
    const withForm = (dsaEncoding: 'der' | 'ieee-p1363') =>
      made({ method, brings: [signer.certificate], value: (octets) => sign('sha256', octets, { key, dsaEncoding }) })
    expect(await outcome(withForm('ieee-p1363'), [signer.certificate])).toBe('read ours')
    expect(await outcome(withForm('der'), [signer.certificate])).toMatch(refusedBecause(/does not verify/))
  })

  // RFC 9231 section 2.3.6: the method says the hash, and nothing of the curve
  test.each(['256', '384', '512'])('an elliptic one of any curve signs with SHA-%s', async (bits) => {
    const method = `http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha${bits}`
    for (const signer of [authorities.p256, authorities.p384]) {
      const key = createPrivateKey({ key: { ...signer.key.jwk }, format: 'jwk' })
      const by = (hash: string) =>
        made({ method, brings: [signer.certificate], value: (octets) => sign(`sha${hash}`, octets, { key, dsaEncoding: 'ieee-p1363' }) })
      expect(await outcome(by(bits), [signer.certificate])).toBe('read ours')
      expect(await outcome(by(bits === '256' ? '384' : '256'), [signer.certificate])).toMatch(refusedBecause(/does not verify/))
    }
    expect(await outcome(made({ method }))).toMatch(refusedBecause(/does not verify/))
  })

  test('that made it may stand among others that may sign, in any order', async () => {
    const brings = [authorities.p256.certificate, operator.certificate, root.certificate]
    for (const signers of [brings, [...brings].reverse()]) expect(await outcome(made({ brings }), signers)).toBe('read ours')
  })

  test('counts for what the signature says of it', async () => {
    const says = (der: Uint8Array): string =>
      `<ds:Object><x:QualifyingProperties xmlns:x="http://uri.etsi.org/01903/v1.3.2#"><x:SignedProperties><x:SignedSignatureProperties><x:SigningCertificateV2><x:Cert><x:CertDigest><ds:DigestMethod Algorithm="${sha256}"/><ds:DigestValue>${digestOf(der)}</ds:DigestValue></x:CertDigest></x:Cert></x:SigningCertificateV2></x:SignedSignatureProperties></x:SignedProperties></x:QualifyingProperties></ds:Object>`
    expect(await outcome(made({ object: says(operator.certificate) }))).toBe('read ours')
    expect(await outcome(made({ object: says(root.certificate) }))).toMatch(refusedBecause(/names another certificate/))
  })
})

describe('what takes long grows no faster than it is long', () => {
  const work = async (xml: string): Promise<void> => {
    const document = readXml(xml)
    canonicalXml(document, { inclusive: (elements(document.root, '', 'p')[0]?.children.join('') ?? '').split(' ') })
  }
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
  const declaring = (depth: number): string =>
    numbers(30)
      .map((at) => ` xmlns:p${depth}_${at}="urn:${at}" p${depth}_${at}:x=""`)
      .join('')
  test.each<[string, (size: number) => string]>([
    [
      'prefixes that are treated inclusively',
      (size) =>
        `<a><p>${numbers(size)
          .map((at) => `p${at}`)
          .join(' ')}</p>${'<b/>'.repeat(size)}</a>`,
    ],
    [
      'namespaces that are declared at every level',
      (size) => {
        const depth = Math.min(90, size / 100)
        return `<a>${numbers(depth)
          .map((at) => `<e${declaring(at)}>`)
          .join('')}${'<b xmlns="urn:x"/>'.repeat(size)}${'</e>'.repeat(depth)}</a>`
      },
    ],
  ])('%s', async (_, xml) => {
    expect(await growthOf((size) => work(xml(size)), 1000, 8000, 24)).toBeLessThan(24)
  })
})
