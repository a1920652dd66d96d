/** What a call asks the outside: each address once, within its limits. @module */
import { fromUtf8 } from '../bytes.ts'
import { CredentialError, credentialError } from '../errors.ts'
import type { Document } from '../json.ts'
import { parseObject } from '../json-text.ts'
import type { Limits } from '../limits.ts'
import type { Memory } from '../memory.ts'
import type { Options } from '../options.ts'
import type { Need, NeedKind } from '../report.ts'
import type { Fetched, Outside } from '../scope.ts'
import { receive } from './receive.ts'
import { shownAddress } from './shown-address.ts'

/** Answers, each as long as one may be, that are looked at in a call. */
const severalTimes = 8

/** A limited number of addresses, each asked once by all who share the memory. */
export function askingOf(options: Options, limits: Limits, { once }: Memory): Pick<Outside, 'fetch' | 'json'> {
  const asked = new Set<string>()
  let received = 0
  const ask = async (need: Need): Promise<Fetched> => {
    const { url, kind } = need
    const { fetch, signal } = options
    const needs = [need]
    if (!fetch) throw new CredentialError('ERR_OFFLINE', `the network is not used; ${shownAddress(url)} would be asked`, { needs })
    const isNew = !asked.has(url)
    if (asked.add(url).size > limits.requests) throw new CredentialError('ERR_LIMIT', `more than ${limits.requests} requests`, { needs })
    const answer = await once(
      // what is signed itself may have come in a way that is good enough for nothing else
      `${kind === 'revocation' ? 'signed' : 'fetch'} ${url}`,
      () => receive(fetch, need, limits, signal),
      ({ bytes }) => bytes.length,
    )
    if (isNew) received += answer.bytes.length
    const most = severalTimes * limits.response
    if (received > most) throw new CredentialError('ERR_LIMIT', `the answers are together longer than ${most} bytes`, { needs })
    return answer
  }
  const fetched = async (url: string, kind: NeedKind): Promise<Fetched> => {
    try {
      return await ask({ url, kind })
    } catch (error) {
      throw neededAs({ url, kind }, credentialError(error))
    }
  }
  return {
    fetch: fetched,
    json: async (url, kind) => {
      const answer = await fetched(url, kind)
      return once(
        `json ${kind} ${url}`,
        () => jsonOf(answer, { url, kind }, limits),
        () => 2 * answer.bytes.length,
      )
    },
  }
}

/** Several may have asked for one address, each for a reason of its own: everybody is told their own. */
const neededAs = (need: Need, error: CredentialError): CredentialError =>
  error.needs?.every(({ kind }) => kind === need.kind)
    ? error
    : new CredentialError(error.code, error.message, { needs: [need], cause: error.cause })

function jsonOf(answer: Fetched, need: { url: string; kind: NeedKind }, limits: Limits): Document {
  const needs = [need]
  if (answer.status !== 200)
    throw new CredentialError('ERR_NETWORK', `${shownAddress(need.url)} answered with status ${answer.status}`, { needs })
  try {
    return parseObject(fromUtf8(answer.bytes), limits)
  } catch (cause) {
    throw new CredentialError('ERR_NETWORK', `${shownAddress(need.url)} did not answer with a JSON object`, { needs, cause })
  }
}
