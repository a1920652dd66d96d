/** Text that stands in one language in its own place and by languages beside it: where the two contradict each other, that is told. */
import { expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { verify } from '../../src/verify.ts'

const badge = (more: object): Document => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:2c1b1a0e-7d0c-4f1c-9f5e-0d7f5a1c0001',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'https://harbour.example/issuer', type: ['Profile'], name: 'Harbour College' },
  validFrom: '2026-01-05T00:00:00Z',
  credentialSubject: {
    id: 'did:example:ines',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://harbour.example/tides',
      type: ['Achievement'],
      inLanguage: 'en',
      name: 'Tides',
      description: 'Reads tides.',
      criteria: { narrative: 'Reads them.' },
      ...more,
    },
  },
})
const map = '/credentialSubject/achievement/nameMap'

test.each([
  ['another language', { en: 'Tides', de: 'Gezeiten' }, []],
  ['the same in another language', { de: 'Tides' }, []],
  ['something else in the same language', { en: 'Master of all tides', de: 'Gezeiten' }, [`${map}/en`]],
  ['nothing but something else', { en: 'Master of all tides' }, [map]],
])('%s', async (_, nameMap, lost) => {
  const { document, diagnostics } = await convert(badge({ nameMap }), { to: 'clr2', capsule: false })
  expect(diagnostics.flatMap(({ code, source = '' }) => (code === 'lost' && source.startsWith(map) ? [source] : []))).toEqual(lost)
  const said = JSON.stringify(at(document, '/credentialSubject/verifiableCredential/0/credentialSubject'))
  expect(said).toContain('"Tides"')
  expect(said.includes('Gezeiten')).toBe(Object.values(nameMap).includes('Gezeiten'))
  expect(said).not.toContain('Master')
})

test('whoever changes only what a conversion says by languages is found out, and told where', async () => {
  const { document } = await convert(badge({ nameMap: { en: 'Tides', de: 'Gezeiten' } }), { to: 'clr2' })
  const place = '/credentialSubject/verifiableCredential/0/credentialSubject/achievement/nameMap/en'
  const forged: Document = JSON.parse(JSON.stringify(document))
  Object.assign(at(forged, place.replace(/\/en$/, '') as `/${string}`) as object, { en: 'Master of all tides' })
  const check = (await verify(forged)).checks.find(({ id }) => id === 'conversion')
  expect(check).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', detail: { differences: [place] } })
  expect((await restore(forged)).edited).toMatchObject({ changes: [place], lost: [place] })
  // null control: unchanged
  expect((await restore(document)).edited).toBe(undefined)
})
