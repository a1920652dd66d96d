/** What wraps many credentials, or what is called so, takes longer as it grows, and no more than that. */
import { expect, test } from 'vitest'
import { parseAll } from '../../src/parse.ts'
import { growthOf } from '../growth.ts'

const badge = '{ "@context":"https://w3id.org/openbadges/v2", "type":"Assertion", "id":"urn:uuid:\\u0031", "badge":1.50 }'
/** What a wallet answers with, under so many names. */
const answered = (many: number): string =>
  `{"vp_token":{${Array.from({ length: many }, (_, number) => `"a${number}":[${badge}]`).join(',')}}}`

test('eight times as many answers of a wallet take nowhere near sixty-four times as long', { timeout: 120_000 }, async () => {
  const read = async (many: number): Promise<void> => {
    const texts = new Set<unknown>()
    for await (const item of parseAll(answered(many))) texts.add('text' in item && item.text)
    expect([...texts]).toEqual([badge])
  }
  expect(await growthOf(read, 400, 3200, 20)).toBeLessThan(20)
})
