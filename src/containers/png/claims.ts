import type { ContainerClaims } from '../../lib/contract.ts'

/** PNG (ISO/IEC 15948) section 5.2. */
export const signature: Uint8Array = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

export const claims: ContainerClaims = {
  id: 'png',
  claims: (bytes) => signature.every((byte, index) => bytes[index] === byte),
}
