/** Responses that are put together here. @module */

/** Statuses whose answer has no body (Fetch, "null body status"). */
const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304])

export const hasBody = (status: number): boolean => !bodiless.has(status)

/** A response that was made by hand does not know the address that gave it. */
export const answeredBy = (response: Response, url: string): Response => Object.defineProperty(response, 'url', { value: url })
