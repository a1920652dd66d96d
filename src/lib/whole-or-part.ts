/** What a pointer into a credential is about, in words. @module */

/** A member of the document is said of the credential; what stands deeper is said of a part of it (an assertion of a record). */
export const wholeOrPart = (path: string): string => (path.lastIndexOf('/') > 0 ? 'A part of the credential' : 'The credential')
