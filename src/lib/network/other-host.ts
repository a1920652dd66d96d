/** Whether an address led to somebody else. @module */
import { urlOf } from './url.ts'

const hostIn = (address: string): string | undefined => urlOf(address)?.host
/** `www` is nobody else. */
const bare = (host: string): string => host.replace(/^www\./, '')

/** The host that answered in the end, with its port, where it is another one than that which was asked. */
export function otherHost(asked: string, answered: string): string | undefined {
  const [from, to] = [hostIn(asked), hostIn(answered)]
  return from !== undefined && to !== undefined && bare(from) !== bare(to) ? to : undefined
}
