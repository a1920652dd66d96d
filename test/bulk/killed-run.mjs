/** A shard in a process of its own, to be killed: `node killed-run.mjs BULK OPTIONS`. Says in which phase it is. */
import { existsSync, readFileSync, writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [path, options] = process.argv.slice(2)
const { shard } = await import(pathToFileURL(path).href)
const web = fileURLToPath(new URL('../../fixtures/web/', import.meta.url))

/** What stands in fixtures/web, as slow as a network. */
async function fetch(url) {
  await setTimeout(100)
  const { hostname, pathname } = new URL(url)
  const file = `${web}${hostname}${pathname}`
  return existsSync(file) ? new Response(readFileSync(file)) : new Response('nothing here', { status: 404 })
}

let told = ''
const { now, ...given } = JSON.parse(options)
await shard({
  ...given,
  now: new Date(now),
  fetch,
  onProgress: ({ phase }) => {
    if (phase === told) return
    told = phase
    // at once: whoever kills this process wants to know where it was
    writeSync(1, `${phase}\n`)
  },
})
