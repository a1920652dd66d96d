/** What is written is valid: by our schemas and rules, clean in JSON-LD, and by the official schemas of 1EdTech. */
import Ajv from 'ajv'
import Ajv2019 from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { at } from '../../src/lib/json.ts'
import { parseAll } from '../../src/parse.ts'
import { validate } from '../../src/validate.ts'
import { hasReference, ran, reference, referenceFiles, referenceJson } from '../reference.ts'

const samples = referenceFiles('samples').filter((file) => /\.(json|jsonld|jwt|1ob|png|svg)$/.test(file))
const targets = ['ob2', 'ob3', 'clr1', 'clr2', 'elm'] as const

/** Where a document of each format says what was awarded. */
const places = [
  '/badge',
  '/assertions',
  ...['achievement', '0/achievement', 'verifiableCredential', 'hasClaim'].map((name) => `/credentialSubject/${name}`),
]

const official = (path: string) => {
  const options = { strict: false, allErrors: true, validateSchema: false, logger: false } as const
  const ajv = path.includes('clr1') ? new Ajv(options) : new Ajv2019(options)
  addFormats(ajv)
  const schema = JSON.parse(JSON.stringify(referenceJson(path)).replaceAll('"exclusiveMinimum":true', '"x":1'))
  delete schema.$schema
  return ajv.compile(schema)
}

/** The official schemas; Open Badges 2.0 has none, and those of ELM are shapes (test/convert/shacl.test.ts). */
const schemas = {
  clr1: 'schemas/clr1/clrv1p0-getclr-200-responsepayload-schemav2p0.json',
  clr2: 'schemas/1edtech/clr_v2p0_clrcredential_schema.json',
  ob3: 'schemas/1edtech/ob_v3p0_achievementcredential_schema.json',
} as const

/** What is wrong in the source is wrong in the target: converters do not repair facts. And what the seal brings is not there yet. */
const facts: readonly RegExp[] = [
  /“(?:validUntil|expirationDate|expires)” is before “(?:validFrom|issuedOn)”/,
  /The identity is not the hash that “hashed” says it is/,
  /“issuer” has no “eIDASIdentifier”/,
]
const isFact = (message: string): boolean => facts.some((fact) => fact.test(message))

describe.skipIf(!hasReference)('what is written', () => {
  test.each(targets)('into %s is valid', { timeout: 300_000 }, async (to) => {
    const schema = Object.hasOwn(schemas, to) ? official(schemas[to as keyof typeof schemas]) : undefined
    const wrong = new Map<string, string>()
    let count = 0
    for (const file of samples) {
      const found = []
      try {
        for await (const parsed of parseAll(reference(file))) if ('format' in parsed) found.push(parsed)
      } catch {
        continue
      }
      for (const parsed of found) {
        // a badge class, a profile or an endorsement is nothing that somebody was awarded
        if (places.every((place) => at(parsed.document, place) === undefined)) continue
        if (parsed.format === to) continue
        const { document, others } = await convert(parsed.document, { to, placeholders: true, capsule: true })
        for (const each of [document, ...others]) {
          count++
          const report = await validate(each)
          for (const check of report.checks)
            if ((check.outcome === 'fail' || check.outcome === 'unknown') && !isFact(check.message))
              wrong.set(`${check.code} ${(check.path ?? '').replace(/\d+/g, 'N')} ${check.message}`, file)
          if (schema && !schema(each))
            for (const error of schema.errors ?? []) wrong.set(`official ${error.instancePath.replace(/\d+/g, 'N')} ${error.message}`, file)
        }
      }
    }
    ran(`valid ${to}`, count)
    expect([...wrong]).toEqual([])
    expect(count).toBeGreaterThan(40)
  })
})
