/**
 * What every runtime has to answer, as a plain function: it is bundled, taken to the runtime and called there. Cases
 * and the answers expected come with the call; the only thing asked is the server of the test.
 */
import * as platform from '#crypto'
import type { Algorithm } from '../../src/crypto/backend.ts'
import { bake, convert, guardedFetch, restore, unbake, type VerifyOptions, validate, verify } from '../../src/index.ts'
import { canonize } from '../../src/jsonld/index.ts'
import { fromBase64url, fromUtf8 } from '../../src/lib/bytes.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Document } from '../../src/lib/json.ts'
import type { GuardedFetchOptions } from '../../src/lib/network/guarded-fetch.ts'
import type { Report } from '../../src/lib/report.ts'
import type { SealOptions } from '../../src/lib/seal-options.ts'

/** All that a case brings along, as JSON; bytes are base64url. */
export type Work =
  | { readonly kind: 'backend' | 'code generation' }
  | {
      readonly kind: 'verify'
      readonly text: string
      readonly now: string
      readonly seals?: SealOptions
      readonly web: Readonly<Record<string, string>>
    }
  | { readonly kind: 'fetch'; readonly url: string; readonly rules: GuardedFetchOptions }
  | { readonly kind: 'validate' | 'convert' | 'restore'; readonly text: string }
  | { readonly kind: 'canonize'; readonly text: string; readonly engine: 'auto' | 'both' }
  | { readonly kind: 'bake'; readonly text: string; readonly picture: string }
  | {
      readonly kind: 'signature'
      readonly algorithm: Algorithm
      readonly jwk: Document
      readonly data: string
      readonly signature: string
    }
export type Case = Work & { readonly name: string; readonly expected: string }

export interface Result {
  readonly name: string
  readonly ok: boolean
  /** The answer, where it is another than the one expected. */
  readonly detail: string
}

type Answer<Kind extends Work['kind']> = (work: Extract<Work, { kind: Kind }>, expected: string) => unknown
const bytes = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array()

/** The verdict, or the expected code where the report holds it. */
function inShort({ verdict, checks }: Report, expected: string): string {
  if (verdict === 'valid' || verdict === expected) return verdict
  const codes = checks.flatMap(({ outcome, code }) => (code && outcome !== 'skip' && outcome !== 'warn' ? [code] : []))
  return codes.find((code) => code === expected) ?? [verdict, ...codes].join(' ')
}

const verified: Answer<'verify'> = async ({ text, now, seals, web }, expected) => {
  const options: VerifyOptions = {
    now: new Date(now),
    fetch: async (url) => (Object.hasOwn(web, url) ? new Response(web[url]) : new Response('nothing here', { status: 404 })),
    ...(seals && { seals }),
  }
  return inShort(await verify(text, options), expected)
}

/** The European credential has no fault but those that the conversion itself lists as missing in the source. */
const converted: Answer<'convert'> = async ({ text }) => {
  const { document, diagnostics } = await convert(text, { to: 'elm' })
  const missing = diagnostics.flatMap(({ kind, target }) => (kind === 'missing' && target !== undefined ? [target] : []))
  const { checks } = await validate(document)
  const faults = checks.filter(({ outcome, path }) => outcome === 'fail' && !missing.some((target) => target.startsWith(`${path}/`)))
  return faults.length === 0 ? 'valid' : JSON.stringify(faults)
}

/** The very octets, out of the converted document. */
const thereAndBack: Answer<'restore'> = async ({ text }) => {
  const { document } = await convert(text, { to: 'elm' })
  return fromUtf8((await restore(document)).bytes)
}

const answers: { readonly [Kind in Work['kind']]: Answer<Kind> } = {
  backend: () => platform.backend(),
  'code generation': () => {
    try {
      Reflect.construct(Function, ['return 1'])
      return 'allowed'
    } catch {
      return 'forbidden'
    }
  },
  fetch: async ({ url, rules }) => (await guardedFetch(rules)(url, { signal: AbortSignal.timeout(10_000) })).text(),
  verify: verified,
  validate: async ({ text }, expected) => inShort(await validate(text), expected),
  convert: converted,
  restore: thereAndBack,
  canonize: ({ text, engine }) => canonize(JSON.parse(text), { engine }),
  bake: async ({ text, picture }) => unbake(await bake(bytes(picture), text)),
  signature: async ({ algorithm, jwk, data, signature }) =>
    platform.verifySignature(algorithm, await platform.importKey({ jwk }), bytes(data), bytes(signature)),
}

async function resultOf({ name, expected, ...work }: Case): Promise<Result> {
  let answer: string
  try {
    // a table row per kind: which row fits which case is beyond what the compiler follows
    answer = String(await (answers[work.kind] as (work: Work, expected: string) => unknown)(work, expected))
  } catch (error) {
    answer = error instanceof CredentialError ? error.code : `${error}`
  }
  const ok = answer === expected
  return { name: `${work.kind}: ${name}`, ok, detail: ok ? '' : answer.slice(0, 500) }
}

export async function run(cases: readonly Case[]): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const each of cases) results.push(await resultOf(each))
  return results
}

const opposites: Readonly<Record<string, string>> = { valid: 'ERR_PROOF', true: 'false', false: 'true', node: 'web', web: 'node' }

/** The case with its expectation turned round: a runtime that answers rightly fails it. */
export const turned = (each: Case): Case => ({
  ...each,
  expected: opposites[each.expected] ?? (/^(ERR_|in)/.test(each.expected) ? 'valid' : `not ${each.expected}`),
})
