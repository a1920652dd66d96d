/** The canonical forms that W3C and 1EdTech publish with their signature vectors. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonize } from '../../src/jsonld/index.ts'
import { jcs } from '../../src/jsonld/jcs.ts'
import type { Document } from '../../src/lib/json.ts'
import { hasReference, ran, referenceFiles, referenceJson, referenceText } from '../reference.ts'

const contexts: Record<string, Document> = hasReference
  ? Object.fromEntries(
      ['v1', 'v2', 'v3', 'v4rc1'].map((version) => [
        `https://w3id.org/citizenship/${version}`,
        referenceJson(`contexts/w3id.org_citizenship_${version}.json`) as Document,
      ]),
    )
  : {}
const engines = ['auto', 'jsonld'] as const

/** Pairs of a document and the canonical form published for it. */
function pairs(): readonly { readonly name: string; readonly document: Document; readonly canonical: string }[] {
  const files = referenceFiles('vectors/vc-di-eddsa').concat(referenceFiles('vectors/vc-di-ecdsa'))
  const found = []
  for (const file of files.filter((name) => /(canonDoc|proofCanon)[^/]*\.txt$/.test(name))) {
    const folder = file.slice(0, file.lastIndexOf('/'))
    const source = files
      .filter((name) => name.slice(0, name.lastIndexOf('/')) === folder)
      .find((name) => (/canonDoc/.test(file) ? /signed[^/]*\.json$/.test(name) : /\/proofConfig[^/]*\.json$/.test(name)))
    if (source === undefined) continue
    const { proof: _, ...document } = referenceJson(source) as Document
    found.push({ name: file, document, canonical: referenceText(file) })
  }
  return found
}

describe.skipIf(!hasReference).each(engines)('published canonical forms, engine %s', (engine) => {
  it('are ours, byte for byte', async () => {
    let count = 0
    for (const { name, document, canonical } of pairs()) {
      const hash = name.includes('p384') ? 'SHA-384' : 'SHA-256'
      const ours = /jcs/i.test(name) ? jcs(document) : await canonize(document, { contexts, hash, engine })
      expect(ours, name).toBe(canonical)
      count += 1
    }
    ran(`published canonical forms (${engine})`, count)
    expect(count).toBeGreaterThanOrEqual(8)
  })
})

describe.skipIf(!hasReference)('published hashes', () => {
  it('are those of the published canonical forms', () => {
    const folder = 'vectors/vc-di-eddsa/eddsa-rdfc-2022'
    expect(
      createHash('sha256')
        .update(referenceText(`${folder}/canonDocDataInt.txt`))
        .digest('hex'),
    ).toBe(referenceText(`${folder}/docHashDataInt.txt`).trim())
  })
})
