/** `engine: 'both'`: two engines are asked, and any difference is refused. Here one of them is made to be wrong. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { canonize, safeMode } from '../../src/jsonld/index.ts'
import * as npm from '../../src/jsonld/npm-engine.ts'
import { refusal, unhandled } from '../../src/jsonld/outcome.ts'
import * as own from '../../src/jsonld/own-engine.ts'

vi.mock('../../src/jsonld/own-engine.ts', { spy: true })
vi.mock('../../src/jsonld/npm-engine.ts', { spy: true })

const document = { '@context': 'https://www.w3.org/ns/credentials/v2', id: 'urn:x', type: 'VerifiableCredential', issuer: 'urn:y' }
const honest = await canonize(document, { engine: 'jsonld' })
const refuse = () => {
  throw refusal('injected')
}
const codeOf = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => undefined,
    ({ code }: { readonly code: unknown }) => code,
  )

beforeEach(() => vi.resetAllMocks())

describe('two engines that agree', () => {
  it('give their canonical form, and each is asked once', async () => {
    expect(await canonize(document, { engine: 'both' })).toBe(honest)
    expect(own.canonizeOurselves).toHaveBeenCalledTimes(1)
    expect(npm.canonizeWithNpm).toHaveBeenCalledTimes(1)
    expect(await safeMode(document, { engine: 'both' })).toEqual([])
    expect(npm.canonizeWithNpm).toHaveBeenCalledTimes(2)
  })
})

/** What ours says instead, each a way to be wrong. */
const wrong: readonly (readonly [string, string])[] = [
  ['nothing at all', ''],
  ['a statement less', honest.replace(/^.*\n/, '')],
  ['another name', honest.replace('urn:y', 'urn:z')],
  ['a space more', honest.replace(' .\n', '  .\n')],
]

describe.each(wrong)('an engine that says %s', (_, forged) => {
  it('is refused whichever of the two it is', async () => {
    expect(forged).not.toBe(honest)
    vi.mocked(own.canonizeOurselves).mockImplementation(() => forged)
    // the control: where one engine is asked, nobody sees that it is wrong
    expect(await canonize(document)).toBe(forged)
    expect(await codeOf(canonize(document, { engine: 'both' }))).toBe('ERR_INTERNAL')
    vi.resetAllMocks()
    vi.mocked(npm.canonizeWithNpm).mockImplementation(async () => forged)
    expect(await canonize(document, { engine: 'jsonld' })).toBe(forged)
    expect(await codeOf(canonize(document, { engine: 'both' }))).toBe('ERR_INTERNAL')
  })
})

describe('one engine that refuses what the other accepts', () => {
  it('is believed, whichever it is', async () => {
    vi.mocked(own.canonizeOurselves).mockImplementation(refuse)
    expect(await codeOf(canonize(document, { engine: 'both' }))).toBe('ERR_JSONLD')
    expect(await canonize(document, { engine: 'jsonld' })).toBe(honest)
    vi.resetAllMocks()
    vi.mocked(npm.canonizeWithNpm).mockImplementation(async () => refuse())
    expect(await codeOf(canonize(document, { engine: 'both' }))).toBe('ERR_JSONLD')
    expect(await canonize(document)).toBe(honest)
  })

  it('is believed by safe mode too', async () => {
    vi.mocked(npm.canonizeWithNpm).mockImplementation(async () => refuse())
    expect(await safeMode(document)).toEqual([])
    expect(await safeMode(document, { engine: 'both' })).toMatchObject([{ id: 'context', outcome: 'fail', code: 'ERR_JSONLD' }])
  })

  it('leaves to the other what it does not handle', async () => {
    vi.mocked(own.canonizeOurselves).mockImplementation(() => {
      throw unhandled('injected')
    })
    expect(await canonize(document, { engine: 'both' })).toBe(honest)
  })
})
