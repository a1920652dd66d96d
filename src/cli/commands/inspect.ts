/** `credlens inspect` @module */
import { summarySections } from '../../core/summary/sections.ts'
import type { Say } from '../../messages/speaker.ts'
import { summary } from '../../summary.ts'
import { exitCodes } from '../exit.ts'
import type { CommandKind } from '../output.ts'
import { sectionsText } from '../sections.ts'
import { plain } from '../style.ts'
import { titleOf } from '../title.ts'

/** What people read is in the language of `say`; so is the text of the credential, where it has that. */
export const inspectCommand = (say: Say): CommandKind => ({
  name: 'inspect',
  say,
  work: async (credential, { given }) => ({
    exit: exitCodes.valid,
    summary: await summary(credential, given.language === undefined ? {} : { language: given.language }),
  }),
  text: (answer, place, session) =>
    answer.summary ? `${titleOf(place, session)}\n\n${sectionsText(summarySections(answer.summary, say), session, say)}\n` : '',
  brief: ({ summary: said }) =>
    [said?.title, said?.recipient?.name ?? said?.recipient?.id, said?.issuer?.name ?? said?.issuer?.id]
      .flatMap((value) => (value === undefined ? [] : [plain(value, 100)]))
      .join(' · '),
  data: (answer) => ({ ...answer.summary }),
})
