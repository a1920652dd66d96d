/** An issuer signs the lists that revoke, as it signs credentials; and a badge that names one is as valid as it says. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { issue } from '../../src/issue.ts'
import { base64url } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { verify } from '../../src/verify.ts'
import { badge, keyIssuer } from '../proofs/issuers.ts'
import { now, webOf } from '../proofs/scope.ts'

const url = 'https://school.example/status/1'
const { id: issuer, key, keyId } = keyIssuer()
const [v1, v2] = ['https://www.w3.org/2018/credentials/v1', 'https://www.w3.org/ns/credentials/v2']
const purpose = { statusPurpose: 'revocation' }
const place = { ...purpose, statusListIndex: '9', statusListCredential: url }

/** The entry, the context that defines it where the data model is the older one, and what the subject of the list says besides. */
const kinds = [
  ['BitstringStatusList', { type: 'BitstringStatusListEntry', ...place }, undefined, purpose],
  ['StatusList2021', { type: 'StatusList2021Entry', ...place }, 'https://w3id.org/vc/status-list/2021/v1', purpose],
  [
    'RevocationList2020',
    { type: 'RevocationList2020Status', revocationListIndex: '9', revocationListCredential: url },
    'https://w3id.org/vc-revocation-list-2020/v1',
    {},
  ],
] as const
const [inNew, inOld] = [
  ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'vc+jwt', 'vc-jwt'],
  ['Ed25519Signature2020', 'eddsa-rdfc-2022', 'vc-jwt'],
]
const rows = kinds.flatMap((kind) => (kind[2] === undefined ? inNew : inOld).map((proof) => [...kind, proof] as const))

/** In the data model of the kind. */
function dated(document: Document, context: string | undefined): Document {
  if (context === undefined) return document
  const { validFrom, '@context': contexts, ...rest } = document
  return { ...rest, '@context': [v1, ...(contexts as readonly unknown[]).slice(1), context], issuanceDate: validFrom }
}

test.each(rows)('%s', async (name, entry, context, subject, proof) => {
  const listOf = (byte: number): Document => {
    const bits = new Uint8Array(16_384)
    bits[1] = byte
    const packed = base64url(gzipSync(bits))
    const encodedList = context === undefined ? `u${packed}` : packed
    const list = {
      '@context': [v2],
      id: url,
      type: ['VerifiableCredential', `${name}Credential`],
      issuer,
      validFrom: '2025-01-01T00:00:00Z',
      credentialSubject: { id: `${url}#list`, type: name, encodedList, ...subject },
    }
    return dated(list, context)
  }
  const signed = async (document: Document) => issue(document, { signer: key.signer(keyId), proof })
  const credential = await signed(dated(badge(issuer, { credentialStatus: { id: `${url}#9`, ...entry } }), context))
  const verdict = async (list: Document | string) =>
    (await verify(credential, { now, fetch: webOf({ [url]: typeof list === 'string' ? new Response(list) : list }) })).verdict
  const clear = await signed(listOf(0))
  expect(await verdict(clear)).toBe('valid')
  expect(await verdict(await signed(listOf(0b0100_0010)))).toBe('invalid')
  // a list that was changed after it was signed says nothing
  const changed = typeof clear === 'string' ? `${clear.slice(0, -9)}AAAAAAAAA` : { ...clear, issuer: `${issuer}#` }
  expect(await verdict(changed)).toBe('indeterminate')
})

test('what is no Verifiable Credential is not signed, and one that is not well formed neither', async () => {
  const order = { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }
  await expect(issue({ type: 'BitstringStatusList' }, order)).rejects.toMatchObject({ code: 'ERR_UNKNOWN_FORMAT' })
  const fault = {
    '@context': [v2],
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    credentialSubject: {},
    unknown: 1,
  }
  await expect(issue(fault, order)).rejects.toMatchObject({ code: 'ERR_INVALID' })
})
