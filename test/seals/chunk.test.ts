/** The part that judges seals stands alone: small, without anything of Node, and the same with WebCrypto. */

import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { parsed, scopeOf, sealText, trust } from './seals.ts'

const source = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url))

async function bundle(): Promise<{ readonly text: string; readonly outside: readonly string[] }> {
  const outside: string[] = []
  const { outputFiles } = await build({
    entryPoints: [source('proofs/jades/index.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    plugins: [
      {
        name: 'web',
        setup(at) {
          at.onResolve({ filter: /^#crypto$/ }, () => ({ path: source('crypto/web.ts') }))
          at.onResolve({ filter: /^node:/ }, ({ path }) => {
            outside.push(path)
            return { path, external: true }
          })
        },
      },
    ],
  })
  return { text: outputFiles[0]?.text ?? '', outside }
}

describe('the chunk', async () => {
  const { text, outside } = await bundle()

  test('is under 110 kB with its library, its crypto backend included', () => {
    const size = gzipSync(text).length
    process.stdout.write(`seal chunk: ${size} bytes gzip\n`)
    expect(size).toBeGreaterThan(10_000)
    expect(size).toBeLessThan(110_000)
  })

  test('asks for nothing of Node, and generates no code', () => {
    expect(outside).toEqual([])
    expect(text).not.toMatch(/\bnew Function\b|\beval\(|\brequire\(/)
  })

  test('gives the same checks with WebCrypto', async () => {
    const { proof } = await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)
    const { proof: native } = await import('../../src/proofs/jades/index.ts')
    for (const file of ['rsa.B-LTA.json', 'pss.B-LTA.json', 'p256.B-LTA.json', 'p384.B-LTA.json', 'revoked-before.json', 'stranger.json']) {
      const given = [
        parsed(sealText(file)),
        { issuer: { path: '' }, until: [], statuses: [], schemas: [], nested: [], recipient: () => [] },
        scopeOf(trust),
      ] as const
      const [web, node] = [await proof.verify(...given), await native.verify(...given)]
      expect(web.checks).toEqual(node.checks)
    }
  })
})
