/** Numbers out of many runs. */
import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { promisify } from 'node:util'

const sorted = (values) => [...values].sort((a, b) => a - b)
export const quantile = (values, part) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))]
export const median = (values) => quantile(values, 0.5)

/** An engine compiles what runs often, and what runs once a call only after thousands of calls: warm is what has come so far. */
const warmUp = { runs: 6000, milliseconds: 10_000 }

async function warm(work, inputs) {
  const start = performance.now()
  for (let run = 0; run < warmUp.runs && performance.now() - start < warmUp.milliseconds; run += 1) await work(inputs[run % inputs.length])
}

/**
 * Times of several works over the same inputs, each warmed up by itself, then in turns, so that whatever slows the machine slows
 * all of them. The longest that the event loop stood still is of each work by itself.
 * @param works functions by their names
 * @returns by name: the median, the 99th percentile and the longest pause, in milliseconds
 */
export async function interleaved(works, inputs, rounds) {
  const names = Object.keys(works)
  const times = Object.fromEntries(names.map((name) => [name, []]))
  for (const name of names) await warm(works[name], inputs)
  for (let round = 0; round < rounds; round += 1)
    for (const [at, input] of inputs.entries())
      for (let turn = 0; turn < names.length; turn += 1) {
        const name = names[(at + turn) % names.length]
        const start = performance.now()
        await works[name](input)
        times[name].push(performance.now() - start)
      }
  const found = {}
  for (const name of names) {
    found[name] = { median: median(times[name]), p99: quantile(times[name], 0.99), pause: await longestPause(works[name], inputs) }
  }
  return found
}

/** The longest time, in milliseconds, in which nothing else could run while one input after the other was worked on. */
async function longestPause(work, inputs) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  for (const input of inputs) {
    await work(input)
    await new Promise((resolve) => setImmediate(resolve))
  }
  delay.disable()
  return Math.max(0, delay.max / 1e6 - 1)
}

const moment = new Int32Array(new SharedArrayBuffer(4))
/** Processor time of the main thread so far, in milliseconds; `NaN` where the system does not tell (all but Linux). */
export function threadTime() {
  // what a thread has used is booked when it gives way, else every few milliseconds
  Atomics.wait(moment, 0, 0, 0.01)
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return Number.NaN
  }
}

/** Runs a module of this folder in a process of its own; its last line is JSON. */
export function inProcess(path, ...given) {
  const { stdout, stderr } = spawnSync(process.execPath, [path, ...given], { encoding: 'utf8' })
  return printed(stdout, stderr, [path, ...given])
}

/** The same at once for each list of arguments: what they have in common is the machine. */
export const inProcesses = (path, all) =>
  Promise.all(
    all.map(async (given) => {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [path, ...given])
      return printed(stdout, stderr, [path, ...given])
    }),
  )

/** The last line that a process printed. */
function printed(stdout, stderr, command) {
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  } catch {
    throw new Error(`${command.join(' ')} failed: ${stderr.slice(0, 2000)}`)
  }
}

const digits = (value) => (value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3)
export const ms = (value) => `${value.toFixed(digits(value))} ms`
export const times = (value) => `${value.toFixed(digits(value))} ×`

/** A table in Markdown. */
export const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
