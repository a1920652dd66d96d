/**
 * One shard in a process of its own, whose memory nothing else was in: `node shard-process.mjs MODULE INPUT OUTPUT WORKERS LINES NOW`, where
 * the module is that of `credlens/bulk`. Prints its rate from the first tenth on: the start of the workers, and code that is not yet
 * compiled, are told apart.
 */
import { statSync } from 'node:fs'
import { threadTime } from './measure.mjs'

const [module, input, output, workers, given, now] = process.argv.slice(2)
const lines = Number(given)
const { shard } = await import(module)

/** Processor time, in milliseconds, of this thread and of the whole process. */
function processor() {
  const { user, system } = process.cpuUsage()
  return { here: threadTime(), all: (user + system) / 1000 }
}

const total = statSync(input).size
const memory = []
const start = performance.now()
let [ready, from] = [0, undefined]
const at = (done) => ({ time: performance.now(), done, ...processor() })
const onProgress = ({ phase, read, done }) => {
  if (phase !== 'decide') return
  if (ready === 0 && done > 0) ready = performance.now() - start
  if (from === undefined && done >= lines / 10) from = at(done)
  if (read / total >= memory.length / 10) memory.push(Math.round(process.memoryUsage.rss() / 2 ** 20))
}
const { counts } = await shard({ operation: 'verify', input, output, workers: Number(workers), now: new Date(now), onProgress })
const to = at(counts.items)
const each = (of) => (to[of] - from[of]) / (to.done - from.done)
const sum = Object.values(counts.verdicts).reduce((all, count) => all + count, 0)
const isExact = counts.items === lines && sum === lines
console.log(JSON.stringify({ ready, rate: 1000 / each('time'), here: each('here'), all: each('all'), memory, isExact }))
