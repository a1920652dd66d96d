/** PDF files made of objects, with a table of them: here, so that each part can be wrong. */
import { deflateSync } from 'node:zlib'
import { joined, utf8 } from '../../src/lib/bytes.ts'

export function pdf(
  objects: readonly (string | Uint8Array)[],
  { trailer = '/Root 1 0 R/Info 2 0 R', start }: { trailer?: string; start?: string } = {},
): Uint8Array {
  const parts: Uint8Array[] = [utf8('%PDF-1.7\n%\u00e2\u00e3\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? utf8(part) : part
    parts.push(bytes)
    at += bytes.length
  }
  for (const [index, object] of objects.entries()) {
    offsets.push(at)
    add(`${index + 1} 0 obj\n`)
    add(object)
    add('\nendobj\n')
  }
  const xref = at
  add(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`,
  )
  add(`trailer\n<</Size ${objects.length + 1}${trailer}>>\nstartxref\n${start ?? xref}\n%%EOF\n`)
  return joined(parts)
}
export const stream = (dictionary: string, content: Uint8Array | string, length?: string): Uint8Array => {
  const bytes = typeof content === 'string' ? utf8(content) : content
  return joined([utf8(`<<${dictionary}/Length ${length ?? bytes.length}>>\nstream\r\n`), bytes, utf8('\nendstream')])
}
export const flate = (content: Uint8Array | string): Uint8Array => Uint8Array.from(deflateSync(content))
export const catalog = '<</Type/Catalog>>'
export const literal = (text: string): string => `(${text.replace(/[\\()]/g, '\\$&')})`

/** Saved again, at its end: these objects are others now, and those are gone. */
export function saved(file: Uint8Array, objects: Readonly<Record<number, string | Uint8Array>>, freed: readonly number[] = []): Uint8Array {
  const text = new TextDecoder('latin1').decode(file)
  const [, trailer = '', before = ''] = /trailer\n<<(.*)>>\nstartxref\n(\d+)\n%%EOF\n$/s.exec(text.slice(text.lastIndexOf('trailer'))) ?? []
  let whole = file
  const add = (part: string | Uint8Array): number => {
    const at = whole.length
    whole = joined([whole, typeof part === 'string' ? utf8(part) : part])
    return at
  }
  const entries = Object.entries(objects).map(([number, object]) => {
    const at = add(`${number} 0 obj\n`)
    add(object)
    add('\nendobj\n')
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
  })
  const xref = add(`xref\n${entries.join('')}${freed.map((number) => `${number} 1\n0000000000 00001 f \n`).join('')}`)
  add(`trailer\n<<${trailer.replace(/\/Prev \d+/, '')}/Prev ${before}>>\nstartxref\n${xref}\n%%EOF\n`)
  return whole
}
