/** `profile`, `inspect` and `stack` as people read them: in their language, and in a terminal of eighty columns. */
import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dutch } from '../../src/messages/dutch.ts'
import { english } from '../../src/messages/english.ts'
import { credlens, credlensIn, fixture, folder } from './credlens.ts'

const badge = fixture('microcredential.json')
const inFolder = folder()

describe('language', () => {
  test('every key of English is in Dutch, with the same values to fill in', () => {
    const filled = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    expect(Object.keys(dutch)).toEqual(Object.keys(english))
    for (const [key, text] of Object.entries(english)) expect(filled(dutch[key] ?? ''), key).toEqual(filled(text))
  })

  test.each([['profile'], ['inspect'], ['stack']])('%s in Dutch has no English heading, label or sentence', async (command) => {
    const { out } = await credlens(command, '--language', 'nl', badge)
    const lines = out.split('\n').map((line) => line.replace(/^ {2}[✓!✗?– ] /, ''))
    const whole = Object.entries(english).filter(([key, text]) => dutch[key] !== text && !text.includes('{'))
    for (const [key, text] of whole)
      expect(
        lines.filter((line) => line === text || line.startsWith(`${text}  `)),
        key,
      ).toEqual([])
    // the same look finds Dutch
    expect(whole.some(([key]) => lines.some((line) => line.startsWith(`${dutch[key]}  `)))).toBe(true)
  })

  test.each([['profile'], ['inspect']])('the table of several, and its sum: %s', async (command) => {
    const [none, first] = [fixture('no-such-file.json'), fixture('first-aid.json')]
    const [inDutch, inEnglish] = await Promise.all(
      ['nl', 'en'].map(async (tag) => (await credlens(command, '--language', tag, badge, first, none)).out.split('\n')),
    )
    const frame = (lines: readonly string[] = []): string => [lines[0], ...lines.filter((line) => /^[✓✗?] |^3 /.test(line))].join('\n')
    expect(frame(inEnglish)).toMatch(
      /^Result +Credential\n(?:✓ read|✗ incomplete) [\s\S]*✗ unusable [\s\S]*\n3 credentials: .*1 could not be used\.$/,
    )
    expect(frame(inDutch)).toMatch(
      /^Uitkomst +Certificaat\n(?:✓ gelezen|✗ onvolledig) [\s\S]*✗ onbruikbaar [\s\S]*\n3 certificaten: .*1 onbruikbaar\.$/,
    )
  })

  test('a language without a table is English, and its dates too', async () => {
    expect((await credlens('inspect', '--language', 'fi', badge)).out).toContain('1 April 2026')
    expect((await credlens('inspect', '--language', 'nl', badge)).out).toContain('1 april 2026')
    expect((await credlens('inspect', '--language', '☃', badge)).code).toBe(64)
  })
})

describe('a terminal of eighty columns', () => {
  test.each([['profile'], ['inspect'], ['stack']])('%s', async (command) => {
    const { out } = await credlensIn({ isTTY: true, columns: 80 }, command, '--language', 'nl', badge)
    const lines = out.replace(/\u001B\[[\d;]*m/g, '').split('\n')
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.filter((line) => line.length > 80)).toEqual([])
  })
})

describe('stack', () => {
  test('what several come to, for people and for machines', async () => {
    const first = fixture('first-aid.json')
    const { code, out } = await credlens('stack', badge, badge, '--size', '5')
    expect([code, out]).toEqual([2, expect.stringContaining('is the same achievement as')])
    const answer = JSON.parse((await credlens('stack', '--json', badge, first)).out)
    expect(answer).toMatchObject({ parts: [{ counted: true, credits: [{ points: 5 }] }, { counted: true }] })
  })

  test('an unknown size, or an input that is none, is told', async () => {
    expect(await credlens('stack', badge, '--size', 'none')).toMatchObject({ code: 64, err: expect.stringContaining('ERR_OPTION') })
    expect((await credlens('stack', '/no/such/file.json')).code).toBe(64)
  })
})

test('a profile that there is not is told once, before anything is read', async () => {
  const badge = fixture('first-aid.json')
  for (const name of ['eu2', 'missing.json']) {
    const { code, out, err } = await credlens('profile', '--profile', name, badge, badge, 'missing-badge.json')
    expect([code, out]).toEqual([64, ''])
    expect(err.match(/ERR_OPTION/g)).toHaveLength(1)
    expect(err).not.toContain('ERR_INPUT')
  }
})

test('a profile of your own, from a file', async () => {
  const policy = { id: 'own', title: 'Ours', source: { title: 'Our rules' }, elements: [{ element: 'grade', severity: 'mandatory' }] }
  const path = inFolder('own.json')
  writeFileSync(path, JSON.stringify(policy))
  expect(await credlens('profile', '--profile', path, badge)).toMatchObject({ code: 0, out: expect.stringContaining('Ours') })
  writeFileSync(path, '{"id":"own"}')
  expect(await credlens('profile', '--profile', path, badge)).toMatchObject({
    err: expect.stringContaining('schemas/profile/profile.json'),
  })
  writeFileSync(path, '{"__proto__":{"id":"own"}}')
  expect(await credlens('profile', '--profile', 'eu', '--profile', 'nl', badge)).toMatchObject({ code: 64, out: '' })
  expect(await credlens('profile', '--profile', path, badge)).toMatchObject({ err: expect.stringContaining('ERR_OPTION') })
})

test('a file without a command is told what to do with it; a word that is no file is not', async () => {
  const { code, err } = await credlens(badge)
  expect([code, err]).toEqual([64, expect.stringContaining(`(Say what to do with it: credlens verify ${badge})\n`)])
  expect((await credlens('https://university.example.org/badge')).err).toContain('credlens verify https://university.example.org/badge')
  expect((await credlens('frobnicate')).err).toBe("error: unknown command 'frobnicate'\n")
})
