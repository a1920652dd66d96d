/** What the tests of seals share: the test PKI, and a seal judged without the rest of the library. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type TestKey, times, type World, world } from '../../fixtures/pki/pki.mjs'
import { utf8 } from '../../src/lib/bytes.ts'
import type { Parsed } from '../../src/lib/contract.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import { isObject } from '../../src/lib/json.ts'
import { parseObject } from '../../src/lib/json-text.ts'
import { defaultLimits } from '../../src/lib/limits.ts'
import type { Check } from '../../src/lib/report.ts'
import type { Scope } from '../../src/lib/scope.ts'
import type { SealOptions } from '../../src/lib/seal-options.ts'
import { parseCompact, parseJsonJws } from '../../src/lib/tokens/jws-parse.ts'
import { proof } from '../../src/proofs/jades/index.ts'

const folder = new URL('../../fixtures/pki/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8')

export const keys: Readonly<Record<string, TestKey>> = JSON.parse(read('keys.json')).keys
export const sealText = (name: string): string => read(`seals/${name}`)
export const sealsFolder: string = fileURLToPath(new URL('seals/', folder))

interface Certificates {
  readonly root: string
  readonly authorities: Readonly<Record<'rsa' | 'p256' | 'p384', string>>
  readonly timestamps: Readonly<Record<'now' | 'rsa' | 'ended', string>>
  readonly leaves: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<'root' | 'rsa' | 'p256' | 'p256Later' | 'p384' | 'p256Stale', string>>
  readonly answer: string
  readonly responder: string
}
export const minted: Certificates = JSON.parse(read('certificates.json'))

let made: World | undefined
/** The PKI again, with its keys: for seals that are made on the spot. */
export const pki = (): World => (made ??= world(keys))
export { times }

/** Who is trusted for the committed fixtures. Authorities and revocation lists are for those that bring none. */
export const trust: SealOptions = {
  anchors: [minted.root],
  timestampAnchors: [minted.root],
  certificates: Object.values(minted.authorities),
  revocations: [minted.lists.root, minted.lists.rsa, minted.lists.p256Later, minted.lists.p384],
}

export interface Judged {
  readonly checks: readonly Check[]
  readonly indication: string
  readonly of: (id: string) => Check | undefined
  readonly outcomes: Readonly<Record<string, string>>
  readonly verdict: 'valid' | 'invalid' | 'indeterminate' | 'thrown'
}

export const scopeOf = (seals: SealOptions, now: number = times.now, fetch?: Scope['fetch']): Scope => {
  const offline = async (): Promise<never> => {
    throw new CredentialError('ERR_OFFLINE', 'no network in tests')
  }
  const outside = { fetch: fetch ?? offline, json: offline, key: offline }
  return {
    now: new Date(now),
    skew: 0,
    signal: undefined,
    limits: defaultLimits,
    contexts: {},
    seals,
    depth: 1,
    ...outside,
    verify: offline,
    once: (_, make) => make(outside),
  }
}

/** @throws CredentialError as parsing does. */
export function parsed(input: string | object): Parsed {
  const text = typeof input === 'string' ? input : JSON.stringify(input)
  const jws = parseCompact(text) ?? parseJsonJws(parseObject(text, defaultLimits))
  const opened = jws && proof.opens?.(jws)
  if (jws === undefined || opened === undefined) throw new CredentialError('ERR_TOKEN', 'not a seal')
  return {
    format: 'elm',
    version: '3',
    document: opened.document,
    text,
    bytes: utf8(text),
    envelope: { kind: 'jades', jws },
    container: 'json',
    found: [],
  }
}

export async function judge(
  input: string | object,
  seals: SealOptions = trust,
  now: number = times.now,
  fetch?: Scope['fetch'],
): Promise<Judged> {
  let checks: readonly Check[]
  try {
    checks = (
      await proof.verify(
        parsed(input),
        { issuer: { path: '' }, until: [], statuses: [], schemas: [], nested: [], recipient: () => [] },
        scopeOf(seals, now, fetch),
      )
    ).checks
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    return { checks: [], indication: error.code, of: () => undefined, outcomes: {}, verdict: 'thrown' }
  }
  const of = (id: string) => checks.find((check) => check.id === id)
  const { indication, subIndication } = of('proof')?.detail ?? {}
  const verdict = checks.some(({ outcome }) => outcome === 'fail')
    ? 'invalid'
    : checks.some(({ outcome }) => outcome === 'unknown')
      ? 'indeterminate'
      : 'valid'
  return {
    checks,
    indication: [indication, subIndication].filter((part) => part !== undefined).join('/'),
    of,
    outcomes: Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome])),
    verdict,
  }
}

export const level = (judged: Judged): unknown => {
  const detail = judged.of('seal.level')?.detail
  return isObject(detail) ? detail['achieved'] : undefined
}

/** The timestamp of a seal that was minted. */
export const stampToken: Uint8Array = new Uint8Array(
  Buffer.from(
    JSON.parse(Buffer.from(JSON.parse(sealText('p256.B-T.json')).signatures[0].header.etsiU[0], 'base64url').toString()).sigTst.tstTokens[0]
      .val,
    'base64',
  ),
)

/** What a reader makes of something: the code of its error, or that it was read. */
export const outcomeOf = (run: () => unknown): string => {
  try {
    run()
    return 'read'
  } catch (error) {
    if (error instanceof CredentialError) return error.code
    throw error
  }
}
