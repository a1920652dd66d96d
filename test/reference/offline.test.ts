/** Every sample verified with the network off: no socket, no name looked up, no fetch, and never an internal error. */
import dns from 'node:dns'
import { createServer, type Server } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { verifiableCredential } from '../../src/core.ts'
import * as registry from '../../src/generated/registry.ts'
import { CredentialError, guardedFetch, type Report, verify } from '../../src/verify.ts'
import { hasReference, ran, reference, referenceFiles } from '../reference.ts'

/** Whatever leaves a process in Node goes through one of these. */
const attempts: string[] = []
const real = { connect: net.Socket.prototype.connect }
let server: Server
beforeAll(async () => {
  server = createServer((_, response) => void response.writeHead(404).end())
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...given: readonly unknown[]) {
    attempts.push(`connect ${JSON.stringify(given[0])}`)
    return Reflect.apply(real.connect, this, given)
  } as typeof net.Socket.prototype.connect)
  vi.spyOn(dns, 'lookup').mockImplementation(((name: string) => void attempts.push(`lookup ${name}`)) as unknown as typeof dns.lookup)
  vi.spyOn(dns.promises, 'lookup').mockImplementation((async (name: string) => {
    attempts.push(`lookup ${name}`)
    return []
  }) as unknown as typeof dns.promises.lookup)
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    attempts.push(`fetch ${String(input)}`)
    return new Response('', { status: 404 })
  })
})
afterAll(() => {
  vi.restoreAllMocks()
  server.close()
})

const formats = [...registry.formats, verifiableCredential]
const now = new Date('2026-06-01T00:00:00Z')

/** All reports of a report, the nested ones too. */
const allOf = (report: Report): readonly Report[] => [report, ...(report.nested ?? []).flatMap(allOf)]
/** Codes that something from outside would settle. */
const reachable = new Set(['ERR_OFFLINE', 'ERR_NETWORK', 'ERR_FORBIDDEN_ADDRESS'])

describe.skipIf(!hasReference)('with the network off', () => {
  const files = referenceFiles('samples')

  test('no sample tries to reach it, and each unknown that it would settle says what to ask for', async () => {
    const seen = { reports: 0, refused: 0, needs: 0 }
    for (const file of files) {
      try {
        const report = await verify(reference(file), { now, formats })
        seen.reports++
        for (const { outcome, code, detail } of allOf(report).flatMap(({ checks }) => checks)) {
          expect(code, file).not.toBe('ERR_INTERNAL')
          if (outcome !== 'unknown' || code === undefined || !reachable.has(code)) continue
          seen.needs++
          expect(detail?.needs?.length, `${file} ${code}`).toBeGreaterThan(0)
          for (const { url, kind } of detail?.needs ?? [])
            expect([URL.canParse(url), kind.length > 0], `${file} ${url}`).toEqual([true, true])
        }
      } catch (error) {
        if (!(error instanceof CredentialError)) throw error
        expect(error.code, file).not.toBe('ERR_INTERNAL')
        seen.refused++
      }
      expect(attempts, file).toEqual([])
    }
    ran('samples verified with the network off', seen.reports)
    ran('samples that are refused', seen.refused)
    expect(files.length).toBeGreaterThan(500)
    expect(seen.reports).toBeGreaterThan(250)
    expect(seen.needs).toBeGreaterThan(50)
  }, 120_000)

  test('the watch sees an attempt', async () => {
    const { port } = server.address() as AddressInfo
    const fetch = guardedFetch({ allowHttp: true, allowPrivate: true })
    await verify(`http://127.0.0.1:${port}/badge`, { fetch }).catch(() => undefined)
    await globalThis.fetch('https://example.org')
    expect(attempts.some((attempt) => attempt.startsWith('connect'))).toBe(true)
    expect(attempts.some((attempt) => attempt.startsWith('fetch'))).toBe(true)
  })
})
