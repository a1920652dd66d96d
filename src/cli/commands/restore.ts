/** `credlens restore` @module */
import { type Restoration, type Restored, restore } from '../../convert.ts'
import { exitCodes } from '../exit.ts'
import type { Answer, CommandKind } from '../output.ts'
import { extensionOf, productData, productText, writtenText } from '../product.ts'
import type { Session } from '../session.ts'
import { marks, plain } from '../style.ts'
import { hanging } from '../width.ts'

export const restoreCommand: CommandKind = {
  name: 'restore',
  makes: true,
  work: async (credential, { calls, given }) => {
    const restoration = await restore(credential, calls)
    const contents = [restoration, ...restoration.others].map((one) => contentOf(one, given.edited === true))
    const [first, ...more] = contents.map((content) => ({ content, extension: extensionOf(content) }))
    return { exit: exitCodes.valid, restoration, ...(first && { product: more.length > 0 ? { ...first, others: more } : first }) }
  },
  text: (answer, place, session) => productText('the original')(answer, place, session) + changesText(answer, session),
  brief: writtenText,
  data: (answer) => ({ ...productData('original')(answer), ...(answer.restoration && changesOf(answer.restoration)) }),
}

/** The original as it was, or with what was changed since. */
const contentOf = ({ bytes, edited }: Restored, isEdited: boolean): Uint8Array | string =>
  isEdited && edited ? `${JSON.stringify(edited.document, null, 2)}\n` : bytes

/** What was changed since, for machines: by the number of the original, and what is none of theirs. */
function changesOf(restoration: Restoration): object {
  const edited = [restoration, ...restoration.others].flatMap((one, original) =>
    one.edited ? [{ original, changes: one.edited.changes, lost: one.edited.lost }] : [],
  )
  const { changes } = restoration
  return { ...(edited.length > 0 && { edited }), ...(changes && { changes }) }
}

/** Whoever takes the original out of a changed document is told that it is not what the document says now. */
function changesText({ restoration }: Answer, { given, style, wrapAt }: Session): string {
  if (!restoration) return ''
  const { changes = [], others } = restoration
  const edited = [restoration, ...others].flatMap((one) => one.edited ?? [])
  const all = [...new Set([...edited.flatMap((one) => one.changes), ...changes])]
  if (all.length === 0) return ''
  const lost = [...edited.flatMap((one) => one.lost), ...changes]
  const what = given.edited ? 'the changes are in it' : '--edited gives it with the changes'
  const lines = [
    `The document was changed since it was converted: ${all.map((path) => plain(path)).join(', ')} (${what}; it has no proof then).`,
    ...(lost.length > 0 ? [`Of these, not carried back: ${lost.map((path) => plain(path)).join(', ')}.`] : []),
  ]
  return lines.map((line) => `${hanging(`${style.open(marks.warn.mark)} `, line, wrapAt)}\n`).join('')
}
