/** One request on Node, to an address that was checked. @module */
import { lookup } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { CredentialError } from '../errors.ts'
import { type AddressRules, isPrivateAddress } from './address-rules.ts'
import { hasBody } from './response.ts'

interface Init {
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
}

/** Redirects are answers here; who asked decides. */
export const connect = (address: URL, { signal, headers = {} }: Init, rules: AddressRules): Promise<Response> =>
  new Promise((resolve, reject) => {
    const request = address.protocol === 'https:' ? requestHttps : requestHttp
    const sent = request(
      address,
      { signal, headers: { ...headers, 'accept-encoding': 'identity' }, lookup: checkedLookup(rules), agent: false },
      (message) => {
        try {
          resolve(responseOf(message))
        } catch (error) {
          message.destroy()
          reject(error)
        }
      },
    )
    sent.on('error', reject)
    sent.end()
  })

/** Resolves a name, and hands on only public addresses: the connection goes where the check has looked. */
const checkedLookup =
  ({ allowPrivate = false }: AddressRules): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error) return callback(error, '', 4)
      if (!first || (!allowPrivate && addresses.some(({ address }) => isPrivateAddress(address)))) {
        return callback(
          new CredentialError('ERR_FORBIDDEN_ADDRESS', 'an address was not asked: its name stands for a private address'),
          '',
          4,
        )
      }
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
    })

function responseOf(message: IncomingMessage): Response {
  const status = message.statusCode ?? 0
  if (status < 200 || status > 599) throw new CredentialError('ERR_NETWORK', 'the address answered with no usable status')
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    for (const item of [value].flat()) if (item !== undefined) headers.append(name, item)
  const body = hasBody(status) ? (Readable.toWeb(message) as ReadableStream<Uint8Array>) : null
  return new Response(decoded(body, headers.get('content-encoding')), { status, headers })
}

/** Some servers compress whatever was asked for. The size limit counts what comes out. */
function decoded(body: ReadableStream<Uint8Array> | null, encoding: string | null): ReadableStream<Uint8Array> | null {
  if (body === null || encoding === null || encoding === 'identity') return body
  if (encoding !== 'gzip' && encoding !== 'deflate')
    throw new CredentialError('ERR_NETWORK', 'the answer is compressed in a way that is not read here')
  return body.pipeThrough(new DecompressionStream(encoding) as ReadableWritablePair<Uint8Array, Uint8Array>)
}
