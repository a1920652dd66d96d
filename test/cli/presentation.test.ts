/** A presentation on the command line: what is its holder's, and what is the issuer's of a credential that it shows. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { importJWK, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { badge, keyIssuer, type WebIssuer, webIssuer } from '../proofs/issuers.ts'
import { scopeWith, webOf } from '../proofs/scope.ts'
import { at, credlensIn, folder } from './credlens.ts'

const path = folder()
const [school, ada] = [keyIssuer(), keyIssuer()]
const signedBy = ({ id, keyId, key }: Pick<WebIssuer, 'id' | 'keyId' | 'key'>) =>
  issue(badge(id, {}, ada.id), { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
const shown = await signedBy(school)
const presentation = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
}
const shownBy = async ({ id, keyId, key }: Pick<WebIssuer, 'id' | 'keyId' | 'key'>, ...credentials: readonly unknown[]): Promise<string> =>
  new SignJWT({ ...presentation, holder: id, verifiableCredential: credentials })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'vp+jwt', kid: keyId })
    .sign(await importJWK({ ...key.jwk }, 'EdDSA'))
const mill = webIssuer('mill.example')
const host = webIssuer('ada.example')
const network = webOf({
  [mill.address]: mill.document,
  [host.address]: { ...host.document, authentication: host.document.assertionMethod },
})
const confirmed = await signedBy(mill)
writeFileSync(path('shown.json'), JSON.stringify(shown))
writeFileSync(path('shown.jwt'), await shownBy(ada, shown))
writeFileSync(path('host.jwt'), await shownBy(host, shown))
writeFileSync(path('mixed.jwt'), await shownBy(host, shown, confirmed))
writeFileSync(path('confirmed.jwt'), await shownBy(ada, confirmed))
const verify = (...words: readonly string[]) => credlensIn({ network }, 'verify', '--now', at, ...words)

test('a row says who issued what is shown, and not who shows it', async () => {
  const names = ['shown.jwt', 'shown.json', 'host.jwt', 'mixed.jwt', 'confirmed.jwt']
  const { out } = await verify('--csv', ...names.map(path))
  const rows = parseCsv(out, { columns: true }) as readonly Readonly<Record<string, string>>[]
  expect(rows.map((row) => [row['result'], row['issuer_id'], row['issuer_name'], row['issuer_control']])).toEqual([
    ['valid', school.id, 'School of Examples', 'none'],
    ['valid', school.id, 'School of Examples', 'none'],
    ['valid', school.id, 'School of Examples', 'none'],
    ['valid', `${school.id}; ${mill.id}`, 'School of Examples', 'none; domain'],
    ['valid', mill.id, 'School of Examples', 'domain'],
  ])
})

test('a holder whom a domain confirms confirms no issuer', async () => {
  const table = (await verify(...['host.jwt', 'mixed.jwt', 'confirmed.jwt'].map(path))).out
  // it is about somebody else than whoever shows it
  expect(table.match(/ERR_RECIPIENT: /g)).toHaveLength(2)
  expect(table.match(/[✓?] School of Examples/g)).toEqual(['? School of Examples', '? School of Examples', '✓ School of Examples'])
  const { out } = await verify(path('host.jwt'))
  expect(out).toMatch(/^Who holds it\? +did:web:ada\.example$/m)
  expect(out.match(/Who stands behind it\?/g)).toHaveLength(1)
  await verify(path('host.jwt'), '--report', path('host.html'))
  const page = readFileSync(path('host.html'), 'utf8')
  expect(page.match(/<div class="(?:good|open)"><p class="question">Who [a-z ]+/g)).toEqual([
    '<div class="open"><p class="question">Who holds it',
    '<div class="open"><p class="question">Who stands behind it',
  ])
})

test('of several that no holder signed each row is called by another name', async () => {
  const both = [shown, confirmed]
  writeFileSync(path('both.json'), JSON.stringify({ ...presentation, verifiableCredential: both }))
  writeFileSync(path('export.json'), JSON.stringify({ credentials: both }))
  const { out } = await verify('--csv', path('both.json'), path('export.json'))
  const rows = parseCsv(out, { columns: true }) as readonly Readonly<Record<string, string>>[]
  expect(rows.map(({ place }) => place)).toEqual([
    'json VerifiablePresentation',
    'json VerifiablePresentation, number 2',
    'json wrapper',
    'json wrapper, number 2',
  ])
})
