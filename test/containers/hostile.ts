/** What every reader of hostile files must keep to: a list, or a typed error of its contract, in bounded time. */
import { expect } from 'vitest'
import type { Container } from '../../src/lib/contract.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import { defaultLimits } from '../../src/lib/limits.ts'

const allowed = new Set(['ERR_CONTAINER', 'ERR_TOO_LARGE', 'ERR_LIMIT', 'ERR_UNSUPPORTED', 'ERR_NO_CREDENTIAL'])

/** The texts, or the code. */
export async function outcome(
  container: Container,
  bytes: Uint8Array,
  limits: Parameters<Container['read']>[1] = defaultLimits,
): Promise<readonly string[] | string> {
  try {
    return (await container.read(bytes, limits)).map(({ text }) => text)
  } catch (error) {
    expect(error).toBeInstanceOf(CredentialError)
    const { code } = error as CredentialError
    expect(allowed).toContain(code)
    return code
  }
}

/** Runs something and fails where it took more of the processor's time: other work on the machine does not count. */
export async function within<Value>(milliseconds: number, run: () => Promise<Value>): Promise<Value> {
  const start = process.cpuUsage()
  const value = await run()
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(milliseconds)
  return value
}

/** The file cut short at every byte, and with every byte changed in two ways. */
export function* damaged(file: Uint8Array, step = 1): Generator<Uint8Array> {
  for (let at = 0; at < file.length; at += step) {
    yield file.slice(0, at)
    for (const mask of [0xff, 0x01]) yield file.map((byte, index) => (index === at ? byte ^ mask : byte))
  }
}
