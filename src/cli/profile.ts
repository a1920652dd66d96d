/** `credlens profile` @module */
import { readFile } from 'node:fs/promises'
import { CredentialError } from '../lib/errors.ts'
import { checkProfile, type Profile } from '../profile.ts'
import { exitOf } from './exit.ts'
import type { CommandKind } from './output.ts'
import { checkLines } from './print-report.ts'
import { plain } from './style.ts'
import { titleOf } from './title.ts'

export const profileCommand: CommandKind = {
  name: 'profile',
  work: async (credential, { given }) => {
    const report = await checkProfile(credential, { profile: await profileNamed(given.profile ?? 'eu') })
    return { exit: exitOf(report.verdict), report }
  },
  text: ({ report }, place, session) => {
    const lines = (report?.checks ?? []).flatMap((check) => [
      ...checkLines(check, session),
      ...(typeof check.detail?.['supply'] === 'string'
        ? [session.style.dim(`${' '.repeat(18)}${plain(check.detail['supply'], 200)}`)]
        : []),
    ])
    return [titleOf(place, session), ...lines, '', ''].join('\n')
  },
  data: ({ report }) => ({ ...report }),
}

/** A file where the name ends like one; else the name of a profile that is built in. */
async function profileNamed(name: string): Promise<string | Profile> {
  if (!name.endsWith('.json')) return name
  try {
    return JSON.parse(await readFile(name, 'utf8')) as Profile
  } catch {
    throw new CredentialError('ERR_OPTION', 'the profile file cannot be read as JSON')
  }
}
