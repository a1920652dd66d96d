/** Whether a seal is a qualified one: as trusted lists say, or else as its certificate claims of itself. @module */
import type { Path } from '../../keys/x5c/path.ts'
import { isObject } from '../../lib/json.ts'
import { type Check, pass, unknown, warn } from '../../lib/report.ts'
import type { SealOptions, SealQualification, SealQualifier } from '../../lib/seal-options.ts'
import type { Assessment } from './assess.ts'

const id = 'seal.qualified'
const code = 'ERR_SEAL_NOT_QUALIFIED'

/** What the sources say that know one of the certificates; not knowing, where they contradict each other. */
export async function listedAs(
  path: Path | undefined,
  at: number,
  { qualifiers = [] }: SealOptions,
): Promise<SealQualification | undefined> {
  if (path === undefined) return undefined
  const certificates = path.map(({ der }) => der)
  const [first, ...others] = (await Promise.all(qualifiers.map((qualifier) => answerOf(qualifier, certificates, at)))).flat()
  return first && others.some((other) => members.some((name) => other[name] !== first[name])) ? nothingKnown : first
}

const members = ['qualified', 'seal', 'device'] as const
const nothingKnown: SealQualification = { qualified: undefined, seal: undefined, device: undefined }

/** A source that fails, or says something else than yes and no, has said nothing that could be believed. */
async function answerOf(qualifier: SealQualifier, path: readonly Uint8Array[], at: number): Promise<readonly SealQualification[]> {
  try {
    const answer: unknown = await qualifier(path, at)
    if (answer === undefined) return []
    const isAnswer = isObject(answer) && members.every((name) => ['boolean', 'undefined'].includes(typeof answer[name]))
    return [isAnswer ? (answer as unknown as SealQualification) : nothingKnown]
  } catch {
    return [nothingKnown]
  }
}

export function qualifiedCheck(seal: Assessment): Check {
  return seal.listed ? asListed(seal.listed) : asClaimed(seal)
}

function asListed({ qualified, seal, device }: SealQualification): Check {
  const more = { detail: { basis: 'trusted-list', qualified, seal, device } }
  if (qualified === false) return warn(id, code, 'The trusted list says that the certificate is not a qualified one.', more)
  if (seal === false) return warn(id, code, 'The trusted list says that the certificate is not one for seals.', more)
  if (device === false)
    return warn(id, code, 'An advanced seal: the trusted list says that the certificate is qualified, and its device is not.', more)
  if (qualified && seal && device) return pass(id, 'The trusted list says that it is a qualified seal.', more)
  return unknown(id, code, 'Whether the seal is qualified is not known: the trusted list asks for more than can be looked at.', more)
}

/** A claim: whether a supervised provider made the certificate is for a trusted list to say. */
function asClaimed({ qualified, chain }: Assessment): Check {
  const claims = qualified === 'unread' ? undefined : qualified
  const detail = { basis: 'certificate', ...(claims ?? { compliance: false, types: [], device: false }) }
  if (chain?.path === undefined) return unknown(id, code, 'Without a trusted path the claims of the certificate say nothing.', { detail })
  if (qualified === 'unread') return warn(id, code, 'What the certificate claims of being qualified cannot be read.', { detail })
  const seal = claims?.compliance === true && claims.types.includes('eseal') && !claims.otherLaw
  if (!seal) return warn(id, code, 'The certificate does not claim to be a qualified one for seals.', { detail })
  if (!claims.device)
    return warn(id, code, 'An advanced seal: the certificate claims to be qualified, and claims no qualified device.', {
      detail,
    })
  return pass(id, 'The certificate claims a qualified seal: qualified, for seals, in a qualified device.', { detail })
}
