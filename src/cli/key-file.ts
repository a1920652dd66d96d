/** The private key that a person signs with: a JWK as `keygen` writes it, or PEM. @module */
import { createPrivateKey } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { type PrivateJwk, type Signer, signer } from '../issue.ts'
import { base64 } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { textOfFile } from './inputs.ts'
import type { Session } from './session.ts'
import { marks } from './style.ts'

/**
 * @throws CredentialError `ERR_KEY` where the file holds no private key that is signed with here; `ERR_OPTION` where nothing says how
 * it is called.
 */
export async function signerOf({ given, style, complain }: Session): Promise<Signer> {
  const { key: path = '', keyId, certificate } = given
  const jwk = privateKey((await textOfFile(path, 'the key file')).replace(/^\uFEFF/, ''))
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
  const made = await signer(jwk, name)
  return certificate ? { ...made, certificates: certificate.map(base64) } : made
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
