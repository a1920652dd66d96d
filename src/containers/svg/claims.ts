import type { ContainerClaims } from '../../lib/contract.ts'

/** How far into a file its root element is looked for. */
const prolog = 65_536

/** An XML file whose root element is `svg`, with any prefix: its namespace is looked at when it is read. */
export const claims: ContainerClaims = {
  id: 'svg',
  claims: (bytes) => isMarkup(bytes) && /^<(?:[\w.-]+:)?svg[\s/>]/.test(fromRoot(new TextDecoder().decode(bytes.subarray(0, prolog)))),
}

/** Whether the first byte that is not white space, after a byte order mark, is `<`. */
function isMarkup(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  for (let at = start; at < prolog; at++) {
    const byte = bytes[at]
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return byte === 0x3c
  }
  return false
}

/** The text from its root element on: declarations, instructions and comments are passed over (XML 1.0, production 22). */
function fromRoot(text: string): string {
  let at = 0
  for (;;) {
    at += /^\s*/.exec(text.slice(at, at + 4096))?.[0].length ?? 0
    const end = text.startsWith('<?', at)
      ? text.indexOf('?>', at) + 1
      : text.startsWith('<!--', at)
        ? text.indexOf('-->', at + 4) + 2
        : text.startsWith('<!', at)
          ? endOfDoctype(text, at)
          : -1
    if (end <= at) return text.slice(at, at + 64)
    at = end + 1
  }
}

function endOfDoctype(text: string, at: number): number {
  const end = text.indexOf('>', at)
  const subset = text.indexOf('[', at)
  return subset < 0 || subset > end ? end : text.indexOf('>', text.indexOf(']', subset))
}
