/** Every JSON-LD document of the reference data. */
import { isObject } from '../../../src/lib/json.ts'
import { referenceFiles, referenceText } from '../../reference.ts'

export interface Sample {
  readonly name: string
  readonly document: Record<string, unknown>
  readonly size: number
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(referenceText(file))
  } catch {
    return undefined
  }
}

/** Objects with a context of their own: a file's root, or inside it (a wrapper, a list). */
function* documentsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (isObject(value) && Object.hasOwn(value, '@context')) yield value
  for (const [key, item] of Object.entries(value)) if (key !== '@context') yield* documentsIn(item)
}

export function corpus(): readonly Sample[] {
  const samples: Sample[] = []
  const seen = new Set<string>()
  for (const file of ['samples', 'vectors/1edtech', 'vectors/vc-di-eddsa', 'vectors/vc-di-ecdsa', 'vectors/vcdm2'].flatMap(
    referenceFiles,
  )) {
    if (!/\.json(ld)?$/.test(file)) continue
    let number = 0
    for (const document of documentsIn(parsed(file))) {
      for (const one of [document, withoutProof(document), ...proofsOf(document)]) {
        const text = JSON.stringify(one)
        if (seen.has(text)) continue
        seen.add(text)
        samples.push({ name: `${file}#${number}`, document: one, size: text.length })
        number += 1
      }
    }
  }
  return samples
}

function withoutProof({ proof: _, ...document }: Record<string, unknown>): Record<string, unknown> {
  return document
}

/** Proof options as they are canonized: with the document's contexts, without the signature. */
function proofsOf(document: Record<string, unknown>): readonly Record<string, unknown>[] {
  const proofs = [document['proof']].flat().filter(isObject)
  return proofs.map(({ proofValue: _, jws: __, ...options }) => ({ '@context': document['@context'], ...options }))
}
