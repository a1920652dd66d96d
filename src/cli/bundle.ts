/** `credlens bundle` @module */
import { writeFile } from 'node:fs/promises'
import { type BundleOptions, bundle } from '../bundle.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import type { Input } from '../lib/options.ts'
import { diagnosticsText, mappingOptions } from './convert.ts'
import { exitCodes, exitOfError } from './exit.ts'
import { inputsOf } from './inputs.ts'
import type { CommonOptions, Session } from './session.ts'
import { plain } from './style.ts'

/** Many credentials into one. Each is read before anything is written: one that cannot be used ends it. */
export async function bundleCommand(names: readonly string[], session: Session): Promise<number> {
  const { given, style, print, complain } = session
  const inputs: Input[] = []
  try {
    for await (const { read } of inputsOf(names, given)) inputs.push(await read())
    const { document, diagnostics, format } = await bundle(inputs, {
      ...mappingOptions(session),
      ...(given.name !== undefined && { name: given.name }),
      ...issuerOf(given),
    })
    const text = `${JSON.stringify(given.json ? { format, diagnostics, document } : document, null, 2)}\n`
    if (!given.json)
      await complain(`${style.bold(`${inputs.length} credentials into one ${format}`)}\n${diagnosticsText(diagnostics, session)}`)
    if (given.output === undefined) await print(text)
    else await writeFile(given.output, text)
    return exitCodes.valid
  } catch (cause) {
    const error: CredentialError = credentialError(cause)
    await complain(`${style.bad('✗')} ${plain(error.message)} [${error.code}]\n`)
    return exitOfError(error)
  }
}

function issuerOf({ issuer: id, issuerName: name }: CommonOptions): Pick<BundleOptions, 'issuer'> {
  if (id === undefined && name !== undefined) throw new CredentialError('ERR_OPTION', 'say with --issuer whose name that is')
  return id === undefined ? {} : { issuer: { id, ...(name !== undefined && { name }) } }
}
