/** Text strings of PDF (ISO 32000-2 section 7.9.2.2) and the text of its metadata. @module */

/** By the byte order mark; without one UTF-8 where it is that, and else Latin-1, which is most of PDFDocEncoding. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}
