/** All that may help to judge a certificate, out of a credential and from the caller. @module */
import { CredentialError } from '../../lib/errors.ts'
import type { SealOptions } from '../../lib/seal-options.ts'
import { type Certificate, certificate } from './certificate.ts'
import type { Evidence } from './chain.ts'
import { type Anchors, anchorsOf, certificatesOf, revocationsOf } from './input.ts'
import { ocspAnswer } from './ocsp.ts'
import { issued } from './path.ts'
import { revocationList } from './revocation-list.ts'

/** DER that came along with a credential: none of it is trusted. */
export interface Material {
  readonly certificates: readonly Uint8Array[]
  readonly lists: readonly Uint8Array[]
  readonly answers: readonly Uint8Array[]
}

export interface Gathered {
  readonly evidence: Evidence
  /** The same without the revocation data of the caller: what the credential proves by itself. */
  readonly own: Evidence
  /** Pieces of the material that are not well-formed: they count for nothing. */
  readonly unread: number
}

/** `around`: those that answers and tokens bring along as well, each counted once. */
const most = { certificates: 50, around: 100, revocations: 40, octets: 4 * 2 ** 20 }

/** @throws CredentialError `ERR_LIMIT`, and `ERR_OPTION` for what the caller gave. */
export function gather(material: Material, { anchors, certificates, revocations }: SealOptions): Gathered {
  requireWithin(material)
  const around = readAll(material.certificates, certificate)
  const lists = readAll(material.lists, revocationList)
  const answers = readAll(material.answers, ocspAnswer)
  const came = once([...around.read, ...answers.read.flatMap((answer) => answer.certificates)])
  requireFew(came)
  const supplied = revocationsOf(revocations)
  const own = {
    ...anchorsOf(anchors),
    pool: once([...came, ...certificatesOf(certificates)]),
    lists: lists.read,
    answers: answers.read,
    issued,
  }
  return {
    own,
    evidence: { ...own, lists: [...own.lists, ...supplied.lists], answers: [...own.answers, ...supplied.answers] },
    unread: around.unread + lists.unread + answers.unread,
  }
}

function requireWithin({ certificates, lists, answers }: Material): void {
  const octets = [...certificates, ...lists, ...answers].reduce((sum, { length }) => sum + length, 0)
  if (certificates.length > most.certificates || lists.length + answers.length > most.revocations || octets > most.octets) throw tooMuch()
}

/** The more lie around, the longer a path is looked for. */
function requireFew(certificates: readonly Certificate[]): void {
  if (certificates.length > most.around) throw tooMuch()
}

const tooMuch = (): CredentialError =>
  new CredentialError('ERR_LIMIT', 'the credential brings more certificates or revocation data along than is looked at')

function readAll<Value>(
  list: readonly Uint8Array[],
  read: (der: Uint8Array) => Value,
): { readonly read: readonly Value[]; readonly unread: number } {
  const values = list.flatMap((der) => {
    try {
      return [read(der)]
    } catch (error) {
      if (error instanceof CredentialError) return []
      throw error
    }
  })
  return { read: values, unread: list.length - values.length }
}

/** One that came along a hundred times would be tried as often: what is read twice is the same object. */
const once = (certificates: readonly Certificate[]): readonly Certificate[] => [...new Set(certificates)]

/** The same evidence with what tokens bring along besides, and other anchors. @throws CredentialError `ERR_LIMIT`. */
export function withCertificates(evidence: Evidence, more: readonly Certificate[], anchors: Anchors): Evidence {
  const brought = once(more)
  requireFew(brought)
  return { ...evidence, pool: once([...evidence.pool, ...brought]), ...anchors }
}
