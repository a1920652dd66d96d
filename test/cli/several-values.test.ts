/** Options that take several values would take the inputs that stand after them, too. */
import { describe, expect, test } from 'vitest'
import { credlens, fixture } from './credlens.ts'

const badge = fixture('microcredential.json')

describe('an input after an option that takes several values', () => {
  test.each([
    [['stack', '--size', 'forthem-pathway', badge]],
    [['stack', badge, '--size', '30', badge]],
    [['verify', '--allow-host', 'example.org', badge]],
    [['verify', badge, '--allow-host', 'example.org', badge]],
  ])('%j is told, with what to do', async (words) => {
    const { code, out, err } = await credlens(...words)
    expect([code, out]).toEqual([64, ''])
    expect(err).toContain('It is a file: name the inputs before it, or after --.')
  })

  test.each([
    ['stack', '--size'],
    ['verify', '--allow-host'],
    ['shard', '--allow-host'],
  ])('%s %s: of what is no file it is told where nothing is left', async (command, option) => {
    const { code, err } = await credlens(command, '--operation=verify', option, 'x', 'no-such-*.json').then((answer) =>
      command === 'shard' ? answer : credlens(command, option, 'x', 'no-such-*.json'),
    )
    expect(code).toBe(64)
    expect(err).toContain(`What stands after ${option} belongs to that option: name the inputs before it, or after --.`)
  })

  test('without such an option nothing is said of one', async () => expect((await credlens('verify', '--offline')).err).not.toContain('--'))

  test('before it, or after --, it is read', async () => {
    const [before, after] = [
      await credlens('stack', badge, '--size', '1', 'forthem-micro'),
      await credlens('stack', '--size', '1', 'forthem-micro', '--', badge),
    ]
    expect(before.code).not.toBe(64)
    // a name that no file can have is none
    expect((await credlens('verify', badge, '--offline', '--allow-host', 'x'.repeat(5000))).code).toBe(0)
    expect(before.out).toContain('FORTHEM micro')
    expect(after).toEqual(before)
  })

  test.each([
    ['stack', '--size'],
    ['verify', '--allow-host'],
  ])('the help of %s tells it for %s', async (command, option) => {
    const { out } = await credlens(command, '--help')
    expect(out.replace(/\s+/g, ' ')).toMatch(new RegExp(`${option} <\\w+\\.\\.\\.> [^<]*inputs before it, or after --`))
  })
})
