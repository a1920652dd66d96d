/** For people: one credential in full, or a table of many. @module */
import type { Answer, Renderer, Rendering, Told } from '../output.ts'
import { contentText } from '../product.ts'
import { marks, plain } from '../style.ts'
import { nameOf } from '../title.ts'
import { hanging } from '../width.ts'
import { severalResults } from '../write.ts'
import { tableOf } from './table.ts'
import { tallyText } from './tally.ts'

export const humanRenderer = (rendering: Rendering): Renderer =>
  rendering.command.makes && rendering.session.given.output === undefined ? productRenderer(rendering) : answersRenderer(rendering)

/** Standard output takes one product, and nothing stands around it. */
function productRenderer(rendering: Rendering): Renderer {
  const { command, session } = rendering
  let only: Told | undefined
  return {
    each: async (told) => {
      if (!told.answer) return inFull(told, rendering)
      // shown once it is known to be the only one: half of an archive is no answer
      if (only) throw severalResults()
      only = told
    },
    end: async (tally) => {
      if (only) await inFull(only, rendering)
      if (tally.credentials !== 1) await session.complain(`\n${tallyText(tally, command, session)}`)
    },
  }
}

function answersRenderer(rendering: Rendering): Renderer {
  const { command, session } = rendering
  const table = tableOf(rendering)
  // whether there is a second one is known when it comes
  let first: Told | undefined
  let isTable = false
  return {
    each: async (told) => {
      if (session.given.details) return inFull(told, rendering)
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
