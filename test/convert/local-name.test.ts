/** Names of nodes in one document: the same for the same content, for no other, and of the form of a UUID. */
import { expect, test } from 'vitest'
import { namesIn } from '../../src/lib/mapping/local-name.ts'

const of = (document: string) => {
  const named = namesIn(document)
  return (content: string) => named(content, 'urn:epass:note:')
}

test('the same content has the same name, in another document another', () => {
  const name = of('urn:a')
  expect(name('x')).toBe(name('x'))
  expect(of('urn:a')('x')).toBe(name('x'))
  expect(of('urn:b')('x')).not.toBe(name('x'))
})

test('other content never has it, however alike', () => {
  const name = of('urn:a')
  const contents = Array.from({ length: 50_000 }, (_, index) => `${index}`)
  expect(new Set(contents.map(name)).size).toBe(contents.length)
})

test('it is a UUID of version 8', () => {
  for (const content of ['', 'a', '\u0000', 'ü'.repeat(1000)])
    expect(of('urn:a')(content)).toMatch(/^urn:epass:note:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
