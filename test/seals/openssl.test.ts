/** A second opinion: Debian's OpenSSL on every certificate, list, answer and timestamp of the fixtures and of the published seals. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { directoryName, dnsName, emailName, entity, extensions, uriName } from '../../fixtures/pki/x509.mjs'
import { type Certificate, certificate, isSelfIssued } from '../../src/keys/x5c/certificate.ts'
import { judge as judgeChain } from '../../src/keys/x5c/chain.ts'
import { gather } from '../../src/keys/x5c/evidence.ts'
import { ocspAnswer } from '../../src/keys/x5c/ocsp.ts'
import { revocationList } from '../../src/keys/x5c/revocation-list.ts'
import { strings } from '../../src/lib/json.ts'
import type { Jws } from '../../src/lib/jws.ts'
import { readTokens } from '../../src/proofs/jades/header.ts'
import { readToken } from '../../src/proofs/jades/token.ts'
import { materialOf, readUnsigned } from '../../src/proofs/jades/unsigned.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'
import { parsed, pki, sealsFolder, sealText, times } from './seals.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'seals-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const pem = (der: Uint8Array, label = 'CERTIFICATE'): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')}\n-----END ${label}-----\n`
const openssl = (...args: string[]): boolean => spawnSync('openssl', args, { cwd: folder }).status === 0
const said = (...args: string[]): string =>
  execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

interface Piece {
  readonly name: string
  readonly jws: Jws
}
const minted = readdirSync(sealsFolder).map((name) => ({ name, text: sealText(name) }))
const published = referenceFiles('samples/edc')
  .filter((path) => /-signed(-\d)?\.jsonld$/.test(path))
  .map((name) => ({ name, text: referenceText(name) }))
const pieces: readonly Piece[] = [...minted, ...published].flatMap(({ name, text }) => {
  const { envelope } = parsed(text)
  return envelope.kind === 'jades' ? [{ name, jws: envelope.jws }] : []
})

const unsignedOf = ({ jws }: Piece) => (jws.signatures[0] === undefined ? [] : readUnsigned(jws.signatures[0]).items)
const certificatesIn = (piece: Piece): readonly Certificate[] => {
  const chain = strings(piece.jws.signatures[0]?.header['x5c']).map((each) => new Uint8Array(Buffer.from(each, 'base64')))
  return [...chain, ...materialOf(unsignedOf(piece)).certificates].map(certificate)
}
const once = <Value>(list: readonly Value[], key: (value: Value) => string): readonly Value[] => [
  ...new Map(list.map((each) => [key(each), each])).values(),
]
const allCertificates = once(pieces.flatMap(certificatesIn), ({ der }) => createHash('sha256').update(der).digest('hex'))

/** The tokens, with the octets that each covers: built again here, from the clauses, with nothing of the code that is tested. */
const tokensIn = (piece: Piece): readonly { readonly der: Uint8Array; readonly data: Buffer; readonly kind: string }[] => {
  const [signature] = piece.jws.signatures
  if (signature === undefined) return []
  const list = (signature.unprotected['etsiU'] ?? []) as readonly string[]
  const tokens = list.flatMap((text, place) => {
    const item = JSON.parse(Buffer.from(text, 'base64url').toString())
    const before = `${piece.jws.payload}.${signature.protected}.${signature.signature}.${list.slice(0, place).join('')}`
    const data = item.sigTst ? signature.signature : before
    return (readTokens(item.sigTst ?? item.arcTst) ?? []).map((der) => ({ der, data: Buffer.from(data), kind: Object.keys(item)[0] ?? '' }))
  })
  return [
    ...(readTokens(signature.header['adoTst']) ?? []).map((der) => ({ der, data: Buffer.from(piece.jws.payload), kind: 'adoTst' })),
    ...tokens,
  ]
}

