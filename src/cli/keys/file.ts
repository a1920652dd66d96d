/** The private key that a person signs with: a JWK as `keygen` writes it, or PEM. @module */
import { createPrivateKey } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { type PrivateJwk, type Signer, signer } from '../../issue.ts'
import { base64 } from '../../lib/bytes.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { errorOf } from '../error-of.ts'
import { bytesOfFile } from '../inputs.ts'
import type { Session } from '../session.ts'
import { marks } from '../style.ts'

/**
 * The signer of all documents. What is wrong with the key is no fault of any of them: whoever named it is told, before the first.
 * @throws CredentialError `ERR_OPTION` where the file holds no private key that is signed with here, or nothing says how it is called.
 */
export async function signerOf(session: Session): Promise<Signer> {
  try {
    return await signerIn(session)
  } catch (cause) {
    throw new CredentialError('ERR_OPTION', credentialError(cause).message, { cause })
  }
}

async function signerIn({ given, style, complain }: Session): Promise<Signer> {
  const { key: path = '', keyId, certificate } = given
  // asked for first: with it the key needs no other name
  if (given.proof === 'jades' && !certificate)
    throw new CredentialError('ERR_OPTION', 'a seal names the signer’s certificate: say with --certificate where it is')
  // also of bytes that are no text: no key is one of them
  const jwk = privateKey(new TextDecoder().decode(await bytesOfFile(path).catch(ofKeyFile)))
  // a seal calls the key by its certificate
  const name = keyId ?? jwk.kid ?? (certificate && given.proof === 'jades' ? 'certificate' : undefined)
  if (name === undefined)
    throw new CredentialError(
      'ERR_OPTION',
      `the key file does not say how the key is called: say it with --key-id${certificate ? ', or --proof jades for a seal' : ''}`,
    )
  const { mode } = await stat(path).catch(() => ({ mode: 0 }))
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    await complain(`${style.open(marks.warn.mark)} Others can read the key file: chmod 600 keeps it yours.\n`)
  const made = await usable(jwk, name)
  return certificate ? { ...made, certificates: certificate.map(base64) } : made
}

/** Some keys show only when they sign that nothing can be signed with them: of nothing, then. */
async function usable(jwk: PrivateJwk, name: string): Promise<Signer> {
  try {
    const made = await signer(jwk, name)
    await made.sign(new Uint8Array())
    return made
  } catch (cause) {
    return ofKeyFile(cause)
  }
}

function ofKeyFile(cause: unknown): never {
  throw errorOf('the key file', cause)
}

function privateKey(text: string): PrivateJwk {
  try {
    if (text.trimStart().startsWith('-----')) return createPrivateKey(text).export({ format: 'jwk' }) as PrivateJwk
    const jwk = JSON.parse(text) as Omit<PrivateJwk, 'kid'> & { readonly kid?: unknown }
    createPrivateKey({ key: jwk as never, format: 'jwk' })
    const { kid, ...rest } = jwk
    return { ...rest, ...(typeof kid === 'string' && { kid }) }
  } catch (cause) {
    // the cause would quote the file
    throw new CredentialError('ERR_KEY', 'the key file holds no private key that can be used: a JWK or PEM without a passphrase is', {
      ...(cause instanceof CredentialError && { cause }),
    })
  }
}
