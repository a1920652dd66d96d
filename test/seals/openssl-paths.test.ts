/** The rules of certificate paths, against OpenSSL. */
import { describe, expect, test } from 'vitest'
import { directoryName, dnsName, emailName, entity, extensions, uriName } from '../../fixtures/pki/x509.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { judge as judgeChain } from '../../src/keys/x5c/chain.ts'
import { gather } from '../../src/keys/x5c/evidence.ts'
import { file, hasOpenssl, openssl, pem } from './openssl.ts'
import { pki, times } from './seals.ts'

/** Chains that RFC 5280 refuses or allows, made here; OpenSSL is asked the same. */
describe.runIf(hasOpenssl)('OpenSSL agrees on the rules of paths', () => {
  const { root, leaves, named } = pki()
  const lifetime = { from: times.start, until: times.end }
  const usages = extensions.usage(5, 6)
  const below = (issuer: typeof root, serial: number, more: readonly Uint8Array[], subject = named(`AUTHORITY ${serial}`)) =>
    entity({ ...lifetime, subject, key: leaves.p384?.key ?? root.key, issuer, serial, extensions: more })
  const leafOf = (
    issuer: typeof root,
    more: readonly Uint8Array[] = [extensions.usage(0, 1)],
    subject: Readonly<Record<string, string>> = leaves.p256.subject,
  ) => entity({ ...lifetime, subject, key: leaves.p256.key, issuer, serial: 900, extensions: more })
  const authority = [extensions.authority(), usages]
  const inLuxembourg = directoryName({ C: 'LU' })
  const elsewhere = directoryName({ C: 'EE' })

  const chains: Readonly<Record<string, () => readonly ReturnType<typeof entity>[]>> = {
    'one authority': () => chain(below(root, 1, authority)),
    'no authority at all': () => chain(below(root, 1, [usages])),
    'an authority that may not sign certificates': () => chain(below(root, 1, [extensions.authority(), extensions.usage(6)])),
    'a certificate under a leaf': () => chain(leafOf(root)),
    'a length of none, kept': () => chain(below(root, 1, [extensions.authority(0), usages])),
    'a length of none, broken': () => chain(below(below(root, 1, [extensions.authority(0), usages]), 2, authority)),
    'a length of one, kept': () => chain(below(below(root, 1, [extensions.authority(1), usages]), 2, authority)),
    'a length of one, broken': () => chain(below(below(below(root, 1, [extensions.authority(1), usages]), 2, authority), 3, authority)),
    'a critical extension that nobody knows': () => chain(below(root, 1, [...authority, extensions.unknownCritical()])),
    'a leaf with a critical extension that nobody knows': () => [leafOf(root, [extensions.usage(0, 1), extensions.unknownCritical()])],
    'names within': () => chain(below(root, 1, [...authority, extensions.nameConstraints({ permitted: [inLuxembourg] })])),
    'names outside': () => chain(below(root, 1, [...authority, extensions.nameConstraints({ permitted: [elsewhere] })])),
    'names that are excluded': () => chain(below(root, 1, [...authority, extensions.nameConstraints({ excluded: [inLuxembourg] })])),
    'names that are excluded elsewhere': () => chain(below(root, 1, [...authority, extensions.nameConstraints({ excluded: [elsewhere] })])),
    'a domain within': () => withNames({ permitted: [dnsName('example.lu')] }, dnsName('badges.example.lu')),
    'a domain outside': () => withNames({ permitted: [dnsName('example.lu')] }, dnsName('badges.example.org')),
    'a domain that only ends alike': () => withNames({ permitted: [dnsName('example.lu')] }, dnsName('badexample.lu')),
    'a domain that is excluded': () => withNames({ excluded: [dnsName('example.lu')] }, dnsName('badges.example.lu')),
    'an address within': () => withNames({ permitted: [emailName('example.lu')] }, emailName('seal@example.lu')),
    'an address of a domain below': () => withNames({ permitted: [emailName('example.lu')] }, emailName('seal@badges.example.lu')),
    'an address of a domain below, allowed': () =>
      withNames({ permitted: [emailName('.example.lu')] }, emailName('seal@badges.example.lu')),
    'an address that is the one': () => withNames({ permitted: [emailName('seal@example.lu')] }, emailName('seal@example.lu')),
    'an address that is another': () => withNames({ permitted: [emailName('seal@example.lu')] }, emailName('other@example.lu')),
    'a web address within': () => withNames({ permitted: [uriName('badges.example.lu')] }, uriName('https://badges.example.lu/issuer')),
    'a web address outside': () => withNames({ permitted: [uriName('badges.example.lu')] }, uriName('https://example.org/issuer')),
    'a web address that is excluded': () => withNames({ excluded: [uriName('.example.lu')] }, uriName('https://badges.example.lu/issuer')),
    'a domain where addresses are constrained': () => withNames({ permitted: [emailName('example.org')] }, dnsName('badges.example.lu')),
    'a kind of name that nobody knows, permitted': () => withNames({ permitted: [registered] }, registered),
    'a kind of name that nobody knows, excluded': () => withNames({ excluded: [registered] }, registered),
    'names outside, by an authority further up': () =>
      chain(
        below(
          below(root, 1, [...authority, extensions.nameConstraints({ permitted: [elsewhere] })], { C: 'EE', CN: 'ONE' }),
          2,
          authority,
          { C: 'EE', CN: 'TWO' },
        ),
      ),
  }
  /** registeredID: a kind of name that is not looked at here. */
  const registered = Uint8Array.of(0x88, 3, 0x2a, 3, 4)
  const withNames = (trees: Parameters<typeof extensions.nameConstraints>[0], name: Uint8Array) => {
    const issuer = below(root, 1, [...authority, extensions.nameConstraints(trees)])
    return [leafOf(issuer, [extensions.usage(0, 1), extensions.alternativeNames(name)]), issuer]
  }
  const chain = (issuer: ReturnType<typeof entity>) => {
    const up: ReturnType<typeof entity>[] = []
    for (let each = issuer; each !== root && each.certificate; each = each.issuer as typeof root) up.push(each)
    return [leafOf(issuer), ...up]
  }

  test.each(Object.entries(chains))('%s', async (_name, make) => {
    const [leaf, ...others] = make().map((each) => new Uint8Array(each.certificate))
    const anchor = new Uint8Array(root.certificate)
    const { evidence } = gather({ certificates: others, lists: [], answers: [] }, { anchors: [anchor] })
    const ours = await judgeChain(certificate(leaf ?? anchor), evidence, {
      at: times.now,
      now: times.now,
      maxAge: undefined,
      revocation: 'if-known',
    })
    const theirs = openssl(
      'verify',
      '-attime',
      String(times.now / 1000),
      '-CAfile',
      file('root.pem', pem(anchor)),
      ...(others.length > 0 ? ['-untrusted', file('others.pem', others.map((each) => pem(each)).join(''))] : []),
      file('leaf.pem', pem(leaf ?? anchor)),
    )
    expect(ours.state === 'good').toBe(theirs)
  })

  test('null control: some of them pass, some do not', async () => {
    const states = await Promise.all(
      Object.values(chains).map(async (make) => {
        const [leaf, ...others] = make().map((each) => new Uint8Array(each.certificate))
        const { evidence } = gather({ certificates: others, lists: [], answers: [] }, { anchors: [new Uint8Array(root.certificate)] })
        return (
          await judgeChain(certificate(leaf ?? new Uint8Array()), evidence, {
            at: times.now,
            now: times.now,
            maxAge: undefined,
            revocation: 'if-known',
          })
        ).state
      }),
    )
    expect(states.filter((state) => state === 'good').length).toBeGreaterThan(3)
    expect(states.filter((state) => state === 'no-path').length).toBeGreaterThan(6)
  })
})
