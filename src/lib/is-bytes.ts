/** Whether a value of a caller's is bytes. @module */

/** Not by instance: a page with frames and a program that runs tests have several kinds of bytes. */
export const isBytes = (value: unknown): value is Uint8Array =>
  ArrayBuffer.isView(value) && (value as Uint8Array)[Symbol.toStringTag] === 'Uint8Array'
