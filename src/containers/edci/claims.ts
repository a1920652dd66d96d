import type { ContainerClaims } from '../../lib/contract.ts'

/** How far into a file its root element is looked for. */
const head = 65_536

const name = /^<(?:[\w-]{1,64}:)?(?:europassCredential|europassPresentation|verifiablePresentation)\s/
const namespace = /"http:\/\/data\.europa\.eu\/(?:snb|europass)\b/

/** XML of the first Europass generation (EDCI), which is sealed with XAdES: by its root element and that one's namespaces. */
export const claims: ContainerClaims = {
  id: 'edci',
  claims: (bytes) => {
    const text = new TextDecoder().decode(bytes.subarray(0, head))
    if (!/^\s*</.test(text.slice(0, 256))) return false
    // declarations, instructions and comments begin with another character
    const start = text.slice(Math.max(0, text.search(/<[A-Za-z]/)))
    const end = start.indexOf('>')
    return end > 0 && name.test(start) && namespace.test(start.slice(0, end))
  },
}
