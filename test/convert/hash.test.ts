import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha1Of, uuid } from '../../src/lib/hash.ts'
import { digestOf } from '../../src/lib/sha256.ts'

test('SHA-1 and SHA-256 are those of Node, at every length around a block', () => {
  for (let length = 0; length < 300; length++) {
    const text = 'aé'.repeat(length).slice(0, length)
    expect(digestOf(text)).toBe(createHash('sha256').update(text).digest('hex'))
    expect(sha1Of(text)).toBe(createHash('sha1').update(text).digest('hex'))
  }
})

test('a name is a uuid of version 5, and another one for another thing', () => {
  expect(uuid('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(uuid('a')).not.toBe(uuid('b'))
})

test('names are made under the SHA-1 of our namespace', () => {
  const digest = (...parts: readonly (string | Buffer)[]): Buffer =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha1')).digest()
  const made = digest(digest('https://w3id.org/credlens#').subarray(0, 16), 'a').toString('hex')
  expect(
    uuid('a')
      .replaceAll('-', '')
      .replace(/./g, (digit, at) => (at === 12 || at === 16 ? '?' : digit)),
  ).toBe(made.slice(0, 32).replace(/./g, (digit, at) => (at === 12 || at === 16 ? '?' : digit)))
})
