/** A second opinion: Debian's OpenSSL on every certificate, list, answer and timestamp of the fixtures and of the published seals. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Certificate, certificate, isSelfIssued } from '../../src/keys/x5c/certificate.ts'
import { judge as judgeChain } from '../../src/keys/x5c/chain.ts'
import { gather } from '../../src/keys/x5c/evidence.ts'
import { ocspAnswer } from '../../src/keys/x5c/ocsp.ts'
import { revocationList } from '../../src/keys/x5c/revocation-list.ts'
import { strings } from '../../src/lib/json.ts'
import type { Jws } from '../../src/lib/tokens/jws.ts'
import { readTokens } from '../../src/proofs/jades/header.ts'
import { readToken } from '../../src/proofs/jades/token.ts'
import { materialOf, readUnsigned } from '../../src/proofs/jades/unsigned.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'
import { file, folder, hasOpenssl, openssl, pem, said } from './openssl.ts'
import { parsed, pki, sealsFolder, sealText } from './seals.ts'

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

test('OpenSSL is there where published seals are', () => {
  expect(hasOpenssl || !hasReference).toBe(true)
})
