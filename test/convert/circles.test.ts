/** Achievements of which one is part of another, in a circle: as whoever follows every relation from each would say it, in less time. */
import { expect, test } from 'vitest'
import { circlesIn } from '../../src/lib/mapping/circles.ts'
import { type Countable, uncounted } from '../../src/lib/mapping/counting.ts'
import { growthOf } from '../growth.ts'

type Relations = ReadonlyMap<string, readonly string[]>

/** All that one leads to. */
function reached(from: string, relations: Relations): ReadonlySet<string> {
  const found = new Set<string>(relations.get(from))
  for (const one of found) for (const next of relations.get(one) ?? []) found.add(next)
  return found
}

/** Whether an answer is right for each pair: one circle, where each leads to the other. */
const isRight = (answer: typeof circlesIn, relations: Relations): boolean => {
  const circles = answer(relations)
  const all = [...new Set([...relations].flat(2))]
  const isOneCircle = (one: string, other: string): boolean =>
    one === other || (reached(one, relations).has(other) && reached(other, relations).has(one))
  return all.every((one) => circles.has(one) && all.every((other) => (circles.get(one) === circles.get(other)) === isOneCircle(one, other)))
}

/** Relations among a few, by a seed. */
function some(seed: number): Relations {
  let state = seed
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
  const relations = new Map<string, string[]>()
  for (let left = below(14); left > 0; left--) {
    const [from, to] = [`a${below(7)}`, `a${below(7)}`]
    relations.set(from, [...(relations.get(from) ?? []), to])
  }
  return relations
}
const samples: readonly Relations[] = Array.from({ length: 3000 }, (_, number) => some(number + 1))

test('two are in one circle where each leads to the other', () => {
  expect(samples.filter((relations) => !isRight(circlesIn, relations))).toEqual([])
})

test('null control: all in one circle, each in its own, and nobody in any are wrong', () => {
  const wrong = (answer: typeof circlesIn): boolean => samples.some((relations) => !isRight(answer, relations))
  const all = (relations: Relations): readonly string[] => [...new Set([...relations].flat(2))]
  expect(wrong((relations) => new Map(all(relations).map((one) => [one, 0])))).toBe(true)
  expect(wrong((relations) => new Map(all(relations).map((one, number) => [one, number])))).toBe(true)
  expect(wrong(() => new Map())).toBe(true)
})

const ring = (size: number): readonly [Countable[], { type: 'isParentOf'; source: string; target: string }[]] => [
  Array.from({ length: size }, (_, number) => ({ id: `a${number}`, credits: [{ points: 1, framework: 'ECTS' }] })),
  Array.from({ length: size }, (_, number) => ({ type: 'isParentOf', source: `a${number}`, target: `a${(number + 1) % size}` })),
]

test('in a circle each counts; with one relation less, the first alone', () => {
  const [items, relations] = ring(5)
  expect(uncounted(items, relations)).toEqual(Array.from({ length: 5 }))
  // a0 is part of nothing, and the others of what is nearest above
  expect(uncounted(items, relations.slice(0, 4)).map((one) => one?.other)).toEqual([undefined, 0, 1, 2, 3])
})

test('a circle of eight times as many takes nowhere near five hundred times as long', { timeout: 60_000 }, async () => {
  const growth = await growthOf(async (size) => uncounted(...ring(size)), 100, 800, 130)
  expect(growth).toBeLessThan(130)
})
