/** How long a conversion takes, on our own fixtures: `node test/bench/convert.mjs [seconds]`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, withSource } from './source.mjs'

const seconds = Number(process.argv[2] ?? 2)
const sources = ['src/convert.ts', 'src/verify.ts', 'src/lib/conversion.ts', 'src/formats/ob3/map.ts', 'src/formats/elm/map.ts']

await withSource(sources, async ([{ convert }, { verify }, { drafts, readDocument }, ob3, elm]) => {
  /** Processor time: what else the machine does is not counted. */
  async function time(name, work) {
    const limit = seconds * 1000
    for (let start = performance.now(); performance.now() - start < limit / 4; ) await work()
    const start = performance.now()
    const before = process.cpuUsage()
    let count = 0
    for (; performance.now() - start < limit; count++) await work()
    const { user, system } = process.cpuUsage(before)
    const each = (user + system) / 1000 / count
    console.log(name.padEnd(44), `${each.toFixed(3)} ms`.padStart(12), `${Math.round(1000 / each)}/s`.padStart(10))
  }

  for (const name of process.argv[3] ? [process.argv[3]] : ['microcredential.json', 'first-aid.json']) {
    const text = readFileSync(name.includes('/') ? name : join(root, 'fixtures/ob3', name), 'utf8')
    const document = JSON.parse(text)
    const { document: converted } = await convert(text, { to: 'elm' })
    await time(`${name}: read`, () => readDocument(document, ob3.mapping))
    await time(`${name}: two passes`, () => drafts(document, ob3.mapping, elm.mapping, {}))
    await time(`${name}: convert to elm`, () => convert(text, { to: 'elm' }))
    await time(`${name}: with provenance`, async () => (await convert(text, { to: 'elm' })).provenance)
    await time(`${name}: and back`, () => convert(converted, { to: 'ob3' }))
    await time(`${name}: verify`, () => verify(text))
  }
})
