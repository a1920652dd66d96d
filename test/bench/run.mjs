/**
 * `npm run bench [-- section …] [--rounds=N] [--dry]`: measures, prints, and writes docs/benchmarks.md. A section is a file of
 * `sections/`: `export const section = { id, title, run({ rounds }) }`, which answers in Markdown.
 */
import { existsSync, readdirSync } from 'node:fs'
import { installPeers } from './peers.mjs'
import { writeSections } from './report.mjs'

const order = ['verify', 'throughput', 'cold', 'canonical', 'signatures', 'costs']
const given = process.argv.slice(2)
const asked = given.filter((word) => !word.startsWith('--'))
const rounds = Number(given.find((word) => word.startsWith('--rounds='))?.slice(9) ?? 3)

if (!existsSync(new URL('../../dist/verify.js', import.meta.url))) throw new Error('build first: npm run build')
installPeers()
const there = readdirSync(new URL('sections/', import.meta.url)).map((file) => file.replace(/\.mjs$/, ''))
const names = asked.length > 0 ? asked : [...order, ...there.filter((name) => !order.includes(name))]
for (const name of names) {
  const { section } = await import(`./sections/${name}.mjs`)
  const text = await section.run({ rounds })
  console.log(`\n## ${section.title}\n\n${text}`)
  if (!given.includes('--dry')) writeSections([{ ...section, text }])
}
