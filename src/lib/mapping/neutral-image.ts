/** What stands where a format requires a picture and the source has none. @module */

/** A PNG of one grey pixel (ISO/IEC 15948). */
export const neutralImage: string =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGO4AAAA0gDR29kOtwAAAABJRU5ErkJggg=='
