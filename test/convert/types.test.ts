/** What must not compile: `tsc` fails when one of these does. */
import { expect, test } from 'vitest'
import type { LegalIdentifier } from '../../src/lib/credential/parties.ts'
import type { Concept, Credits } from '../../src/lib/credential/values.ts'
import type { Rule } from '../../src/lib/mapping/derive.ts'
import { absent, type Codec, many, record } from '../../src/lib/mapping/lens.ts'
import { decimal, localized, text } from '../../src/lib/mapping/text.ts'

test('tables are checked by the compiler', () => {
  // @ts-expect-error a field is forgotten
  record<LegalIdentifier>({ value: ['/v', text, 'needed'] })
  // @ts-expect-error a field that the hub always has is not `needed`
  record<LegalIdentifier>({ value: ['/v', text], country: absent('') })
  // @ts-expect-error a field that the hub always has is absent
  record<LegalIdentifier>({ value: absent(''), country: absent('') })
  // @ts-expect-error a field that the hub has not
  record<LegalIdentifier>({ value: ['/v', text, 'needed'], country: absent(''), town: ['/t', text] })
  // @ts-expect-error a codec of another value
  record<Credits>({ points: ['/p', text, 'needed'], framework: ['/f', text] })
  const rest = { code: absent(''), framework: absent(''), description: absent(''), type: absent('') }
  // @ts-expect-error one value where the hub has text by language
  record<Concept>({ id: ['/i', text, 'needed'], name: ['/n', text], ...rest })
  // @ts-expect-error a list where the hub has one value
  record<Credits>({ points: ['/p', many(decimal), 'needed'], framework: ['/f', text] })
  // @ts-expect-error not a pointer
  record<Credits>({ points: ['p', decimal, 'needed'], framework: ['/f', text] })
  // @ts-expect-error a rule for a field that is not there
  const rule: Rule<LegalIdentifier> = { to: '/contry', from: [] }
  // @ts-expect-error a codec of less is no codec of more
  const codec: Codec<{ a: string; b?: string }> = record<{ a: string }>({ a: ['/a', text, 'needed'] })
  expect([rule, codec, localized]).toHaveLength(3)
})
