/** A part of the package that cannot be loaded (a page that was published anew): the error has a code, and is gone once the part is there. */
import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'

const badge = readFileSync(new URL('../../fixtures/ob3/first-aid.json', import.meta.url), 'utf8')

const verified = async (): Promise<object> => (await import('../../src/verify.ts')).verify(badge)
const converted = async (): Promise<object> => (await import('../../src/convert.ts')).convert(badge, { to: 'elm' })
/** What takes more than the JSON of one credential. */
const listed = `[${badge}]`
const verifiedInList = async (): Promise<object> => (await import('../../src/verify.ts')).verify(listed)
const convertedInList = async (): Promise<object> => (await import('../../src/convert.ts')).convert(listed, { to: 'elm' })
const bundled = async (): Promise<object> => (await import('../../src/bundle.ts')).bundle([badge], { to: 'clr2' })
const refreshed = async (): Promise<object> =>
  (await import('../../src/verify.ts')).verify({ ...JSON.parse(badge), refreshService: { type: 'Imagined' } })

/** By the package as a page has it that was just opened: nothing is loaded. */
async function answered(work: () => Promise<object>): Promise<unknown> {
  vi.resetModules()
  return work().catch((error: unknown) => error)
}

describe('a part that cannot be loaded', () => {
  test.each([
    ['verify', 'formats/ob3/index.ts', verified],
    ['convert', 'formats/ob3/index.ts', converted],
    ['convert', 'formats/ob3/map.ts', converted],
    ['convert', 'formats/elm/map.ts', converted],
    ['verify', 'core/parse.ts', verifiedInList],
    ['verify', 'core/parse/carriers.ts', verifiedInList],
    ['verify', 'core/verify/further.ts', refreshed],
    ['convert', 'core/parse.ts', convertedInList],
    ['bundle', 'core/stacking/same-person.ts', bundled],
  ])('%s without %s', async (_, part, work) => {
    const path = `../../src/${part}`
    vi.doMock(path, () => {
      throw new TypeError('Failed to fetch dynamically imported module')
    })
    const error = await answered(work)
    vi.doUnmock(path)
    expect(error).toMatchObject({ name: 'CredentialError', code: 'ERR_INTERNAL', cause: { cause: { name: 'TypeError' } } })
    expect(await answered(work)).not.toBeInstanceOf(Error)
  })
})
