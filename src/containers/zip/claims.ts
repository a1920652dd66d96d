import type { ContainerClaims } from '../../lib/contract.ts'

/** An archive begins with its first file, or, where it is empty, with its end (APPNOTE 4.3.6). */
export const claims: ContainerClaims = {
  id: 'zip',
  claims: ([p, k, first, second]) => p === 0x50 && k === 0x4b && ((first === 3 && second === 4) || (first === 5 && second === 6)),
}
