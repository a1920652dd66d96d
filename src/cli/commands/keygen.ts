/** `credlens keygen`: a private key into a file of its own, and what is to be published of it. @module */
import { open, rm } from 'node:fs/promises'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { whyNotWritten } from '../../lib/file-reasons.ts'
import { exitCodes, exitOfError } from '../exit.ts'
import type { GeneratedType } from '../keygen-options.ts'
import { type KeyName, nameOfKey, type Published, published } from '../keys/documents.ts'
import { type KeyPair, keyPair } from '../keys/pair.ts'
import type { Session } from '../session.ts'
import { marks, plain } from '../style.ts'
import { hanging } from '../width.ts'

const generators: Readonly<Record<GeneratedType, () => KeyPair>> = {
  Ed25519: () => keyPair('ed25519'),
  'P-256': () => keyPair('ec', { namedCurve: 'P-256' }),
  'P-384': () => keyPair('ec', { namedCurve: 'P-384' }),
  // NIST SP 800-57: 3072 bits hold beyond 2030
  RSA: () => keyPair('rsa', { modulusLength: 3072 }),
}
const algorithms: Readonly<Record<GeneratedType, string>> = { Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384', RSA: 'RS256' }

export async function keygenCommand({ given, style, wrapAt, print, complain }: Session): Promise<number> {
  try {
    const { type = 'Ed25519', publish = 'did', output = '' } = given
    const { privateKey, publicKey } = generators[type]()
    const name = nameOfKey(publicKey, given)
    // before the key is written: a file that is there could not be written a second time
    const content = published(publish, publicKey, { ...name, algorithm: algorithms[type] })
    await writeSecret(output, { ...privateKey.export({ format: 'jwk' }), alg: algorithms[type], kid: name.keyId })
    if (given.json) await print(`${JSON.stringify({ ...name, writtenTo: output, published: content }, null, 2)}\n`)
    else {
      const lines = sayings(name, output, publish)
      await complain(lines.map((line) => `${hanging(`${style.good(marks.pass.mark)} `, line, wrapAt)}\n`).join(''))
      await print(typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`)
    }
    return exitCodes.valid
  } catch (cause) {
    const error = credentialError(cause)
    await complain(`${style.bad(marks.fail.mark)} ${plain(error.message)} [${error.code}]\n`)
    return exitOfError(error)
  }
}

const notWritten = (cause: unknown): CredentialError =>
  new CredentialError('ERR_OUTPUT', `the key file cannot be written${whyNotWritten(cause)}`, { cause })

/** For its owner only, and never over a file that is there: it might be another key. */
async function writeSecret(path: string, jwk: object): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((cause: unknown) => {
    const exists = (cause as { code?: unknown } | null)?.code === 'EEXIST'
    throw exists ? new CredentialError('ERR_OPTION', 'the key file exists already: it is never overwritten', { cause }) : notWritten(cause)
  })
  try {
    await file.writeFile(`${JSON.stringify(jwk, null, 2)}\n`)
  } catch (cause) {
    // half a key would stand in the way of the next one
    await rm(path, { force: true })
    throw notWritten(cause)
  } finally {
    await file.close()
  }
}

function sayings({ did, keyId, address }: KeyName, output: string, publish: Published): readonly string[] {
  const isDid = publish === 'did' && did !== undefined
  const where = isDid
    ? address === undefined
      ? 'Nothing has to be published: the identifier is the key. Its document, for information:'
      : `Publish this at ${plain(address, 300)}:`
    : 'Publish this:'
  return [
    `The private key is in ${plain(output)}, readable by you only. Whoever has it can issue in your name: keep it secret, keep a copy.`,
    ...(did === undefined ? [] : [`As the issuer’s id, write ${plain(did, 2000)}`]),
    `The key is called ${plain(keyId, 2000)}`,
    where,
  ]
}
