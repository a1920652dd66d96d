/** What an authority may name (RFC 5280 sections 4.2.1.10 and 6.1.3), each rule on both of its sides; OpenSSL is asked the same. */
import { describe, expect, test } from 'vitest'
import * as der from '../../fixtures/pki/der.mjs'
import { directoryName, dnsName, emailName, entity, extensions, uriName } from '../../fixtures/pki/x509.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { isNamedWithin } from '../../src/keys/x5c/constraints.ts'
import { file, hasOpenssl, openssl, pem } from './openssl.ts'
import { outcomeOf, pki, times } from './seals.ts'

const { root, leaves, named } = pki()
const lifetime = { from: times.start, until: times.end }
type Trees = Parameters<typeof extensions.nameConstraints>[0]
type Subject = Readonly<Record<string, string>>

const authorityOf = (trees: Trees, issuer = root, subject: Subject = named('CONSTRAINED')) =>
  entity({
    ...lifetime,
    subject,
    key: leaves.p384.key,
    issuer,
    serial: 1,
    extensions: [extensions.authority(), extensions.usage(5, 6), extensions.nameConstraints(trees)],
  })
const leafOf = (issuer: typeof root, names: readonly Uint8Array[], subject: Subject = leaves.p256.subject) =>
  entity({
    ...lifetime,
    subject,
    key: leaves.p256.key,
    issuer,
    serial: 2,
    // critical, as OpenSSL wants it where there is no subject
    extensions: [extensions.usage(0), ...(names.length > 0 ? [extensions.alternativeNames(...names)] : [])],
  })

type Case = readonly [trees: Trees, names: readonly Uint8Array[], subject?: Subject]

function ours(...[trees, names, subject]: Case): boolean {
  const authority = authorityOf(trees)
  return isNamedWithin(certificate(leafOf(authority, names, subject).certificate), [certificate(authority.certificate)])
}

function theirs(...[trees, names, subject]: Case): boolean {
  const authority = authorityOf(trees)
  const [above, between, below] = Object.entries({ root, authority, leaf: leafOf(authority, names, subject) }).map(
    ([name, { certificate }]) => file(`${name}.pem`, pem(certificate)),
  )
  const at = String(times.now / 1000)
  return openssl('verify', '-attime', at, '-CAfile', above ?? '', '-untrusted', between ?? '', below ?? '')
}

const ip = (...octets: readonly number[]): Uint8Array => der.implicit(7, Uint8Array.from(octets))
const net = [192, 0, 2, 0, 255, 255, 255, 0] as const
const six = (...rest: readonly number[]): readonly number[] => [
  0x20,
  1,
  0x0d,
  0xb8,
  ...rest,
  ...Array.from({ length: 12 - rest.length }, () => 0),
]
const six32 = [...six(), 255, 255, 255, 255, ...Array.from({ length: 12 }, () => 0)]
const subject = (more: Subject = {}): Subject => ({ C: 'LU', O: 'Universitat Exempli', CN: 'A seal', ...more })

type Row = readonly [what: string, trees: Trees, names: readonly Uint8Array[], subject: Subject | undefined, within: boolean]
const both = (what: string, base: Uint8Array, names: readonly Uint8Array[], inside: boolean, of?: Subject): readonly Row[] => [
  [`${what}, permitted`, { permitted: [base] }, names, of, inside],
  [`${what}, excluded`, { excluded: [base] }, names, of, !inside],
]

