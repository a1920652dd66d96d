/**
 * One of our works in a process of its own: `node alone.mjs NAME FILE N`, where the file holds a JSON text in each line, of which
 * the first N warm up. Prints the processor time of each of the others, in milliseconds.
 */
import { readFileSync } from 'node:fs'
import { works } from './works.mjs'

const [name, file, given] = process.argv.slice(2)
const texts = readFileSync(file, 'utf8').trim().split('\n')
const work = (await works())[name]
const all = async (some) => {
  for (const text of some) await work(text)
}
const warmUp = Number(given)
await all(texts.slice(0, warmUp))
const { user, system } = process.cpuUsage()
await all(texts.slice(warmUp))
const used = process.cpuUsage({ user, system })
console.log(JSON.stringify({ processor: (used.user + used.system) / 1000 / (texts.length - warmUp) }))