describe.runIf(hasOpenssl)('OpenSSL agrees', () => {
  test('on what certificates say', () => {
    for (const each of allCertificates) {
      const path = file('one.pem', pem(each.der))
      const text = said('x509', '-in', path, '-noout', '-serial', '-dates', '-dateopt', 'iso_8601', '-ext', 'basicConstraints,keyUsage')
      const field = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1] ?? ''
      expect(BigInt(`0x${field('serial')}`)).toBe(BigInt(`0x${each.serial}`))
      expect(Date.parse(field('notBefore').replace(' ', 'T'))).toBe(each.notBefore)
      expect(Date.parse(field('notAfter').replace(' ', 'T'))).toBe(each.notAfter)
      expect(/CA:TRUE/.test(text)).toBe(each.authority)
      expect(/Non Repudiation/.test(text)).toBe(each.keyUsage?.has(1) ?? false)
      expect(/Certificate Sign/.test(text)).toBe(each.keyUsage?.has(5) ?? false)
    }
    ran('certificates read by OpenSSL too', allCertificates.length)
    expect(allCertificates.length).toBeGreaterThan(15)
  })

  test('on every path of two certificates there could be', async () => {
    let paths = 0
    for (const leaf of allCertificates) {
      for (const anchor of allCertificates.filter(({ authority }) => authority)) {
        const at = Math.max(leaf.notBefore, anchor.notBefore) + 1000
        if (leaf === anchor || at > Math.min(leaf.notAfter, anchor.notAfter)) continue
        const { evidence } = gather({ certificates: [], lists: [], answers: [] }, { anchors: [anchor.der] })
        const ours = (await judgeChain(leaf, evidence, { at, now: at, maxAge: undefined, revocation: 'if-known' })).state === 'good'
        const theirs = openssl(
          'verify',
          '-partial_chain',
          '-attime',
          String(Math.floor(at / 1000)),
          '-trusted',
          file('anchor.pem', pem(anchor.der)),
          file('leaf.pem', pem(leaf.der)),
        )
        expect([leaf.serial, anchor.serial, ours]).toEqual([leaf.serial, anchor.serial, theirs])
        if (ours) paths += 1
      }
    }
    expect(paths).toBeGreaterThan(15)
    ran('paths that OpenSSL finds too', paths)
  })

  test('on timestamps: ours pass there, and one changed octet fails', () => {
    const all = once(pieces.flatMap(tokensIn), ({ der }) => createHash('sha256').update(der).digest('hex'))
    const roots = file(
      'roots.pem',
      allCertificates
        .filter(isSelfIssued)
        .concat(certificate(new Uint8Array(pki().root.certificate)))
        .map(({ der }) => pem(der))
        .join(''),
    )
    const others = file('others.pem', allCertificates.map(({ der }) => pem(der)).join(''))
    for (const { der, data, kind } of all) {
      const { genTime } = readToken(der)
      const verify = (octets: Buffer) =>
        openssl(
          'ts',
          '-verify',
          '-token_in',
          '-in',
          file('token.der', der),
          '-data',
          file('data.bin', octets),
          '-CAfile',
          roots,
          '-untrusted',
          others,
          '-partial_chain',
          '-attime',
          String(Math.floor(genTime / 1000)),
        )
      expect([kind, verify(data)]).toEqual([kind, true])
      expect(verify(Buffer.concat([data, Buffer.from(' ')]))).toBe(false)
    }
    ran('timestamps that OpenSSL verifies too', all.length)
    expect(all.length).toBeGreaterThan(30)
  })

  test('on revocation lists and OCSP answers', () => {
    const lists = once(
      pieces.flatMap((piece) => materialOf(unsignedOf(piece)).lists),
      (der) => Buffer.from(der).toString('base64'),
    )
    const authorities = [...allCertificates, certificate(new Uint8Array(pki().root.certificate))].filter(({ authority }) => authority)
    for (const der of lists) {
      const list = revocationList(der)
      const issuer = authorities.filter(({ subject }) => Buffer.compare(subject.raw, list.issuer.raw) === 0)
      const verified = issuer.some((each) =>
        said2('crl', '-inform', 'DER', '-in', file('list.crl', der), '-CAfile', file('issuer.pem', pem(each.der)), '-noout').includes(
          'verify OK',
        ),
      )
      expect(verified).toBe(true)
      const text = said('crl', '-inform', 'DER', '-in', join(folder, 'list.crl'), '-noout', '-text')
      expect([...text.matchAll(/Serial Number: ([0-9A-F]+)/g)].map(([, serial]) => BigInt(`0x${serial}`))).toEqual(
        [...list.entries()].map(({ serial }) => BigInt(`0x${serial}`)),
      )
    }
    const answers = once(
      pieces.flatMap((piece) => materialOf(unsignedOf(piece)).answers),
      (der) => Buffer.from(der).toString('base64'),
    )
    for (const der of answers) {
      const [single] = ocspAnswer(der).answers
      const text = said('ocsp', '-respin', file('answer.der', der), '-noverify', '-resp_text')
      expect(/Cert Status: (\w+)/.exec(text)?.[1]).toBe(single?.state)
      expect(BigInt(`0x${/Serial Number: ([0-9A-F]+)/.exec(text)?.[1]}`)).toBe(BigInt(`0x${single?.serial}`))
      const trusted = file('all.pem', allCertificates.map(({ der: each }) => pem(each)).join(''))
      const at = String(Math.floor((single?.thisUpdate ?? 0) / 1000))
      expect(
        openssl(
          'ocsp',
          '-respin',
          join(folder, 'answer.der'),
          '-CAfile',
          trusted,
          '-verify_other',
          trusted,
          '-partial_chain',
          '-attime',
          at,
          '-no_nonce',
        ),
      ).toBe(true)
    }
    ran('revocation lists and answers that OpenSSL verifies too', lists.length + answers.length)
    expect(lists.length + answers.length).toBeGreaterThan(5)
  })

  const said2 = (...args: string[]): string => {
    const { stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
    return stdout + stderr
  }
})

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

test('OpenSSL is there where published seals are', () => {
  expect(hasOpenssl || !hasReference).toBe(true)
})
