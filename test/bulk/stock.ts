/** Stocks of our fixtures for the tests of shards, and where their results go. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import type { ShardOptions, ShardResult } from '../../src/bulk.ts'
import { type Built, built } from './built.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/ob3/', import.meta.url))
/** A line each. */
export const texts: readonly string[] = readdirSync(fixtures).map((name) => readFileSync(fixtures + name, 'utf8').replace(/\n\s*/g, ''))
export const many = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => texts[n % texts.length] ?? '')
export const now: Date = new Date('2026-06-01T00:00:00Z')

export const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
export const linesOf = (file: string): readonly Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

export interface Place {
  readonly folder: string
  /** A name that is free. */
  readonly path: (name: string) => string
  readonly stockOf: (lines: readonly string[]) => string
  readonly verifying: (input: string, more?: Partial<ShardOptions>) => ShardOptions
}

/** A folder that is gone after the tests of the file. */
export function place(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'credlens-shard-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let names = 0
  const path = (name: string): string => join(folder, `${++names}-${name}`)
  return {
    folder,
    path,
    stockOf: (lines) => {
      const file = path('stock.ndjson')
      writeFileSync(file, `${lines.join('\n')}\n`)
      return file
    },
    verifying: (input, more = {}) =>
      ({ input, output: path('results.ndjson'), operation: 'verify', now, workers: 1, ...more }) as ShardOptions,
  }
}

export interface Shipped {
  readonly cli: () => string
  readonly sharded: (options: ShardOptions) => Promise<ShardResult>
}

/** What is shipped, for the tests of a file. */
export function shippedFor(): Shipped {
  let shipped: Built
  beforeAll(async () => {
    shipped = await built()
  })
  afterAll(() => shipped.remove())
  return { cli: () => shipped.cli, sharded: (options) => shipped.bulk.shard(options) }
}
