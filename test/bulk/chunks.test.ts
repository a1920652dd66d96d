/** Items in chunks: so many, or so much; and what a worker keeps of answers. */
import { describe, expect, test } from 'vitest'
import { answersOf } from '../../src/bulk/answers.ts'
import { chunksOf } from '../../src/bulk/chunks.ts'
import type { Item } from '../../src/bulk/items.ts'

async function sizes(items: readonly Item[], size: number): Promise<readonly number[]> {
  async function* source(): AsyncGenerator<readonly [object, Item]> {
    for (const item of items) yield [{}, item]
  }
  const found: number[] = []
  for await (const chunk of chunksOf(source(), size)) found.push(chunk.items.length)
  return found
}

describe('a chunk is full', () => {
  test('of as many as it may hold', async () => expect(await sizes(['a', 'b', 'c', 'd', 'e'], 2)).toEqual([2, 2, 1]))

  // half a mebi of characters or bytes: a hundred pictures are never in one message
  const half = 2 ** 18
  test.each<[string, Item]>([
    ['texts', 'a'.repeat(half)],
    ['bytes', new Uint8Array(half)],
    ['lines', { line: 1, bytes: new Uint8Array(half) }],
  ])('of as much as it may hold: %s', async (_, item) => {
    expect(await sizes([item, item, item, 'small', item, 'small'], 64)).toEqual([2, 3, 1])
  })
})

describe('answers that a worker keeps', () => {
  const mebi = 2 ** 20
  const answer = (name: string, bytes: Uint8Array) =>
    ({ url: `https://example.org/${name}`, finalUrl: '', status: 200, contentType: '', bytes, digest: '' }) as const
  const large = (name: string, size = 30) => answer(name, new Uint8Array(size * mebi))
  async function kept(answers: ReturnType<typeof answersOf>, names: readonly string[]): Promise<readonly string[]> {
    const found: string[] = []
    for (const name of names)
      await answers.fetch(`https://example.org/${name}`, { signal: new AbortController().signal }).then(
        () => found.push(name),
        () => undefined,
      )
    return found
  }

  test('the oldest go first, and are asked for once more', async () => {
    const answers = answersOf()
    for (const name of ['a', 'b', 'c']) answers.add([large(name)])
    expect(await kept(answers, ['a', 'b', 'c'])).toEqual(['b', 'c'])
    expect(answers.missing()).toEqual(['https://example.org/a'])
    expect(answers.missing()).toEqual([])
  })

  test('but none that the work at hand waits for, however large they are together', async () => {
    const answers = answersOf()
    answers.add([large('before')])
    answers.add([large('a'), large('b'), large('c')])
    expect(await kept(answers, ['before', 'a', 'b', 'c'])).toEqual(['a', 'b', 'c'])
  })

  test('one that is given again counts once', async () => {
    const answers = answersOf()
    for (let time = 0; time < 3; time++) answers.add([large('again')])
    answers.add([large('other')])
    expect(await kept(answers, ['again', 'other'])).toEqual(['again', 'other'])
  })
})
