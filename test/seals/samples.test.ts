/** Published seals, judged as `seals.md` says that they come out: an independent prototype and OpenSSL agree on it. */
import { describe, expect, test } from 'vitest'
import type { SealOptions } from '../../src/lib/seal-options.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'
import { type Anchors, anchorsIn } from './anchors.ts'
import { judge, level } from './seals.ts'

const files = referenceFiles('samples/edc').filter((file) => /-signed(-\d)?\.jsonld$/.test(file))
const now = Date.UTC(2026, 10, 22)

const modes: Readonly<Record<string, (anchors: Anchors) => SealOptions>> = {
  A: () => ({}),
  B: ({ authorities }) => ({ anchors: authorities }),
  C: ({ authorities, stampers }) => ({ anchors: authorities, timestampAnchors: stampers }),
  "C'": ({ authorities, stampers }) => ({ anchors: authorities, timestampAnchors: stampers, timestampTrust: 'at-genTime' }),
  D: ({ stampers }) => ({ anchors: stampers, timestampAnchors: stampers, timestampTrust: 'at-genTime' }),
}

/** Section 2, rows 0 and 1. */
const verdicts: Readonly<Record<string, string>> = {
  A: 'INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND',
  B: 'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
  C: 'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
  "C'": 'TOTAL-PASSED',
  // the root above the issuing authority is in none of these files
  D: 'INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND',
}

/** In mode D the timestamps are trusted, the seal is not. */
const levels: Readonly<Record<string, string>> = { A: 'B-B', B: 'B-B', C: 'B-B', "C'": 'B-LTA', D: 'B-T' }

const rows = files.filter((file) => !file.endsWith('-1.jsonld'))

describe.runIf(hasReference)('published seals', () => {
  test('they are there', () => {
    expect(files).toHaveLength(3)
    ran('sealed credentials', files.length)
  })

  test.each(rows.flatMap((file) => Object.keys(modes).map((mode) => [file, mode] as const)))('%s in mode %s', async (file, mode) => {
    const text = referenceText(file)
    const judged = await judge(text, modes[mode]?.(anchorsIn(text)) ?? {}, now)
    expect(judged.indication).toBe(verdicts[mode])
    // what needs no anchor is the same in every mode
    expect(judged.outcomes).toMatchObject({ proof: 'pass', 'seal.signature': 'pass', 'seal.certificate': 'pass', 'seal.binding': 'pass' })
    expect(judged.of('seal.binding')?.detail).toMatchObject({ identifier: 'exact', name: 'exact', country: 'exact', mandate: true })
    expect(judged.of('seal.level')?.detail).toMatchObject({ claimed: 'B-LTA', achieved: levels[mode] })
    expect(judged.verdict).toBe(mode === "C'" ? 'valid' : 'indeterminate')
  })

  test.each(rows)('%s: every timestamp is whole, and every time is the one that was read elsewhere', async (file) => {
    const text = referenceText(file)
    const judged = await judge(text, modes["C'"]?.(anchorsIn(text)) ?? {}, now)
    const times = /MC-Annex1/.test(file) ? ['2023-09-27T11:54:17', '2023-09-27T11:54:20'] : ['2023-09-27T12:07:01', '2023-09-27T12:07:04']
    expect(judged.of('seal.timestamp')).toMatchObject({
      outcome: 'pass',
      detail: {
        timestamps: [
          { kind: 'adoTst', trusted: true, genTime: `${times[0]}.000Z` },
          { kind: 'sigTst', trusted: true, genTime: `${times[1]}.000Z` },
        ],
      },
    })
    expect(judged.of('proof')?.detail).toMatchObject({ bestSignatureTime: `${times[1]}.000Z` })
    // QcCompliance and eseal are claimed, QcSSCD is not
    expect(judged.of('seal.qualified')).toMatchObject({ outcome: 'warn', detail: { compliance: true, types: ['eseal'], device: false } })
  })

  test('a seal with timestamps of a real authority', async () => {
    const [file = ''] = files.filter((each) => each.endsWith('-1.jsonld'))
    const text = referenceText(file)
    const strict = await judge(text, modes['C']?.(anchorsIn(text)) ?? {}, now)
    expect(strict.outcomes).toMatchObject({ proof: 'pass', 'seal.signature': 'pass', 'seal.certificate': 'pass' })
    const relaxed = await judge(text, modes["C'"]?.(anchorsIn(text)) ?? {}, now)
    expect(relaxed.indication).toBe('TOTAL-PASSED')
    expect(level(relaxed)).toBe('B-LTA')
  })

  test('trust in seals alone is no trust in timestamps: with the roots of timestamps as anchors of seals only', async () => {
    const text = referenceText(rows[0] ?? '')
    const { authorities, stampers } = anchorsIn(text)
    const judged = await judge(text, { anchors: [...authorities, ...stampers], timestampTrust: 'at-genTime' }, now)
    expect(judged.indication).toBe('INDETERMINATE/OUT_OF_BOUNDS_NO_POE')
    expect(judged.of('seal.timestamp')?.outcome).toBe('unknown')
  })
})
