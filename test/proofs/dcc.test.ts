/** The whole way over the DCC's credentials, their DID documents and their status lists. */
import { describe, expect, it } from 'vitest'
import { verifiableCredential } from '../../src/core/verify/verifiable-credential.ts'
import { formats as built } from '../../src/generated/registry.ts'
import type { Check } from '../../src/lib/report.ts'
import { verify } from '../../src/verify.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'
import { now, outcomes, type Web, webOf } from './scope.ts'

const pages = 'https://digitalcredentials.github.io/vc-test-fixtures'
const lists = ['e5WK8CbZ1GjycuPombrj', 'expired', 'missingBitStringType', 'notYetValid', 'tampered']
const repository = 'https://raw.githubusercontent.com/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status'

/** What these addresses answer in truth. */
const web: Web = hasReference
  ? Object.fromEntries([
      ...['legacy', 'oidf'].map(
        (name) => [`${pages}/dids/${name}/did.json`, referenceText(`samples/dcc-status/${name}__did.json`)] as const,
      ),
      ...lists.flatMap((name) => {
        const text = referenceText(`samples/dcc-status/didkey-ed25519Signature2020__${name}`)
        return [`${pages}/statusLists/didkey-ed25519Signature2020/${name}`, `${repository}/${name}`].map((url) => [url, text] as const)
      }),
    ])
  : {}

/** Some of them are no badges. */
const formats = [...built, verifiableCredential]

/** What a file's name says of its status. */
function statusOf(file: string): string {
  if (/revokedSta|-revoked-/.test(file)) return 'fail ERR_REVOKED'
  if (/(expired|missingType|notYetValid|tampered)Status/.test(file)) return 'unknown ERR_STATUS'
  return /validStatus/.test(file) ? 'pass' : 'skip ERR_STATUS'
}

describe.skipIf(!hasReference)('credentials of the DCC', () => {
  const files = referenceFiles('samples/dcc').filter((file) => file.endsWith('.json') && /\/v[12]__/.test(file))

  it.each(files)('%s', async (file) => {
    const { checks } = await verify(referenceText(file), { now, formats, fetch: webOf(web) })
    const all = (id: string): readonly string[] => outcomes(checks, id).filter((outcome: string) => !outcome.startsWith('warn'))
    expect(all('status')).toEqual([statusOf(file)])
    const binding = file.includes('badDidWeb') ? 'unknown ERR_NETWORK' : 'pass'
    expect(new Set(all('key-binding'))).toEqual(new Set([binding]))
    expect(new Set(all('proof'))).toEqual(new Set([file.includes('-tampered.') ? 'fail ERR_PROOF' : 'pass']))
  })

  it('asks for nothing without a network, and says what it would have asked', async () => {
    for (const file of files) {
      const { checks } = await verify(referenceText(file), { now, formats })
      const unknown = checks.filter((check: Check) => check.code === 'ERR_OFFLINE')
      expect(unknown.every((check: Check) => (check.detail?.needs?.length ?? 0) > 0)).toBe(true)
      expect(unknown.length > 0).toBe(/didweb/i.test(file) || statusOf(file) !== 'skip ERR_STATUS')
    }
    ran('credentials of the DCC', files.length)
  })
})
