/** `credlens bake`, `unbake` and `strip`, as a person types them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { pngs } from './pictures.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bake-'))
})
afterAll(() => rm(folder, { recursive: true }))

const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://example.org/assertions/1',
  recipient: { type: 'email', hashed: false, identity: 'a@example.org' },
  badge: 'https://example.org/badges/1',
  verification: { type: 'hosted' },
  issuedOn: '2026-01-01T00:00:00Z',
}

async function credlens(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(words, { write: (text) => out.push(text) }, { write: (text) => err.push(text) })
  return { code, out: out.join(''), err: err.join('') }
}

test('in, out, and off again', async () => {
  const [picture, credential, baked, bare] = ['badge.png', 'badge.json', 'baked.png', 'bare.png'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  const text = JSON.stringify(assertion, null, 2)
  await writeFile(picture, pngs[1] ?? '')
  await writeFile(credential, text)
  expect(await credlens('bake', picture, '--credential', credential, '-o', baked)).toMatchObject({ code: 0, out: '' })
  // as it is, so that it can be sent on: not even a line end is added
  expect(await credlens('unbake', baked)).toEqual({ code: 0, out: text, err: '' })
  expect(await credlens('unbake', baked, '-o', join(folder, 'again.json'))).toMatchObject({ code: 0, out: '' })
  expect(await readFile(join(folder, 'again.json'), 'utf8')).toBe(text)
  expect(await credlens('strip', baked, '-o', bare)).toMatchObject({ code: 0 })
  expect(Buffer.compare(await readFile(bare), await readFile(picture))).toBe(0)
})

test('what cannot be done says why, and ends with the code for wrong input', async () => {
  const picture = join(folder, 'plain.png')
  await writeFile(picture, pngs[0] ?? '')
  const none = await credlens('unbake', picture)
  expect(none.err).toContain('ERR_NO_CREDENTIAL')
  expect(none.code).not.toBe(0)
  expect((await credlens('bake', picture)).code).toBe(64)
  expect((await credlens('bake', picture, '--credential', picture, '-o', join(folder, 'x'))).code).not.toBe(0)
  expect((await credlens('strip', picture)).err).toContain('--output')
})
