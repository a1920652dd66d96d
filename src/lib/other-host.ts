/** Whether an address led to somebody else. @module */

const hostIn = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).host : undefined)
/** `www` is nobody else. */
const bare = (host: string): string => host.replace(/^www\./, '')

/** The host that answered in the end, with its port, where it is another one than that which was asked. */
export function otherHost(asked: string, answered: string): string | undefined {
  const [from, to] = [hostIn(asked), hostIn(answered)]
  return from !== undefined && to !== undefined && bare(from) !== bare(to) ? to : undefined
}
