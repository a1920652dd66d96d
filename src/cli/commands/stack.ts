/** `credlens stack` @module */
import { stackingSections } from '../../core/stacking/report.ts'
import { speakerOf } from '../../messages/speaker.ts'
import { type Range, stack } from '../../profile.ts'
import { exitOf } from '../exit.ts'
import { type Gathered, gathered, refused } from '../gather.ts'
import { sectionsText } from '../sections.ts'
import type { Session } from '../session.ts'

/** All credentials at once; one that cannot be used ends it. */
export async function stackCommand(names: readonly string[], session: Session): Promise<number> {
  const { given, print } = session
  let all: readonly Gathered[] | undefined
  try {
    all = await gathered(names, session)
    const inputs = all.map(({ text }) => text)
    const say = await speakerOf(given.language)
    const stacking = await stack(inputs, { size: (given.size ?? []).map(sizeNamed), language: say.language })
    await print(given.json ? `${JSON.stringify(stacking, null, 2)}\n` : sectionsText(stackingSections(stacking, say), session, say))
    return exitOf(stacking.verdict)
  } catch (cause) {
    return refused(cause, all, session)
  }
}

/** `60` is at least so many ECTS credits; anything else is the name of a profile. */
const sizeNamed = (name: string): string | Range => (/^\d+(?:\.\d+)?$/.test(name) ? { atLeast: Number(name) } : name)
