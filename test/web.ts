/** The network of the tests: what stands in fixtures/web, and nothing else. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Fetch } from '../src/lib/options.ts'

const root = fileURLToPath(new URL('../fixtures/web/', import.meta.url))

export const web: Fetch = async (url) => {
  const { hostname, pathname } = new URL(url)
  const file = `${root}${hostname}${pathname}`
  return existsSync(file) ? new Response(readFileSync(file)) : new Response('nothing here', { status: 404 })
}