const rows: readonly Row[] = [
  ...both('an address of the network', ip(...net), [ip(192, 0, 2, 7)], true),
  ...both('an address of the network beside it', ip(...net), [ip(192, 0, 3, 7)], false),
  ...both('an address with that end', ip(...net), [ip(10, 0, 2, 7)], false),
  ...both('the one address of a network', ip(192, 0, 2, 7, 255, 255, 255, 255), [ip(192, 0, 2, 7)], true),
  ...both('the next one', ip(192, 0, 2, 7, 255, 255, 255, 255), [ip(192, 0, 2, 8)], false),
  ...both('any address', ip(0, 0, 0, 0, 0, 0, 0, 0), [ip(192, 0, 2, 8)], true),
  ...both('an address of version 6', ip(...six32), [ip(...six(1, 2))], true),
  ...both('another of version 6', ip(...six32), [ip(0x20, 1, 0x0d, 0xb9, ...six().slice(4))], false),
  ...both('an address of version 6 in a network of version 4', ip(...net), [ip(...six())], false),
  ...both('an address of version 4 in a network of version 6', ip(...six32), [ip(32, 1, 13, 184)], false),

  ...both('a domain in other letters', dnsName('Example.LU'), [dnsName('Badges.EXAMPLE.lu')], true),
  ...both('the domain itself', dnsName('example.lu'), [dnsName('example.lu')], true),
  ...both('any domain', dnsName(''), [dnsName('badges.example.org')], true),
  ...both('a domain below, said with a dot', dnsName('.example.lu'), [dnsName('badges.example.lu')], true),
  ['an e-mail address where domains are excluded', { excluded: [dnsName('example.lu')] }, [emailName('seal@example.lu')], undefined, true],
  ['a domain where e-mail addresses are excluded', { excluded: [emailName('example.lu')] }, [dnsName('example.lu')], undefined, true],

  ...both('an e-mail address of the host in other letters', emailName('EXAMPLE.lu'), [emailName('seal@Example.LU')], true),
  ...both('the one e-mail address, its host in other letters', emailName('seal@Example.LU'), [emailName('seal@EXAMPLE.lu')], true),
  ...both('the box in other letters, which is another', emailName('seal@example.lu'), [emailName('Seal@example.lu')], false),
  ...both('the same box elsewhere', emailName('seal@example.lu'), [emailName('seal@example.org')], false),
  ...both('a box that has a host in it', emailName('example.lu'), [emailName('"seal@example.org"@example.lu')], true),
  ...both('a box that begins alike', emailName('"seal@a"@example.lu'), [emailName('"seal@b"@example.lu')], false),
  ...both('an e-mail address of a host below', emailName('.example.lu'), [emailName('seal@badges.example.lu')], true),
  ...both('an e-mail address of the host above', emailName('.example.lu'), [emailName('seal@example.lu')], false),
  ...both('an e-mail address in the subject', emailName('example.lu'), [], true, subject({ email: 'seal@example.lu' })),
  ...both('an e-mail address of elsewhere in the subject', emailName('example.lu'), [], false, subject({ email: 'seal@example.org' })),
  ...both(
    'an e-mail address in the subject, and a domain',
    emailName('example.org'),
    [dnsName('a.lu')],
    false,
    subject({ email: 'a@b.lu' }),
  ),

  ...both('a web address of the host', uriName('example.lu'), [uriName('https://Example.LU:8443/issuer')], true),
  ...both('a web address of a host below', uriName('example.lu'), [uriName('https://badges.example.lu/')], false),
  ...both('a web address of a host below, said with a dot', uriName('.example.lu'), [uriName('https://badges.example.lu/')], true),
  ...both('a web address of the host, said with a dot', uriName('.example.lu'), [uriName('https://example.lu/')], false),
  ...both('a web address that says another host in its path', uriName('example.lu'), [uriName('https://example.org/example.lu')], false),

  ...both('a name below', directoryName({ C: 'LU' }), [], true),
  ...both('the whole name', directoryName({ C: 'LU', O: 'Universitat Exempli', CN: 'A seal' }), [], true, subject()),
  ...both('a longer name', directoryName({ C: 'LU', O: 'Universitat Exempli', CN: 'A seal', OU: 'More' }), [], false, subject()),
  ...both('its parts in another order', directoryName({ O: 'Universitat Exempli' }), [], false, subject()),
  ...both('a name in other letters and spaces', directoryName({ C: 'LU', O: ' universitat  EXEMPLI' }), [], true, subject()),
  ['no name at all', { permitted: [directoryName({ C: 'EE' })] }, [dnsName('a.lu')], {}, true],
  ['a second name outside', { permitted: [directoryName({ C: 'LU' })] }, [directoryName({ C: 'EE' })], subject(), false],
  ['a second name that is excluded', { excluded: [directoryName({ C: 'EE' })] }, [directoryName({ C: 'EE' })], subject(), false],
  ['names of which one is outside', { permitted: [dnsName('a.lu')] }, [dnsName('a.lu'), dnsName('b.lu')], undefined, false],
  ['one of two that are permitted', { permitted: [dnsName('a.lu'), dnsName('b.lu')] }, [dnsName('b.lu')], undefined, true],
  ['one of two that are excluded', { excluded: [dnsName('a.lu'), dnsName('b.lu')] }, [dnsName('b.lu')], undefined, false],
  ['excluded inside what is permitted', { permitted: [dnsName('lu')], excluded: [dnsName('b.lu')] }, [dnsName('b.lu')], undefined, false],
  ['beside what is excluded there', { permitted: [dnsName('lu')], excluded: [dnsName('b.lu')] }, [dnsName('a.lu')], undefined, true],
]

