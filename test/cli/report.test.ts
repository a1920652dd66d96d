/** `--report`: the page that a command writes beside what it prints. What a browser makes of it is tested in a browser. */
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { dutch } from '../../src/messages/dutch.ts'
import { english } from '../../src/messages/english.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/ob3/${name}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'credlens-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function reported(...words: readonly string[]): Promise<{ code: number; page: string; out: string }> {
  const file = join(folder, 'report.html')
  let out = ''
  const code = await run(
    [...words, ...(/^(verify|convert)$/.test(words[0] ?? '') ? ['--offline', '--now', '2026-06-01T00:00:00Z'] : []), '--report', file],
    { write: (text: string) => (out += text) },
    { write: () => true },
  )
  const page = existsSync(file) ? readFileSync(file, 'utf8') : ''
  rmSync(file, { force: true })
  expect(readdirSync(folder).filter((name) => name.endsWith('.aside'))).toEqual([])
  return { code, page, out }
}

describe('--report', () => {
  test('verify: both answers, and what it says of itself', async () => {
    const { page, out, code } = await reported('verify', fixture('microcredential.json'))
    expect(code).toBe(0)
    expect(out).toContain('VALID')
    expect(page).toMatch(/<strong class="good">Valid<\/strong>/)
    // a true signature of a name that nobody confirms is not shown as confirmed
    expect(page).toMatch(/<div class="open">\s*<p class="question">Who stands behind it\?/)
    expect(page).toContain('Monitoring Water Quality')
    expect(page).not.toContain('<script')
  })

  test('into a link, as into a device or a pipe: it is written to, and stays what it is', async () => {
    const [page, link] = [join(folder, 'linked.html'), join(folder, 'link')]
    writeFileSync(page, 'before')
    symlinkSync(page, link)
    const words = ['verify', fixture('microcredential.json'), '--offline', '--report', link]
    await run(words, { write: () => true }, { write: () => true })
    expect([lstatSync(link).isSymbolicLink(), readFileSync(page, 'utf8').endsWith('</html>\n')]).toEqual([true, true])
  })

  test('a forged one is invalid on the page too', async () => {
    const { page, code } = await reported('verify', fixture('microcredential.ERR_PROOF.json'))
    expect(code).toBe(1)
    expect(page).toMatch(/<strong class="bad">Invalid<\/strong>/)
    expect(page).not.toMatch(/>Valid</)
  })

  test('convert: source and result side by side, with what stands in both', async () => {
    const { page } = await reported('convert', '--to', 'elm', '-o', join(folder, 'out.jsonld'), fixture('microcredential.json'))
    expect(page).toContain('In the source (ob3)')
    expect(page).toContain('In the result (elm)')
    expect(page).toMatch(/\/evidence\/0\/genre<\/span><br><bdi>Report</)
    expect(page).toMatch(/Carried over: \d{2,} values/)
  })

  test('many, one of which cannot be read: each has its place and the table its row', async () => {
    const { page, code } = await reported('verify', fixture('microcredential.json'), fixture('no-such-file.json'), fixture('domain.json'))
    expect(code).toBe(64)
    expect(page.match(/<section/g)).toHaveLength(3)
    expect(page.match(/<a href="#c\d"/g)).toHaveLength(3)
    expect(page).toContain('ERR_OPTION')
  })

  test('a validation does not say that anything is unchanged, nor whose it is', async () => {
    const { page } = await reported('validate', fixture('microcredential.ERR_PROOF.json'))
    expect(page).toContain('It is well formed.')
    expect(page).not.toMatch(/unchanged and in force\?|Who stands behind it\?|>Valid</)
    expect(page).toContain(english['page.foot.unverified'])
  })

  test.each(['profile', 'inspect'])('%s in Dutch: no word of the page is left in English, and no verdict stands there', async (command) => {
    const files = [fixture('microcredential.json'), fixture('first-aid.json')]
    const { page } = await reported(command, '--language', 'nl', ...files)
    expect(page).toContain('<html lang="nl">')
    expect(page).toContain(dutch[`page.title.${command}`])
    // as all that an element says: a credential has words of its own
    for (const [key, text] of Object.entries(english))
      if (key.startsWith('page.') && text !== dutch[key]) expect(page).not.toContain(`>${text}<`)
    expect(page).not.toMatch(/>(valid|invalid|indeterminate)</i)
  })

  test.each([
    ['is in no folder', ['no', 'such', 'folder.html'], 'there is no such folder'],
    ['is a folder', ['taken'], 'a folder has this name'],
  ])('a file that %s is an error that says why, and no half page', async (_, path, why) => {
    mkdirSync(join(folder, 'taken'), { recursive: true })
    let err = ''
    const code = await run(
      ['verify', '--offline', '--report', join(folder, ...path), fixture('microcredential.json')],
      { write: () => true },
      { write: (text: string) => (err += text) },
    )
    expect([code, err]).toEqual([2, `✗ the file of --report cannot be written: ${why} [ERR_OUTPUT]\n`])
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
