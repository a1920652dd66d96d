/** Shards that are disturbed: killed, stopped, on a full disk, started twice. In the end there are the bytes of an undisturbed run. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ShardResult } from '../../src/bulk.ts'
import type { CredentialError } from '../../src/lib/errors.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { web } from '../web.ts'
import { digest, many, now, place, shippedFor } from './stock.ts'

const { folder, path, stockOf, verifying } = place()
const { cli, sharded } = shippedFor()

describe('a run that is disturbed', () => {
  const lines = many(1800)

  /** Starts the command, does something to it, and says how it ended. */
  async function run(
    words: readonly string[],
    disturb: (kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
    limit = '',
  ): Promise<number | string> {
    const command = [
      process.execPath,
      cli(),
      'shard',
      ...words,
      '--operation',
      'verify',
      '--offline',
      '--workers',
      '2',
      '--now',
      now.toJSON(),
    ]
    const child =
      limit === ''
        ? spawn(command[0] ?? '', command.slice(1), { stdio: 'ignore' })
        : spawn('bash', ['-c', `${limit}; exec "$@"`, 'bash', ...command], { stdio: 'ignore' })
    disturb((signal) => child.kill(signal))
    return new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal ?? '')))
  }
  const reached = (output: string): number => {
    try {
      return (JSON.parse(readFileSync(`${output}.checkpoint`, 'utf8')) as { line: number }).line
    } catch {
      return 0
    }
  }

  test.each([
    ['kill -9', 'SIGKILL'],
    ['SIGTERM', 'SIGTERM'],
  ] as const)('%s at random moments: the last run ends with the bytes of an undisturbed one', { timeout: 240_000 }, async (_, signal) => {
    const input = stockOf(lines)
    // as the command makes them
    const undisturbed = verifying(input, { workers: 0, recheckable: true })
    const { counts } = await sharded(undisturbed)
    const output = path('disturbed.ndjson')
    const seen = new Set<number>()
    for (let times = 0; times < 3 && !existsSync(output); times++) {
      const before = reached(output)
      // not before it has got further than the last time, so that it comes to an end
      const ended = await run([input, output], (kill) => {
        const watch = setInterval(() => {
          if (reached(output) <= before) return
          clearInterval(watch)
          setTimeout(() => kill(signal), Math.random() * 300)
        }, 20)
        setTimeout(() => clearInterval(watch), 50_000).unref()
      })
      if (existsSync(output)) break
      expect(ended).toBe(signal === 'SIGKILL' ? 'SIGKILL' : 2)
      seen.add(reached(output))
    }
    // it was stopped, more than once, after results were written
    expect([...seen].filter((line) => line > 0).length).toBeGreaterThan(0)
    expect(await run([input, output])).toBe(1)
    expect(digest(output)).toBe(digest(undisturbed.output))
    expect((JSON.parse(readFileSync(`${output}.manifest.json`, 'utf8')) as ShardResult).counts).toEqual(counts)
    expect(readdirSync(folder).filter((name) => name.includes('disturbed') && /part|checkpoint|start|aside|lock/.test(name))).toEqual([])
  })

  test('a second run at the same time is refused, and the first is none the worse', { timeout: 240_000 }, async () => {
    const input = stockOf(many(100))
    const undisturbed = verifying(input, { fetch: web })
    await sharded(undisturbed)
    const output = path('twice.ndjson')
    let second: Promise<unknown> | undefined
    // the first waits for the second to end
    const fetch: Fetch = async (url, init) => {
      second ??= Promise.all([run([input, output]), sharded({ ...undisturbed, output }).catch(({ code }: CredentialError) => code)])
      await second
      return web(url, init)
    }
    await sharded(verifying(input, { fetch, output }))
    expect(await second).toEqual([2, 'ERR_OUTPUT'])
    expect(digest(output)).toBe(digest(undisturbed.output))
  })

  test('a disk that is full: an error with a code, and later it goes on', { timeout: 240_000 }, async () => {
    const input = stockOf(lines)
    // as the command makes them
    const undisturbed = verifying(input, { workers: 0, recheckable: true })
    await sharded(undisturbed)
    const output = path('full.ndjson')
    // where nothing at all can be written, nothing is left that keeps the next one off
    expect(await run([input, output], undefined, "trap '' XFSZ; ulimit -f 0")).toBe(2)
    expect(existsSync(`${output}.lock`)).toBe(false)
    // no file may grow over 1 MiB; the signal that the system sends for it is ignored, so that the write fails
    expect(await run([input, output], undefined, "trap '' XFSZ; ulimit -f 1024")).toBe(2)
    expect(existsSync(output)).toBe(false)
    expect(await run([input, output])).toBe(1)
    expect(digest(output)).toBe(digest(undisturbed.output))
  })

  test('a checkpoint that says too much, or belongs to other inputs, is not believed', async () => {
    const input = stockOf(many(100))
    const undisturbed = verifying(input)
    const { key } = await sharded(undisturbed)
    for (const checkpoint of [{ key, line: 50, bytes: 1e9 }, { key: 'other', line: 50, bytes: 0 }, 'no json']) {
      const options = verifying(input)
      writeFileSync(`${options.output}.part`, 'half a line')
      writeFileSync(`${options.output}.checkpoint`, JSON.stringify(checkpoint))
      await sharded(options)
      expect(digest(options.output)).toBe(digest(undisturbed.output))
    }
  })
})
