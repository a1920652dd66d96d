/** The canonical names where hashing is asynchronous, as in browsers: the same as where it is not. */
import { describe, expect, it, vi } from 'vitest'
import { canonicalize } from '../../src/jsonld/canonicalization.ts'
import { type Dataset, distinct } from '../../src/jsonld/dataset.ts'
import { hashOfText } from '../../src/jsonld/hash-text.ts'
import { isUnloaded } from '../../src/jsonld/outcome.ts'
import { documentToRdf } from '../../src/jsonld/to-rdf.ts'
import type { Document } from '../../src/lib/json.ts'
import { oracle } from './differential/oracle.ts'
import { templates } from './differential/templates.ts'

vi.mock('#crypto', () => import('../../src/crypto/web.ts'))

/** Once more, after what it says is to be loaded. */
async function converted(document: Document): Promise<Dataset> {
  try {
    return documentToRdf(document, { depth: 128 })
  } catch (error) {
    if (!isUnloaded(error)) throw error
    await error.load()
    return converted(document)
  }
}

describe('canonical names by WebCrypto', () => {
  it('takes promises', async () => {
    const hash = hashOfText('SHA-256')('')
    expect(hash).toBeInstanceOf(Promise)
    expect(await hash).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  const inline = templates.filter(({ document }) => typeof document['@context'] === 'object' && !Array.isArray(document['@context']))
  it.each(inline)('are those of rdf-canonize: $name', async ({ document }) => {
    const quads = distinct(await converted(document))
    for (const hash of ['SHA-256', 'SHA-384'] as const) {
      expect((await canonicalize(quads, { hash, work: 100_000, signal: undefined })).text).toBe(await oracle(document, { hash }))
    }
  })
})
