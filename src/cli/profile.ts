/** `credlens profile` @module */
import { readFile } from 'node:fs/promises'
import { profileSections } from '../core/profile-sections.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Say } from '../messages/speaker.ts'
import { checkProfile, type Profile } from '../profile.ts'
import { exitOf } from './exit.ts'
import type { CommandKind } from './output.ts'
import { sectionsText } from './sections.ts'
import { titleOf } from './title.ts'

/** What people read is in the language of `say`. */
export const profileCommand = (say: Say): CommandKind => ({
  name: 'profile',
  say,
  words: { valid: say('table.valid'), invalid: say('table.invalid'), indeterminate: say('table.indeterminate') },
  work: async (credential, { given }) => {
    const report = await checkProfile(credential, { profile: await profileNamed(given.profile ?? 'eu'), language: say.language })
    return { exit: exitOf(report.verdict), report }
  },
  text: ({ report }, place, session) =>
    report ? `${titleOf(place, session)}\n\n${sectionsText(profileSections(report, say), session, say)}\n` : '',
  brief: ({ report }) => report?.checks[0]?.message,
  data: ({ report }) => ({ ...report }),
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
