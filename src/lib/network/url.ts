/** Addresses, taken apart (WHATWG URL Standard, section 4). @module */

/**
 * `undefined` where it is none. `URL.canParse` is not asked: Node 20 and 22, once they have compiled a call of it, deny that
 * `https://bücher.example/` is an address.
 */
export function urlOf(text: string, base?: string | URL): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}
