import type { ContainerClaims } from '../../lib/contract.ts'

/** `%PDF-` after white space at most: JSON that quotes it further on is no PDF file. */
export const claims: ContainerClaims = {
  id: 'pdf',
  claims: (bytes) => /^\uFEFF?\s*%PDF-/.test(new TextDecoder().decode(bytes.subarray(0, 64))),
}
