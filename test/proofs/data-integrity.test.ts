/** The published vectors and the samples of others decide whether the suites are right. */
import { describe, expect, it } from 'vitest'
import { keys as didWeb } from '../../src/keys/did-web/index.ts'
import { isObject, type Document, list, own } from '../../src/lib/json.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { suiteName } from '../../src/proofs/data-integrity/suites.ts'
import { hasReference, ran, referenceFiles, referenceJson, referenceText } from '../reference.ts'
import { outcomes, outlineOf, parsedBy, scopeWith, vectorContexts } from './scope.ts'

const scope = () => scopeWith({ contexts: vectorContexts() })
const verify = (document: Document) => family.verify(parsedBy(family, document), outlineOf(document), scope())

describe.skipIf(!hasReference)('samples of others', () => {
  interface Row { readonly file: string; readonly suite: string; readonly outcome: string }
  const rows: readonly Row[] = hasReference
    ? referenceText('samples/expected-signatures.tsv').split('\n').slice(1).flatMap((line) => {
        const [file = '', suite = '', outcome = ''] = line.split('\t')
        return file.endsWith('.jwt') || suite.startsWith('JAdES') || file === '' ? [] : [{ file, suite: suite.replace('DataIntegrityProof/', ''), outcome }]
      })
    : []
  const files = [...new Set(rows.map(({ file }) => file))]

  it.each(files)('%s', async (file) => {
    const document = referenceJson(`samples/${file}`) as Document
    const proofs = list(document['proof'])
    const { checks } = await verify(document)
    for (const [index, { suite, outcome }] of rows.filter((row) => row.file === file).entries()) {
      const path = Array.isArray(document['proof']) ? `/proof/${index}` : '/proof'
      expect(isObject(proofs[index]) && suiteName(proofs[index])).toBe(suite)
      const [check] = checks.filter((one) => one.id === 'proof' && one.path === path)
      if (outcome === 'VALID') expect(check?.outcome, JSON.stringify(check)).toBe('pass')
      else if (outcome === 'INVALID') expect(check?.outcome, JSON.stringify(check)).toBe('fail')
      else console.log(file, suite, outcome.slice(0, 30), JSON.stringify(check))
    }
  })
  it('ran', () => ran('expected signatures', rows.length))
})
