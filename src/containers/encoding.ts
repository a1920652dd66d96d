/** The encoding of a text by its first two bytes (XML 1.0 appendix F.1): no text of UTF-8 begins as one of UTF-16 does. @module */
export function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
