/** `--report FILE.html`: what was found, as a page beside what is printed. @module */
import { type FileHandle, open } from 'node:fs/promises'
import { CredentialError } from '../../lib/errors.ts'
import { whyNotWritten } from '../../lib/file-reasons.ts'
import type { Input } from '../../lib/options.ts'
import { type Say, speakerOf } from '../../messages/speaker.ts'
import { type Parsed, parse } from '../../parse.ts'
import { profileSections } from '../../profile.ts'
import { type Summary, summary, summarySections } from '../../summary.ts'
import { type Aside, asideOf } from '../aside.ts'
import { type HtmlReport, htmlReport, type Shown } from '../html-report/index.ts'
import type { Answer, Renderer, Rendering, Told } from '../output.ts'
import { isFolder, spareInputs } from '../spared.ts'
import { nameOf } from '../title.ts'

interface Page {
  readonly report: HtmlReport
  readonly file: FileHandle
  readonly aside: Aside
  readonly drop: () => Promise<void>
  readonly say: Say
}

/** Written aside and renamed: a page that stands there is whole. */
export function htmlRenderer({ command, session }: Rendering, path: string): Renderer {
  let page: Page | undefined
  const begin = async () => {
    await spareInputs(path, session)
    // a folder is found out before the work, and not when the page gets its name
    if (await isFolder(path)) notWritten({ code: 'EISDIR' })
    const say = await speakerOf(session.given.language)
    const of = { title: say(`page.title.${command.name}`), now: session.calls.now ?? new Date(), say, unverified: !verifies(command.name) }
    const aside = await asideOf(path)
    const file = await open(aside.path, 'w').catch(notWritten)
    const drop = async (): Promise<void> => {
      await file.close()
      await aside.drop()
    }
    const report = await htmlReport((text) => file.appendFile(text).catch(notWritten), of).catch(async (error: unknown) => {
      await drop()
      throw error
    })
    return { file, aside, drop, report, say }
  }
  return {
    each: async (told) => {
      page ??= await begin()
      await page.report.add(await shownOf(told, command.name, session.given.language, page.say))
    },
    end: async () => {
      const { report, file, aside } = (page ??= await begin())
      await report.end()
      await file.close()
      await aside.finish().catch(notWritten)
    },
    drop: async () => page?.drop(),
  }
}

function notWritten(cause: unknown): never {
  throw new CredentialError('ERR_OUTPUT', `the file of --report cannot be written${whyNotWritten(cause)}`, { cause })
}

/** What other commands report is not whether a credential is unchanged. */
const verifies = (command: string): boolean => command === 'verify' || command === 'convert'

async function shownOf(told: Told, command: string, language: string | undefined, say: Say): Promise<Shown> {
  const { answer, error, credential } = told
  const name = nameOf(told)
  if (error) return { name, error }
  const parsed = credential === undefined ? undefined : await parse(credential).catch(() => undefined)
  const inside = answer.summary ?? (credential === undefined ? undefined : await insideOf(credential, language))
  const wording = language === undefined ? {} : { language }
  return {
    name,
    ...(parsed && partsOf(parsed, credential, answer)),
    ...(inside && { face: await summarySections(inside, wording) }),
    ...reportsOf(answer),
    ...(command === 'validate' && { isForm: true }),
    ...(answer.report &&
      command === 'profile' && {
        profile: await profileSections(answer.report, wording),
        word: say(`page.profile.${answer.report.verdict}`),
      }),
  }
}

const insideOf = (credential: Input, language: string | undefined): Promise<Summary | undefined> =>
  summary(credential, language === undefined ? {} : { language }).catch(() => undefined)

const partsOf = ({ document, format }: Parsed, input: Input | undefined, { conversion }: Answer): Partial<Shown> => ({
  input,
  document,
  ...(conversion && { converted: { from: format, source: document, conversion } }),
})

const reportsOf = ({ report, result }: Answer): Partial<Shown> => ({ ...(report && { report }), ...(result && { result }) })
