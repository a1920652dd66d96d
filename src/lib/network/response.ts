/** Responses that are put together here. @module */
import type { Recorded } from './recorder.ts'

/** Statuses whose answer has no body (Fetch, "null body status"). */
const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304])

export const hasBody = (status: number): boolean => !bodiless.has(status)

/** A response that was made by hand does not know the address that gave it. */
export const answeredBy = (response: Response, url: string): Response => Object.defineProperty(response, 'url', { value: url })

/** An answer that was kept, as if it came now. */
export function responseOf({ status, bytes, contentType, finalUrl, date }: Omit<Recorded, 'url' | 'digest'>): Response {
  const headers = { 'content-type': contentType, ...(date !== undefined && { date }) }
  const response = new Response(hasBody(status) ? Uint8Array.from(bytes) : null, { status, headers })
  return answeredBy(response, finalUrl)
}
