/** The way to the network for all workers: every address once, and no host too much at a time. @module */
import { createHash } from 'node:crypto'
import { credentialError } from '../lib/errors.ts'
import { limitsOf } from '../lib/limits.ts'
import { type Memory, memoryOf } from '../lib/memory.ts'
import { receive } from '../lib/network/receive.ts'
import { urlOf } from '../lib/network/url.ts'
import type { Fetch, Options } from '../lib/options.ts'
import { type Answer, questionIn } from './answers.ts'

export interface AskingOptions extends Pick<Options, 'limits' | 'signal'> {
  /** Requests to one host at a time; 4 unless given. */
  readonly perHost?: number
}

/** What a run keeps of the answers. */
const kept = { entries: 100_000, bytes: 256 * 2 ** 20 }

export function asking(
  fetch: Fetch,
  { perHost = 4, ...options }: AskingOptions = {},
  memory: Memory = memoryOf(kept),
): (url: string) => Promise<Answer> {
  const all = limitsOf(options)
  // an input may be larger than what checks ask for: which of them asks is known to the worker, and it looks at the limit again
  const limits = { ...all, response: Math.max(all.response, all.file) }
  const turn = turnsOf(perHost)
  const ask = async (question: string): Promise<Answer> => {
    const { url, signed } = questionIn(question)
    const kind = signed ? 'revocation' : 'resource'
    try {
      const { url: finalUrl, status, contentType, bytes, at } = await receive(fetch, { url, kind }, limits, options.signal)
      const date = at === undefined ? {} : { date: new Date(at).toUTCString() }
      return { url: question, finalUrl, status, contentType, ...date, bytes, digest: digestOf(bytes) }
    } catch (error) {
      const { code, message } = credentialError(error, 'ERR_NETWORK', 'the address could not be reached')
      return { url: question, code, message }
    }
  }
  return (question) =>
    memory.once(
      question,
      () => turn(hostOf(questionIn(question).url), () => ask(question)),
      (answer) => ('bytes' in answer ? answer.bytes.length : 0),
    )
}

export const digestOf = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')

const hostOf = (url: string): string => urlOf(url)?.host ?? ''

/** Runs work by name: so much at a time under each name, the rest in its order. */
function turnsOf(most: number): <Value>(name: string, work: () => Promise<Value>) => Promise<Value> {
  const busy = new Map<string, { running: number; readonly waiting: (() => void)[] }>()
  return async (name, work) => {
    const lane = busy.get(name) ?? { running: 0, waiting: [] }
    busy.set(name, lane)
    if (lane.running >= most) await new Promise<void>((resolve) => lane.waiting.push(resolve))
    else lane.running++
    try {
      return await work()
    } finally {
      const next = lane.waiting.shift()
      // whoever is next takes the place that is left
      if (next) next()
      else if (--lane.running === 0) busy.delete(name)
    }
  }
}
