/** Profiles of a user's own, as files. */
import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { credlens, fixture, folder } from './credlens.ts'

const path = folder()
const policy = {
  id: 'ours',
  title: 'Our policy',
  source: { title: 'Handbook' },
  elements: [{ element: 'title', severity: 'mandatory' }],
}
const judged = (file: string) => credlens('profile', fixture('microcredential.json'), '--profile', path(file))

test('a profile is read as other files are, with a mark of its byte order too', async () => {
  for (const before of ['', '\uFEFF']) {
    writeFileSync(path('ours.json'), before + JSON.stringify(policy))
    const { code, out } = await judged('ours.json')
    expect([code, out.includes('Our policy')]).toEqual([0, true])
  }
})

test('a profile that is not there, or none, is told as that', async () => {
  writeFileSync(path('half.json'), '{ "id":')
  writeFileSync(path('latin.json'), Buffer.from([0x22, 0xe9, 0x22]))
  expect(await judged('missing.json')).toMatchObject({ code: 64, err: expect.stringContaining('the profile: there is no such file') })
  for (const file of ['half.json', 'latin.json'])
    expect(await judged(file)).toMatchObject({ code: 64, err: expect.stringContaining('the profile file cannot be read as JSON') })
})
