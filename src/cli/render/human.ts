/** For people: one credential in full, or a table of many. @module */
import type { Answer, Renderer, Rendering, Told } from '../output.ts'
import { contentText } from '../product.ts'
import { marks, plain } from '../style.ts'
import { nameOf } from '../title.ts'
import { hanging } from '../width.ts'
import { tableOf } from './table.ts'
import { tallyText } from './tally.ts'

export function humanRenderer(rendering: Rendering): Renderer {
  const { command, session } = rendering
  const { given } = session
  const table = tableOf(rendering)
  // a product on standard output is to be used as it is: nothing stands around it
  const isListed = given.details !== true && !(command.makes && given.output === undefined)
  // whether there is a second one is known when it comes
  let first: Told | undefined
  let isTable = false
  return {
    each: async (told) => {
      if (!isListed) return inFull(told, rendering)
      if (isTable) return session.print(table.row(told))
      if (first === undefined) first = told
      else {
        isTable = true
        await session.print(table.head + table.row(first) + table.row(told))
      }
    },
    end: async (tally) => {
      if (!isTable && first) await inFull(first, rendering)
      if (tally.credentials !== 1) await (isTable ? session.print : session.complain)(`\n${tallyText(tally, command, session)}`)
    },
  }
}

async function inFull(told: Told, { command, session }: Rendering): Promise<void> {
  const { style, wrapAt, print, complain } = session
  const { answer, error } = told
  if (error) {
    return complain(`${hanging(`${style.bad(marks.fail.mark)} `, `${nameOf(told)}: ${plain(error.message)} [${error.code}]`, wrapAt)}\n`)
  }
  if (!command.makes) return print(command.text(answer, told, session))
  await complain(command.text(answer, told, session))
  await productOf(answer, session)
}

/** What was made, as it is; in a terminal, what follows begins on a line of its own. */
async function productOf({ product: made }: Answer, { print, isTerminal }: Rendering['session']): Promise<void> {
  if (!made || made.writtenTo !== undefined) return
  const text = contentText(made)
  await print(isTerminal && !text.endsWith('\n') ? `${text}\n` : text)
}
