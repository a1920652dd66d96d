/** `credlens restore` @module */
import { writeFile } from 'node:fs/promises'
import { restore } from '../convert.ts'
import { exitCodes } from './exit.ts'
import { onEach, type Session } from './session.ts'
import { plain } from './style.ts'

export const restoreCommand = (names: readonly string[], session: Session): Promise<number> =>
  onEach(names, session, async ({ name, read }) => {
    const { output } = session.given
    const restoration = await restore(await read(), session.calls)
    if (output === undefined) session.print(new TextDecoder().decode(restoration.bytes))
    else {
      await writeFile(output, restoration.bytes)
      session.complain(`${session.style.good('✓')} ${plain(name)}: the original (${restoration.format}) is in ${plain(output)}\n`)
    }
    return exitCodes.valid
  })
