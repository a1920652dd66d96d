/**
 * Room for others: the longest time in which nothing else could run on the main thread while learner records of 200 badges are verified,
 * in a worker and on the thread itself. By the clock, a pause holds what other programs of the machine took as well, so an idle loop
 * beside a busy thread is told, too; the processor time of the longest turn of the event loop is ours alone.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { testKey } from '../../../fixtures/keys.mjs'
import { badge } from '../credentials.mjs'
import { median, ms, table, threadTime } from '../measure.mjs'
import { bulkIn } from '../shipped.mjs'
import { root } from '../source.mjs'

const inside = 200
const records = 20
const now = new Date('2026-06-01T00:00:00Z')

/** A signed record of signed badges, as text. */
async function record() {
  const [{ issue, signer }, { bundle }] = await Promise.all(['issue', 'bundle'].map((name) => import(`../../../dist/${name}.js`)))
  const key = testKey('college')
  const own = await signer(key.jwk, key.keyId)
  const sign = (document) => issue(document, { signer: own, proof: 'eddsa-rdfc-2022', now })
  const badges = await Promise.all(
    Array.from({ length: inside }, (_, number) => {
      const made = badge(number, 2, key.did)
      return sign({ ...made, credentialSubject: { ...made.credentialSubject, id: 'did:example:learner' } })
    }),
  )
  const issuer = { id: key.did, name: 'Imagined College' }
  const { document } = await bundle(badges, { to: 'clr2', placeholders: true, name: 'Record', issuer, now })
  return JSON.stringify(await sign(document))
}

/** Watches the turns of the event loop; what it answers is the longest since it was asked last, by the clock and of processor time. */
function watching() {
  let [clock, used] = [performance.now(), threadTime()]
  let longest = { clock: 0, used: 0 }
  const tick = () => {
    const [then, before] = [clock, used]
    ;[clock, used] = [performance.now(), threadTime()]
    longest = { clock: Math.max(longest.clock, clock - then), used: Math.max(longest.used, used - before) }
    next = setImmediate(tick)
  }
  let next = setImmediate(tick)
  return {
    longest: () => {
      const found = longest
      longest = { clock: 0, used: 0 }
      return found
    },
    stop: () => clearImmediate(next),
  }
}

/** The longest pause of each piece of a work, which says when one is done; the first, which starts what there is to start, is told apart. */
async function pausesOf(work) {
  const watch = watching()
  const found = []
  await work(() => found.push(watch.longest()))
  watch.stop()
  return found
}

async function idle(done) {
  const busy = new Worker('for (;;);', { eval: true })
  for (let n = 0; n <= records; n++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    done()
  }
  await busy.terminate()
}

const verified =
  ({ verifyMany }, input, workers) =>
  async (done) => {
    const inputs = Array.from({ length: records + 1 }, () => input)
    for await (const { report } of verifyMany(inputs, { workers, chunk: 1, now })) {
      if (report?.verdict !== 'valid') throw new Error('a record is refused')
      done()
    }
  }

const sharded =
  ({ shard }, text, folder) =>
  async (done) => {
    const [input, output] = [join(folder, 'records.ndjson'), join(folder, 'results.ndjson')]
    await writeFile(input, `${text}\n`.repeat(records + 1))
    let before = 0
    const onProgress = (progress) => {
      if (progress.done > before) done()
      before = progress.done
    }
    const { counts } = await shard({ operation: 'verify', input, output, workers: 1, chunk: 1, now, onProgress })
    if (counts.verdicts.valid !== records + 1) throw new Error('a record is refused')
  }

const rowOf = (name, [first, ...found]) => [
  name,
  ms(Math.min(...found.map(({ clock }) => clock))),
  ms(median(found.map(({ clock }) => clock))),
  Number.isNaN(first.used) ? '' : ms(Math.max(...found.map(({ used }) => used))),
  Number.isNaN(first.used) ? '' : ms(first.used),
]

async function run() {
  const built = await mkdtemp(join(root, 'node_modules/.bench-'))
  const folder = await mkdtemp(join(tmpdir(), 'credlens-bench-'))
  try {
    const bulk = await import(pathToFileURL(await bulkIn(built)).href)
    const text = await record()
    const rows = [
      rowOf('nothing, beside a thread that counts', await pausesOf(idle)),
      rowOf('worker mode, text', await pausesOf(verified(bulk, text, 1))),
      rowOf('worker mode, an object', await pausesOf(verified(bulk, JSON.parse(text), 1))),
      rowOf('worker mode, a shard', await pausesOf(sharded(bulk, text, folder))),
      rowOf('on the thread itself', await pausesOf(verified(bulk, text, 0))),
    ]
    return `A learner record of ${inside} badges (${Math.round(text.length / 1000)} kB), ${records} times. By the clock, a pause holds what other programs of the machine took, too.

${table(['', 'shortest pause', 'median', 'processor time of the longest turn', 'of the start'], rows)}`
  } finally {
    await rm(built, { recursive: true })
    await rm(folder, { recursive: true })
  }
}

export const section = { id: 'pauses', title: 'Room for others', run }
