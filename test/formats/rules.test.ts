import { describe, expect, it } from 'vitest'
import { changed, formats, say } from './open.ts'
import { achievement, claim, good, level, mutants, subject } from './rule-mutants.ts'

describe('rules that a schema cannot say', () => {
  it.each(Object.keys(good))('%s: say nothing of a good document', async (id) => {
    const format = formats[id]
    const document = good[id]
    if (!format || !document) throw new Error('no example')
    const { repairs, schema, rules } = await say(format, document)
    expect(schema).toEqual([])
    expect(rules).toEqual([])
    expect(repairs).toEqual([])
  })
  it.each([
    ['ob3', `${achievement}/alignment`, level({ targetUrl: 'http://data.europa.eu/snb/eqf/8' })],
    ['ob3', `${achievement}/alignment`, level({ targetFramework: 'European Qualifications Framework', targetCode: '6' })],
    ['ob3', `${achievement}/alignment`, level({ targetFramework: 'Ropes', targetCode: '12' })],
    ['elm', '/credentialSubject/dateOfBirth', '1999-10-01T00:00:00+02:00'],
    ['elm', `${claim}/specifiedBy/maximumDuration`, 'P23M'],
    ['elm', '/credentialSchema/0/id', 'http://data.europa.eu/snb/model/ap/edc-converted'],
    ['ob3', `${subject}/result/0/value`, 'good'],
    ['ob3', '/relatedResource', { id: 'https://school.example/a.pdf', digestSRI: 'sha256-AAAA' }],
    ['ob3', '/relatedResource', [{ id: 'https://school.example/a.pdf', digestMultibase: 'uAAAA' }]],
    ['ob3', '/relatedResource', ['a', 'b'].map((name) => ({ id: `https://school.example/${name}.pdf`, digestMultibase: 'uAAAA' }))],
  ] as const)('%s %s: says nothing of what is right', async (id, path, value) => {
    const format = formats[id]
    const document = good[id]
    if (!format || !document) throw new Error('no example')
    expect((await say(format, changed(document, path, value))).rules).toEqual([])
  })
  it.each(mutants.map((mutant) => [`${mutant[0]} ${mutant[1]} ${mutant[4].source}`, mutant] as const))(
    '%s',
    async (_, [id, path, value, outcome, words, where]) => {
      const format = formats[id]
      const document = good[id]
      if (!format || !document) throw new Error('no example')
      const { rules } = await say(format, changed(document, path, value))
      const found = rules.find((check) => words.test(check.message))
      expect(found, JSON.stringify(rules)).toMatchObject({ id: 'schema', outcome, path: where ?? path })
      expect(found?.message).toMatch(/^[A-Z“].*\.$/)
      expect(found?.code).toBe(/schema of its own|kind that|kind of document/.test(words.source) ? 'ERR_CREDENTIAL_SCHEMA' : 'ERR_RULE')
    },
  )
})
