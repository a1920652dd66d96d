/** Every reference sample of a format that has an official schema: ours and theirs, and each file on which they part. */
import { describe, expect, it } from 'vitest'
import { formats } from '../../src/generated/registry.ts'
import type { FormatEntry } from '../../src/lib/contract.ts'
import { type Document, isObject, strings } from '../../src/lib/json.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'
import { accepted, type Departure, rejected } from './disagreements/samples.ts'
import { edtech } from './official.ts'

/** The credential in a file: JSON, or what a token carries. */
function read(path: string): Document | undefined {
  const text = /\.(png|svg|pdf|xml|ttl|zip|pem)$/.test(path) ? '' : referenceText(path).trim()
  const token = /^ey[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text)?.[1]
  try {
    const document: unknown = JSON.parse(token === undefined ? text : Buffer.from(token, 'base64url').toString())
    if (!isObject(document)) return undefined
    return isObject(document['vc']) ? document['vc'] : document
  } catch {
    return undefined
  }
}

interface Sample {
  readonly path: string
  readonly document: Document
}
const samples = (entry: FormatEntry): readonly Sample[] =>
  ['samples', 'vectors/1edtech'].flatMap(referenceFiles).flatMap((path) => {
    const found = read(path)
    const document = found && entry.claims(found) === undefined ? entry.unwrap?.(found) : found
    return document && entry.claims(document) !== undefined ? [{ path, document }] : []
  })

const entryOf = (id: string): FormatEntry => {
  const entry = formats.find((entry) => entry.id === id)
  if (!entry) throw new Error(`no format ${id}`)
  return entry
}
const explains = (rows: readonly Departure[], { path, document }: Sample): boolean =>
  rows.some(({ files, when }) => files.some((file) => path.endsWith(file)) || when?.(document) === true)

describe.skipIf(!hasReference)('the reference samples', () => {
  const officials = {
    ob3: (): ((document: Document) => boolean) => {
      const kinds = ['achievementcredential_schema', 'achievementcredential_strict', 'endorsementcredential_schema', 'profile_schema'].map(
        (name) => edtech(`ob_v3p0_${name}`),
      )
      return (document) => {
        const types = strings(document['type'])
        const [served, strict, endorsement, profile] = kinds
        if (types.includes('EndorsementCredential')) return endorsement?.(document) === true
        if (types.includes('Profile')) return profile?.(document) === true
        return served?.(document) === true || strict?.(document) === true
      }
    },
    clr2: (): ((document: Document) => boolean) => edtech('clr_v2p0_clrcredential_schema'),
  }
  it.each(['ob3', 'clr2'] as const)(
    'of %s: ours accepts what an official schema accepts, and the other way round, or the reason is listed',
    async (id) => {
      const entry = entryOf(id)
      const format = await entry.load()
      const { schema } = await format.validation()
      const official = officials[id]()
      const found = samples(entry)
      const parted = found.flatMap((sample) => {
        const [ours, theirs] = [schema(format.normalise(sample.document).document).length === 0, official(sample.document)]
        if (ours === theirs || explains(ours ? accepted : rejected, sample)) return []
        return [`${sample.path}: ours ${ours}, official ${theirs}`]
      })
      ran(`samples of ${id} against the official schemas`, found.length)
      expect(parted).toEqual([])
      expect(found.length).toBeGreaterThan(id === 'ob3' ? 80 : 6)
    },
  )

  it.each(formats.map(({ id }) => id))('of %s: no finding quotes the document, each has a code and a place that is there', async (id) => {
    const entry = entryOf(id)
    const format = await entry.load()
    const { schema } = await format.validation()
    for (const { document } of samples(entry))
      for (const check of schema(format.normalise(document).document)) {
        expect(check).toMatchObject({ id: 'schema', outcome: 'fail', code: 'ERR_SCHEMA' })
        expect(check.path).toMatch(/^(\/|$)/)
        expect(check.message).toMatch(/^[A-ZI“].*\.$/)
        expect(check.message).not.toMatch(/must (match pattern|have required property|NOT have)|undefined|\[object/)
      }
  })
})
