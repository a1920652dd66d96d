/** How much input is looked at before the answer is a typed error. @module */
export interface Limits {
  /** Characters of a credential's text, of which 32 go with each of its values (texts, numbers, objects …) but the first 10 000; 8 Mi unless given. */
  readonly text: number
  /** Bytes of a file that carries one, and of what is unpacked from it; of all files inside files eight times as much. 32 MiB unless given. */
  readonly file: number
  /** Levels of nesting; 128 unless given. */
  readonly depth: number
  /** Credentials inside credentials: levels; 4 unless given. */
  readonly nesting: number
  /** Bytes of one answer from the network; of all answers of a call eight times as much. 8 MiB unless given. */
  readonly response: number
  /**
   * Milliseconds for one request, its redirects included, and for one answer of `resolve` or `fetchResource`; a source of trust, which may ask
   * several addresses, has four times as long. 10 000 unless given; a signer has ten minutes then.
   */
  readonly time: number
  /** Redirects of one request; 5 unless given. */
  readonly redirects: number
  /** Requests in one call; 200 unless given. */
  readonly requests: number
}

export const defaultLimits: Limits = {
  text: 8 * 2 ** 20,
  file: 32 * 2 ** 20,
  depth: 128,
  nesting: 4,
  response: 8 * 2 ** 20,
  time: 10_000,
  redirects: 5,
  requests: 200,
}

/** The limits of a call: the caller's, and the usual ones where the caller says nothing, or no number, which nothing would ever pass. */
export const limitsOf = ({ limits }: { readonly limits?: Partial<Limits> | undefined }, usual: Limits = defaultLimits): Limits =>
  limits
    ? ({
        ...usual,
        ...Object.fromEntries(Object.entries(limits).filter(([, limit]: [string, unknown]) => typeof limit === 'number' && limit >= 0)),
      } as Limits)
    : usual