/** What cannot be told refuses: neither is it inside, nor is it outside. */
const neither = (what: string, base: Uint8Array, name: Uint8Array): readonly Row[] => [
  [`${what}, permitted`, { permitted: [base] }, [name], undefined, false],
  [`${what}, excluded`, { excluded: [base] }, [name], undefined, false],
]
const untold: readonly Row[] = [
  ...neither('a web address without a host', uriName('example.lu'), uriName('urn:uuid:25fcd4b8-3c5c-4a3e-8d3a-0a9f2c0e5a10')),
  ...neither('a web address that is none', uriName('example.lu'), uriName('example.lu')),
  ...neither('an e-mail address without a host', emailName('example.lu'), emailName('example.lu')),
  ...neither('half an address', ip(...net), ip(192, 0)),
  ...neither('half a network', ip(192, 0, 255, 255), ip(192, 0, 2, 7)),
  ...neither('a network without its mask', ip(192, 0, 2, 0), ip(192, 0, 2, 7)),
  ['a web address without a host, where domains are excluded', { excluded: [dnsName('a.lu')] }, [uriName('urn:a.lu')], undefined, true],
]

describe.runIf(hasOpenssl)('as OpenSSL says', () => {
  test.each([...rows, ...untold])('%s', (_, trees, names, subject, inside) => {
    expect(theirs(trees, names, subject)).toBe(inside)
    expect(ours(trees, names, subject)).toBe(inside)
  })

  // RFC 5280 section 4.2.1.10: there is nothing that these stand for
  test.each<[string, Uint8Array, readonly Uint8Array[], boolean]>([
    ['a whole subtree', dnsName('a.lu'), [], true],
    ['a subtree that begins below', dnsName('a.lu'), [der.implicit(0, Uint8Array.of(1))], false],
    ['a subtree that ends', dnsName('a.lu'), [der.implicit(1, Uint8Array.of(9))], false],
  ])('%s', (_, base, more, isRead) => {
    const given = [{ permitted: [Buffer.concat([base, ...more])] }, [dnsName('a.lu')]] as const
    expect(theirs(...given)).toBe(isRead)
    expect(outcomeOf(() => ours(...given))).toBe(isRead ? 'read' : 'ERR_ASN1')
  })
})

// OpenSSL looks for the host in fewer places
test.each([
  ...both('a web address with a user', uriName('example.lu'), [uriName('https://example.org@example.lu/')], true),
  ...both('a web address with the host as its user', uriName('example.lu'), [uriName('https://example.lu@example.org/')], false),
  ...both('a domain with the dot of the root', dnsName('example.lu'), [dnsName('badges.example.lu.')], true),
  ...both('a domain below one with the dot of the root', dnsName('example.lu.'), [dnsName('badges.example.lu')], true),
  ...both('an e-mail address with that dot', emailName('example.lu'), [emailName('seal@example.lu.')], true),
  ...both('a web address with that dot', uriName('example.lu'), [uriName('https://example.lu./')], true),
  ...neither('a web address with a number', uriName('example.lu'), uriName('https://192.0.2.7/')),
  ...neither('a web address with a number of version 6', uriName('example.lu'), uriName('https://[2001:db8::7]/')),
])('%s', (_, trees, names, subject, inside) => expect(ours(trees, names, subject)).toBe(inside))

test('an empty subtree is none', () => {
  expect(outcomeOf(() => ours({ excluded: [new Uint8Array()] }, []))).toBe('ERR_ASN1')
})
