/** `credlens profile` @module */
import { profileSections } from '../../core/profile/sections.ts'
import { profileOf } from '../../core/profile.ts'
import { fromUtf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { Say } from '../../messages/speaker.ts'
import { checkProfile } from '../../profile.ts'
import { errorOf } from '../error-of.ts'
import { exitOf } from '../exit.ts'
import { bytesOfFile } from '../inputs.ts'
import type { CommandKind } from '../output.ts'
import { sectionsText } from '../sections.ts'
import type { Session } from '../session.ts'
import { titleOf } from '../title.ts'

/**
 * What people read is in the language of `say`. The profile is read once, before any credential.
 * @throws CredentialError `ERR_OPTION` where there is no such profile
 */
export async function profileCommand(say: Say, { given }: Session): Promise<CommandKind> {
  const profile = profileOf(await profileNamed(given.profile ?? 'eu'))
  return {
    name: 'profile',
    say,
    words: { valid: say('table.valid'), invalid: say('table.invalid'), indeterminate: say('table.indeterminate') },
    work: async (credential) => {
      const report = await checkProfile(credential, { profile, language: say.language })
      return { exit: exitOf(report.verdict), report }
    },
    text: ({ report }, place, session) =>
      report ? `${titleOf(place, session)}\n\n${sectionsText(profileSections(report, say), session, say)}\n` : '',
    brief: ({ report }) => report?.checks[0]?.message,
    data: ({ report }) => ({ ...report }),
  }
}

/** A file where the name ends like one; else the name of a profile that is built in. */
async function profileNamed(name: string): Promise<unknown> {
  if (!name.endsWith('.json')) return name
  const bytes = await bytesOfFile(name).catch((cause: unknown) => {
    throw errorOf('the profile', cause)
  })
  try {
    // a mark of the byte order is no part of it (RFC 8259 section 8.1)
    return JSON.parse(fromUtf8(bytes).replace(/^\uFEFF/, ''))
  } catch {
    throw new CredentialError('ERR_OPTION', 'the profile file cannot be read as JSON')
  }
}
