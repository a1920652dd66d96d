/**
 * One verifier in a process of its own: `node process.mjs NAME cold|throughput FILE [N]`, where the file holds a JSON text in each
 * line, of which the first N warm up.
 * Prints processor time and clock.
 */
import { readFileSync } from 'node:fs'
import { verifiers } from './peers.mjs'

const [name, what, file, given] = process.argv.slice(2)
const texts = readFileSync(file, 'utf8').trim().split('\n')
const say = console.log
console.log = console.warn = console.error = () => undefined
const now = () => {
  const { user, system } = process.cpuUsage()
  return { clock: performance.now(), processor: (user + system) / 1000 }
}
const since = (start) => {
  const end = now()
  return { clock: end.clock - start.clock, processor: end.processor - start.processor }
}

const started = now()
const verify = await verifiers[name]()
const all = async (some) => {
  for (const text of some) if (!(await verify(JSON.parse(text)))) throw new Error(`${name} refuses what is measured`)
}
if (what === 'cold') {
  await all(texts.slice(0, 1))
  say(JSON.stringify(since(started)))
} else {
  const warmUp = Number(given)
  await all(texts.slice(0, warmUp))
  const warm = now()
  await all(texts.slice(warmUp))
  say(JSON.stringify({ ...since(warm), memory: process.memoryUsage().rss / 2 ** 20 }))
}
process.exit(0)
