/** How a status responder is asked about a certificate at an address (RFC 6960 section 4.1 and appendix A.1, RFC 5019 section 5). @module */
import { base64 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { Certificate } from './certificate.ts'
import { ascii, decode, isContext, oid, sequence } from './der.ts'
import { fromHex, octetString, serialNumber, wrapped } from './encode.ts'
import { hashOf } from './ocsp.ts'

const what = 'authority information access'
const ids = { access: '1.3.6.1.5.5.7.1.1', ocsp: '1.3.6.1.5.5.7.48.1' } as const

/** Where a certificate says that its status can be asked for (RFC 5280 section 4.2.2.1): it is no worse where that cannot be read. */
function respondersOf({ extensions }: Certificate): readonly string[] {
  const access = extensions.get(ids.access)
  if (!access) return []
  try {
    return sequence(decode(access.value, what), what).flatMap((each) => {
      const [method, place] = sequence(each, what)
      return oid(method, what) === ids.ocsp && isContext(place, 6) ? [ascii(place.content)] : []
    })
  } catch (error) {
    if (error instanceof CredentialError) return []
    throw error
  }
}

const sequenceTag = 0x30
/** AlgorithmIdentifier of SHA-1, which every responder knows: it names the issuer here, and nothing rests on it (RFC 5019 section 2.1.1). */
const sha1 = Uint8Array.of(0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00)

/** The addresses that answer about one certificate, without a nonce: the answer may be kept. */
export async function answerAddresses(certificate: Certificate, issuer: Certificate): Promise<readonly string[]> {
  const responders = respondersOf(certificate)
  if (responders.length === 0) return []
  const [nameHash, keyHash] = await Promise.all([hashOf(certificate.issuer.raw, 'SHA-1'), hashOf(issuer.keyOctets, 'SHA-1')])
  const id = wrapped(sequenceTag, sha1, octetString(fromHex(nameHash)), octetString(fromHex(keyHash)), serialNumber(certificate.serial))
  // OCSPRequest { TBSRequest { requestList { Request { reqCert
  const request = [1, 2, 3, 4].reduce((inner) => wrapped(sequenceTag, inner), id)
  const question = encodeURIComponent(base64(request))
  return responders.map((responder) => `${responder.replace(/\/$/, '')}/${question}`)
}
