/** A presentation on the command line: what is its holder's, and what is the issuer's of a credential that it shows. */
import { writeFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { importJWK, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { badge, keyIssuer } from '../proofs/issuers.ts'
import { scopeWith } from '../proofs/scope.ts'
import { at, credlens, folder } from './credlens.ts'

const path = folder()
const [school, ada] = [keyIssuer(), keyIssuer()]
const shown = await issue(badge(school.id, {}, ada.id), { signer: school.key.signer(school.keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
const presentation = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: ada.id,
  verifiableCredential: [shown],
}
const token = await new SignJWT(presentation)
  .setProtectedHeader({ alg: 'EdDSA', typ: 'vp+jwt', kid: ada.keyId })
  .sign(await importJWK({ ...ada.key.jwk }, 'EdDSA'))
writeFileSync(path('shown.jwt'), token)
writeFileSync(path('shown.json'), JSON.stringify(shown))

test('a row does not give the holder the issuer’s name', async () => {
  const { out } = await credlens('verify', '--csv', '--now', at, path('shown.jwt'), path('shown.json'))
  const rows = parseCsv(out, { columns: true }) as readonly Readonly<Record<string, string>>[]
  expect(rows.map((row) => [row['result'], row['title'], row['issuer_id'], row['issuer_name']])).toEqual([
    ['valid', 'Soil science', ada.id, ''],
    ['valid', 'Soil science', school.id, 'School of Examples'],
  ])
})
