/** docs/benchmarks.md, section by section: one that is measured again takes the place of its last results; the others stay. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'

const page = new URL('../../docs/benchmarks.md', import.meta.url)
const start = (id) => `<!-- ${id} -->`
const end = (id) => `<!-- end of ${id} -->`

const head = `# Benchmarks

Written by \`npm run bench\`, which installs the peers in a folder of their own; \`npm run bench verify cold\` measures only those sections.
Milliseconds are of one machine on one day, with whatever else ran there: **the ratios count**.
`

/** @param sections `{ id, title, text }` each, in Markdown */
export function writeSections(sections) {
  let text = existsSync(page) ? readFileSync(page, 'utf8') : head
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`
  for (const { id, title, text: body } of sections) {
    const section = `${start(id)}\n## ${title}\n\n${body.trim()}\n\n*${new Date().toISOString().slice(0, 10)}, ${machine}*\n${end(id)}`
    const from = text.indexOf(start(id))
    const to = text.indexOf(end(id))
    text = from < 0 ? `${text.trimEnd()}\n\n${section}\n` : text.slice(0, from) + section + text.slice(to + end(id).length)
  }
  writeFileSync(page, text)
}
