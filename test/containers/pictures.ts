/** Pictures made here, to bake into. */
import { encode } from 'fast-png'
import { chunk } from '../../src/containers/png/chunks.ts'
import { concat, joined, utf8 } from '../../src/lib/bytes.ts'

const pixels = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (index * 7919) % 251)

export const pngs: readonly Uint8Array[] = [
  encode({ width: 1, height: 1, data: pixels(4), channels: 4, depth: 8 }),
  encode({ width: 17, height: 5, data: pixels(17 * 5 * 3), channels: 3, depth: 8 }),
  encode({ width: 64, height: 64, data: pixels(64 * 64), channels: 1, depth: 8 }),
]

/** The first picture with chunks put in after its header. */
export const withChunks = (...chunks: readonly Uint8Array[]): Uint8Array => {
  const [picture = new Uint8Array()] = pngs
  return joined([picture.slice(0, 33), ...chunks, picture.slice(33)])
}
export const textChunk = (type: string, keyword: string, rest: Uint8Array | string): Uint8Array =>
  chunk(type, concat(utf8(`${keyword}\0`), typeof rest === 'string' ? utf8(rest) : rest))

export const svgs: readonly string[] = [
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- a badge -->\n<svg xmlns="http://www.w3.org/2000/svg"\n  viewBox="0 0 1 1"\t>\r\n<rect width="1" height="1"/>🎓</svg>\n<!-- end -->',
  '\uFEFF<s:svg xmlns:s="http://www.w3.org/2000/svg" title="a &gt; b"><s:script><![CDATA[alert("<openbadges:assertion/>")]]></s:script></s:svg  >',
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><g><openbadges:assertion verify="https://example.org/a"/></g></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0"><ob:credential>{"old":true}</ob:credential><g/><ob:credential verify="a.b.c"></ob:credential></svg>',
]
/** The same without the credentials that some of them carry, made by hand. */
export const bareSvgs: readonly string[] = [
  svgs[0] ?? '',
  svgs[1] ?? '',
  svgs[2] ?? '',
  '<svg xmlns="http://www.w3.org/2000/svg"><g></g></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0"><g/></svg>',
]
