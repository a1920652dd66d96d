import type { ContainerClaims } from '../../lib/contract.ts'
import { encodingOf } from '../encoding.ts'

/** How far into a file its root element is looked for. */
const prolog = 65_536

/** An XML file whose root element is `svg`, with any prefix, in any namespace: programs that draw it take both. */
export const claims: ContainerClaims = {
  id: 'svg',
  claims: (bytes) => /^\s*</.test(textOf(bytes, 256)) && /^<(?:[\w.-]+:)?svg[\s/>]/.test(fromRoot(textOf(bytes, prolog))),
}

/** Its beginning, without a byte order mark. */
const textOf = (bytes: Uint8Array, length: number): string => new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, length))

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
