/** The samples and the vectors that others published decide whether the suites are right. */
import { describe, expect, it } from 'vitest'
import { type Document, isObject, list } from '../../src/lib/json.ts'
import type { Check } from '../../src/lib/report.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { suiteName, suites } from '../../src/proofs/data-integrity/suites.ts'
import { hasReference, ran, referenceJson, referenceText } from '../reference.ts'
import { outcomes, outlineOf, parsedBy, scopeWith, vectorContexts } from './scope.ts'

const contexts = vectorContexts()
const verify = (document: Document) => family.verify(parsedBy(family, document), outlineOf(document), scopeWith({ contexts }))
const brief = ({ outcome, code }: Check): string => (code === undefined ? outcome : `${outcome} ${code}`)

interface Row {
  readonly file: string
  readonly suite: string
  /** What the independent check said. */
  readonly said: string
}

/** What was not decided by the independent check, for it lacked a context, a suite or a key: decided here. */
const undecided: Readonly<Record<string, string>> = {
  '1edtech-clr/simple_old_safesigned.json': 'unknown ERR_CONTEXT',
  '1edtech-ob3/complete_v1.json': 'unknown ERR_OFFLINE',
  '1edtech-ob3/simple-err-proof-method-no-scheme.json': 'fail ERR_PROOF_FORMAT',
  'spec-ob3/ob3-impl_getting_started_md-03.json': 'unknown ERR_OFFLINE',
  // the issuer's own proof, which is not for showing
  'ec-di-vectors/ecdsa__ecdsa-sd-2023__employ__addSignedSDBase.json': 'unknown ERR_UNSUPPORTED',
  'ec-di-vectors/ecdsa__ecdsa-sd-2023__prc__addSignedSDBase.json': 'unknown ERR_UNSUPPORTED',
  // a link of a chain, published apart from the proofs it builds on
  'ec-di-vectors/proof-set-chain__proofChainTempDoc2.json': 'fail ERR_PROOF_FORMAT',
}

function expected({ file, suite, said }: Row): string {
  if (said === 'VALID') return 'pass'
  // what is wrong with these is a type that no context defines: the signature would not cover it
  if (said === 'INVALID' && /simple-err-(?!proof-value)/.test(file)) return 'fail ERR_UNDEFINED_TERM'
  if (said === 'INVALID') return 'fail ERR_PROOF'
  if (!Object.hasOwn(suites, suite)) return 'unknown ERR_UNSUPPORTED'
  return undecided[file] ?? 'pass'
}

const rows: readonly Row[] = hasReference
  ? referenceText('samples/expected-signatures.tsv')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter(([file = '', suite = '']) => file !== '' && !/^JWT|^JAdES/.test(suite))
      .map(([file = '', suite = '', said = '']) => ({ file, suite: suite.replace('DataIntegrityProof/', ''), said }))
  : []

describe.skipIf(!hasReference)('samples of others', () => {
  it.each([...new Set(rows.map(({ file }) => file))])('%s', async (file) => {
    const document = referenceJson(`samples/${file}`) as Document
    const here = rows.filter((row) => row.file === file)
    const proofs = list(document['proof']).filter(isObject)
    const { checks } = await verify(document)
    expect(proofs.map(suiteName)).toEqual(here.map(({ suite }) => suite))
    expect(
      proofs.map(
        (_, index) => checks.filter(({ id, path }) => id === 'proof' && (path?.endsWith(`/${index}`) || path === '/proof')).map(brief)[0],
      ),
    ).toEqual(here.map(expected))
  })
  it('ran', () => ran('signatures of samples', rows.length))
})

describe.skipIf(!hasReference)('vectors of the W3C', () => {
  const files = [
    'Ed25519Signature2020/signedEdSig',
    'eddsa-rdfc-2022/signedDataInt',
    'eddsa-rdfc-2022/employ/signedDataInt',
    'eddsa-jcs-2022/signedJCS',
  ]
  const sets = ['signedProofSet1', 'signedProofSet2', 'signedProofChain1', 'signedProofChain2', 'proofChainTempDoc1']
  const curves = [
    'ecdsa-rdfc-2019-p256/signedECDSAP256',
    'ecdsa-rdfc-2019-p384/signedECDSAP384',
    'ecdsa-jcs-2019-p256/signedJCSECDSAP256',
    'ecdsa-jcs-2019-p384/signedJCSECDSAP384',
  ]
  const employ = ['ecdsa-rdfc-2019-p256/employ/signedECDSAP256', 'ecdsa-rdfc-2019-p384/employ/signedECDSAP384']
  const derived = ['ecdsa-sd-2023/employ/derivedRevealDocument', 'ecdsa-sd-2023/prc/derivedRevealDocument']
  const all = [
    ...files.map((name) => `vc-di-eddsa/${name}`),
    ...sets.map((name) => `vc-di-eddsa/proof-set-chain/${name}`),
    ...[...curves, ...employ, ...derived].map((name) => `vc-di-ecdsa/${name}`),
  ]

  it.each(all)('%s', async (name) => {
    const document = referenceJson(`vectors/${name}.json`) as Document
    const { checks } = await verify(document)
    const passed = list(document['proof']).map(() => 'pass')
    // neither of the two that a holder derived shows a status
    expect(outcomes(checks, 'proof')).toEqual(name.includes('derived') ? [...passed, 'warn ERR_UNDISCLOSED'] : passed)
  })
  it('ran', () => ran('W3C vectors', all.length))
})
