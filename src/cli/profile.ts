/** `credlens profile` @module */
import { readFile } from 'node:fs/promises'
import { CredentialError } from '../lib/errors.ts'
import { checkProfile, type Profile } from '../profile.ts'
import { exitOf } from './exit.ts'
import { checkLines } from './print-report.ts'
import { onEach, type Session } from './session.ts'
import { plain } from './style.ts'

export const profileCommand = (names: readonly string[], session: Session): Promise<number> =>
  onEach(names, session, async ({ name, read }) => {
    const profile = await profileNamed(session.given.profile ?? 'eu')
    const { style, print } = session
    const report = await checkProfile(await read(), { profile })
    if (session.given.json) print(`${JSON.stringify({ input: name, ...report }, null, 2)}\n`)
    else {
      const lines = report.checks.flatMap((check) => [
        ...checkLines(check, style),
        ...(typeof check.detail?.['supply'] === 'string' ? [style.dim(`${' '.repeat(18)}${plain(check.detail['supply'], 200)}`)] : []),
      ])
      print([style.bold(plain(name)), ...lines, '', ''].join('\n'))
    }
    return exitOf(report.verdict)
  })

/** A file where the name ends like one; else the name of a profile that is built in. */
async function profileNamed(name: string): Promise<string | Profile> {
  if (!name.endsWith('.json')) return name
  try {
    return JSON.parse(await readFile(name, 'utf8')) as Profile
  } catch {
    throw new CredentialError('ERR_OPTION', 'the profile file cannot be read as JSON')
  }
}
