/** Rules of paths that no chain of OpenSSL's shows: certificates as they are read, and signatures that are said to hold. */
import { describe, expect, test } from 'vitest'
import { directoryName, extensions } from '../../fixtures/pki/x509.mjs'
import { type Certificate, certificate } from '../../src/keys/x5c/certificate.ts'
import { findPaths } from '../../src/keys/x5c/path.ts'
import { pki } from './seals.ts'

const { root, authorities, leaves, make } = pki()
const [top, authority, leaf] = [root, authorities.p256, leaves.p256].map((each) => certificate(each.certificate))

/** Without extensions, as certificates of X.509 version 1 are. */
const old = (each: Certificate): Certificate => ({
  ...each,
  extensions: new Map(),
  authority: false,
  keyUsage: undefined,
  pathLength: undefined,
})

async function pathsOf(pool: readonly Certificate[], anchors: readonly Certificate[], of = leaf): Promise<readonly number[]> {
  if (!of) return []
  const { paths } = await findPaths(of, { pool, anchors, issued: () => Promise.resolve('valid') })
  return paths.map(({ length }) => length)
}

describe('a certificate of the first version, which cannot say that it is an authority', () => {
  test.each<
    [string, (top: Certificate, authority: Certificate) => readonly [readonly Certificate[], readonly Certificate[]], readonly number[]]
  >([
    ['none is', (top, authority) => [[authority], [top]], [3]],
    ['one that is trusted is one', (top, authority) => [[authority], [old(top)]], [3]],
    ['so is one that is trusted below', (top, authority) => [[top], [old(authority)]], [2]],
    ['one that came along is none', (top, authority) => [[old(authority)], [top]], []],
    ['nor is one of a later version without that word', (top, authority) => [[], [{ ...authority, authority: false }, top]], []],
  ])('%s', async (_, given, lengths) => {
    const [pool, anchors] = top && authority ? given(top, authority) : [[], []]
    expect(await pathsOf(pool, anchors)).toEqual(lengths)
  })
})

test('the last certificate of a path is bound by names although it bears the name of its issuer (RFC 5280 section 6.1.3)', async () => {
  const within = (country: string): Certificate =>
    certificate(
      make({
        subject: authorities.p256.subject,
        key: authorities.p256.key,
        issuer: root,
        extensions: [
          extensions.authority(),
          extensions.usage(5, 6),
          extensions.nameConstraints({ permitted: [directoryName({ C: country })] }),
        ],
      }).certificate,
    )
  const country = authorities.p256.subject['C'] ?? ''
  for (const [allowed, lengths] of [
    [country, [3]],
    ['EE', []],
  ] as const) {
    const issuer = within(allowed)
    expect(await pathsOf([issuer], top ? [top] : [], leaf && { ...leaf, issuer: issuer.subject, subject: issuer.subject })).toEqual(lengths)
  }
})
