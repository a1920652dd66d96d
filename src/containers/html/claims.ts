import type { ContainerClaims } from '../../lib/contract.ts'

/** A web page: its document type or its root element, after comments at most (HTML section 13.1). */
export const claims: ContainerClaims = {
  id: 'html',
  claims: (bytes) =>
    /^\uFEFF?\s*(?:<!--(?:(?!-->).){0,1000}-->\s*)?<(?:!doctype\s+html|html)[\s>]/is.test(
      new TextDecoder().decode(bytes.subarray(0, 2048)),
    ),
}
