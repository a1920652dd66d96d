/**
 * The page of `--report`, opened in Chromium: it shows the verdict, holds no script, asks nothing outside, and every
 * word of a hostile credential stays text. The judge is shown to work by a page that does not escape.
 */
import { readFileSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { htmlReport, type Shown } from '../../src/cli/html-report/index.ts'
import { convert } from '../../src/convert.ts'
import { speakerOf } from '../../src/messages/speaker.ts'
import { parse } from '../../src/parse.ts'
import { summary, summarySections } from '../../src/summary.ts'
import { validate } from '../../src/validate.ts'
import { verify } from '../../src/verify.ts'
import { hostileWords } from '../cli/hostile-words.ts'
import { chromiumFlags } from './flags.ts'

const now = new Date('2026-06-01T00:00:00Z')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: [...chromiumFlags] })
})
afterAll(() => browser?.close())

async function shownOf(name: string, text: string): Promise<Shown> {
  const { document, format } = await parse(text)
  const conversion = await convert(text, { to: 'elm' })
  return {
    name,
    document,
    face: await summarySections(await summary(text)),
    report: await verify(text, { now }),
    converted: { from: format, source: document, conversion },
    result: await validate(conversion.document),
  }
}

async function pageOf(...all: readonly Shown[]): Promise<string> {
  let text = ''
  const page = await htmlReport(async (part) => (text += part), { title: 'Verification', now, say: await speakerOf(), unverified: false })
  for (const shown of all) await page.add(shown)
  await page.end()
  return text
}

interface Seen {
  readonly text: string
  readonly scripts: number
  readonly handlers: number
  readonly elements: readonly string[]
  readonly asked: readonly string[]
  readonly dialogs: number
  readonly title: string
  readonly verdict: string | undefined
}

/** What a browser makes of a page. */
async function open(html: string): Promise<Seen> {
  const page = await browser.newPage()
  const asked: string[] = []
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs++
    void dialog.dismiss()
  })
  await page.route('**/*', (route) => {
    const url = route.request().url()
    if (url === 'http://report.test/') return route.fulfill({ contentType: 'text/html', body: html })
    asked.push(url)
    return route.abort()
  })
  await page.goto('http://report.test/')
  const found = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')]
    return {
      text: document.body.textContent ?? '',
      scripts: document.scripts.length,
      handlers: all.filter((element) => element.getAttributeNames().some((name) => name.startsWith('on'))).length,
      elements: [...new Set(all.map(({ localName }) => localName))],
      title: document.title,
      verdict: document.querySelector('.answers strong')?.textContent,
    }
  })
  await page.close()
  return { ...found, asked: asked.filter((url) => !url.startsWith('data:')), dialogs }
}

const known = new Set(
  'html head meta title style body h1 h2 h3 h4 p section bdi div strong br code span table thead tbody tr th td dl dt dd img details summary footer a'.split(
    ' ',
  ),
)
const harmless = ({ scripts, handlers, elements, asked, dialogs }: Seen): boolean =>
  scripts === 0 && handlers === 0 && asked.length === 0 && dialogs === 0 && elements.every((name) => known.has(name))

/** A badge whose every text is one of the hostile words. */
function hostileBadge(word: string): string {
  const say = (what: string): string => `${what} ${word}`
  return JSON.stringify({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:9f1d1c1e-5f0f-4a57-8d5e-3d6f3a3f0a11',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: say('name'),
    issuer: { id: `https://issuer.example/${word}`, type: ['Profile'], name: say('issuer') },
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: say('person'), identityType: 'name' }],
      achievement: {
        id: 'https://issuer.example/a',
        type: ['Achievement'],
        name: say('achievement'),
        description: say('description'),
        criteria: { narrative: say('criteria') },
        [word]: say('member'),
      },
    },
  })
}

/** What stays of a word: text without its control characters and marks of direction. */
const visible = (word: string): string => word.replace(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F]+/g, ' ').trim()

describe('the page of a report', () => {
  test('shows both answers, the face and the losses, and asks nothing', async () => {
    const fixture = readFileSync(new URL('../../fixtures/ob3/microcredential.json', import.meta.url), 'utf8')
    const seen = await open(await pageOf(await shownOf('badge.json', fixture)))
    expect(harmless(seen)).toBe(true)
    expect(seen.title).toBe('credlens Verification')
    for (const words of ['Is it unchanged and in force?', 'Valid', 'Who stands behind it?', 'nothing outside the credential confirms it'])
      expect(seen.text).toContain(words)
    for (const words of ['Monitoring Water Quality', 'Lost or narrowed: ', 'Carried over: ']) expect(seen.text).toContain(words)
  })

  test('a picture that stands inside is shown, and one that has an address is not asked for', async () => {
    const fixture = readFileSync(new URL('../../fixtures/ob3/domain.json', import.meta.url), 'utf8')
    expect(await pageOf(await shownOf('badge.json', fixture))).toContain(
      '<img alt="The picture of the credential" src="data:image/png;base64,',
    )
    const moved = fixture.replace(/data:image\/png;base64,[A-Za-z0-9+/=]+/g, 'https://tracker.example/p.png')
    const seen = await open(await pageOf(await shownOf('badge.json', moved)))
    expect(seen.elements).not.toContain('img')
    expect(harmless(seen)).toBe(true)
  })

  test('of many, a table says each verdict', async () => {
    const fixture = readFileSync(new URL('../../fixtures/ob3/microcredential.json', import.meta.url), 'utf8')
    const good = await shownOf('good.json', fixture)
    const seen = await open(await pageOf(good, { name: 'bad.json', error: { code: 'ERR_INPUT', message: 'not JSON' } }))
    expect(seen.text).toContain('All of them')
    expect(seen.text).toContain('ERR_INPUT')
  })
})

describe('a hostile credential stays text', () => {
  test.each(hostileWords.map((word) => [JSON.stringify(word), word] as const))('%s', async (_, word) => {
    const seen = await open(await pageOf(await shownOf(word, hostileBadge(word))))
    expect(harmless(seen), JSON.stringify({ ...seen, text: '' })).toBe(true)
    expect(seen.title).toBe('credlens Verification')
    // once each as the file's name, as the face and as the source beside the result
    expect(seen.text.split(visible(word)).length).toBeGreaterThan(4)
    expect(seen.verdict).toBe('Invalid')
  })

  test('the judge sees a page that does not escape', async () => {
    const unescaped = (page: string): string =>
      page
        .replace(/<meta http-equiv[^>]*>/, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
    const caught = await Promise.all(
      hostileWords.slice(0, 12).map(async (word) => {
        const page = unescaped(await pageOf(await shownOf(word, hostileBadge(word))))
        // a page that went somewhere else while it was looked at is no harmless one
        return open(page).then(
          (seen) => !harmless(seen),
          () => true,
        )
      }),
    )
    expect(caught.filter(Boolean).length).toBeGreaterThan(8)
  })
})
