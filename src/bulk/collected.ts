/**
 * How far the gathering of addresses is, on the disk: a list to which a run adds what it found since the last time. A run that is
 * begun again goes on behind the last line that is whole.
 *
 * @module
 */
import { open, readFile } from 'node:fs/promises'
import { writeAside } from './aside.ts'
import { digestOf } from './outside.ts'
import { asOutput } from './result-file.ts'

/** A set that tells what came since it was asked the last time. */
interface Growing<Value> {
  readonly all: ReadonlySet<Value>
  readonly add: (value: Value) => void
  readonly fresh: () => readonly Value[]
}

/** A pass over the input: the first over all of it, each later one over the chunks that lacked something in the one before. */
export interface Round {
  readonly number: number
  readonly only: ReadonlySet<number> | undefined
  /** Addresses that were lacking, and the numbers of the chunks that lacked them. */
  readonly missing: Growing<string>
  readonly open: Growing<number>
  /** How far it is: the last line of the input, and the number of chunks up to it. */
  line: number
  chunks: number
  ended: boolean
}

/** What was found since the line before. The line ends with a digest of itself and all before it. */
interface Step extends Pick<Round, 'line' | 'chunks' | 'ended'> {
  readonly round: number
  readonly only?: readonly number[]
  readonly asked: readonly string[]
  readonly known: readonly string[]
  readonly missing: readonly string[]
  readonly open: readonly number[]
}

export interface Collected {
  /** Every address that was asked for, and those of them that the snapshot knew: with another one, other things would have been asked. */
  readonly asked: Growing<string>
  readonly known: Growing<string>
  readonly round: () => Round
  /** Begins another round. */
  readonly next: () => void
  /** Puts down how far it is, if it has not been done just now or has to be. */
  readonly save: (must?: boolean) => Promise<void>
  readonly close: () => Promise<void>
}

export interface CollectedOptions {
  readonly path: string
  /** Of all that decides what is asked for. */
  readonly key: string
  /** Whether the snapshot has an answer. */
  readonly has: (url: string) => boolean
  /** Throws where the list is no longer this run's to write. */
  readonly hold: () => Promise<void>
}

/** Milliseconds between two lines. */
const between = 500

/** Goes on where an earlier run of the same key was, or begins anew. */
export async function openCollected({ path, key, has, hold }: CollectedOptions): Promise<Collected> {
  const earlier = replayed(await stepsIn(path, key))
  let sum = key
  const { asked, known, ...state } = [...earlier.known.all].every(has) ? earlier : replayed([])
  let { round } = state
  let told = -1
  const line = (): string => {
    const { number, only, line, chunks, ended, missing, open } = round
    const begins = number > told && only ? { only: [...only] } : {}
    told = number
    const lists = { asked: asked.fresh(), known: known.fresh(), missing: missing.fresh(), open: open.fresh() }
    const step: Step = { round: number, line, chunks, ended, ...begins, ...lists }
    sum = sumOf(sum, step)
    return `${JSON.stringify({ ...step, sum })}\n`
  }
  // all that there was, and nothing that was cut off
  const file = await asOutput(async () => {
    await writeAside(path, `${JSON.stringify({ key })}\n${line()}`)
    return open(path, 'a')
  })
  let saved = performance.now()
  return {
    asked,
    known,
    round: () => round,
    next: () => void (round = roundAfter(round)),
    save: (must = false) =>
      asOutput(async () => {
        if (!must && performance.now() - saved < between) return
        await hold()
        await file.appendFile(line())
        await file.datasync()
        saved = performance.now()
      }),
    close: () => file.close(),
  }
}

type State = Pick<Collected, 'asked' | 'known'> & { readonly round: Round }

function replayed(steps: readonly Step[]): State {
  const [asked, known] = [growing<string>(), growing<string>()]
  let round = roundOf(0)
  for (const step of steps) {
    if (step.round > round.number) round = roundOf(step.round, new Set(step.only))
    const { line, chunks, ended } = step
    Object.assign(round, { line, chunks, ended })
    step.asked.forEach(asked.add)
    step.known.forEach(known.add)
    step.missing.forEach(round.missing.add)
    step.open.forEach(round.open.add)
  }
  return { asked, known, round }
}

const roundOf = (number: number, only?: ReadonlySet<number>): Round => ({
  number,
  only,
  missing: growing(),
  open: growing(),
  line: 0,
  chunks: 0,
  ended: false,
})
const roundAfter = ({ number, open }: Round): Round => roundOf(number + 1, open.all)

function growing<Value>(): Growing<Value> {
  const all = new Set<Value>()
  let fresh: Value[] = []
  return {
    all,
    add(value) {
      if (!all.has(value)) fresh.push(value)
      all.add(value)
    },
    fresh() {
      const found = fresh
      fresh = []
      return found
    },
  }
}

const sumOf = (before: string, step: object): string => digestOf(`${before} ${JSON.stringify(step)}`)

/** The lines up to the first that is not as it was written: it, or what comes behind it, was not whole when the machine stopped. */
async function stepsIn(path: string, key: string): Promise<readonly Step[]> {
  const steps: Step[] = []
  try {
    const [head = '', ...lines] = (await readFile(path, 'utf8')).split('\n')
    if ((JSON.parse(head) as { readonly key?: unknown }).key !== key) return []
    let before = key
    for (const line of lines) {
      const { sum, ...step } = JSON.parse(line) as Step & { readonly sum: string }
      before = sumOf(before, step)
      if (sum !== before) break
      steps.push(step)
    }
  } catch {
    // there is no such list yet, or this is its end
  }
  return steps
}
