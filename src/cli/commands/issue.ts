/** `credlens issue` @module */
import { unsignedPresentation } from '../../core/verify/unsigned-presentation.ts'
import { withAnything } from '../../core/verify/verifiable-credential.ts'
import { registry } from '../../generated/registry.ts'
import { issue, type Signer } from '../../issue.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { list, own } from '../../lib/json.ts'
import type { Input } from '../../lib/options.ts'
import type { Check } from '../../lib/report.ts'
import { type Document, type Parsed, parse } from '../../parse.ts'
import { verify } from '../../verify.ts'
import { exitCodes } from '../exit.ts'
import { signerOf } from '../keys/file.ts'
import type { CommandKind } from '../output.ts'
import { reportText } from '../print-report.ts'
import { documentExtension, loadedFormat } from '../product.ts'
import type { Session } from '../session.ts'
import { plain } from '../style.ts'
import { titleOf } from '../title.ts'

/** A status list is signed, too; and a presentation itself, however much it shows. */
const formats = [...withAnything(registry).formats, unsignedPresentation]

export const issueCommand: CommandKind = {
  name: 'issue',
  makes: true,
  formats,
  prepare: signerOnce,
  work: async (credential, session) => {
    const signer = await signerOnce(session)
    const { document, format } = await unsigned(credential, session)
    const proof = session.given.proof ?? (await usualProof(format, signer))
    const signed = await issue(document, {
      ...session.calls,
      signer,
      proof,
      ...createdOf(session),
      ...(session.given.inside && { inside: true }),
    }).catch(withReasons)
    // whoever signs sees what a verifier will see
    const report = await verify(signed, session.calls)
    return {
      exit: report.verdict === 'invalid' ? exitCodes.invalid : exitCodes.valid,
      report,
      product: {
        content: typeof signed === 'string' ? signed : `${JSON.stringify(signed, null, 2)}\n`,
        extension: typeof signed === 'string' ? '.jwt' : await documentExtension(format),
      },
    }
  },
  text: ({ report, product }, place, session) =>
    [
      `${titleOf(place, session)}: ${product?.writtenTo === undefined ? 'signed' : `signed, in ${plain(product.writtenTo)}`}. What a verifier sees:\n\n`,
      report ? reportText(report, session) : '',
      report?.checks.some(isUnsignedInside) ? '\nWhat is inside has no proof of its own: --inside signs it with the same key.\n' : '',
    ].join(''),
  brief: ({ product }) => (product?.writtenTo === undefined ? undefined : `signed, in ${plain(product.writtenTo)}`),
  data: ({ report, product }) => ({
    ...(product?.writtenTo === undefined ? { signed: product?.content } : { writtenTo: product.writtenTo }),
    report,
  }),
}

/** The report that says why is no part of what is printed of an error: its faults are told instead. */
function withReasons(cause: unknown): never {
  const error = credentialError(cause)
  const faults = error.report?.checks.filter(({ outcome }) => outcome === 'fail').map(({ message }) => message) ?? []
  if (faults.length === 0) throw error
  throw new CredentialError(error.code, `the document is not well formed, so it was not signed: ${faults.join(' ')}`, { cause })
}

const isUnsignedInside = ({ id, outcome, detail }: Check): boolean =>
  id === 'nested' && outcome === 'fail' && list(own(detail, 'codes')).includes('ERR_NO_PROOF')

const signers = new WeakMap<Session, Promise<Signer>>()

/** The key file is read once, however many documents there are. */
function signerOnce(session: Session): Promise<Signer> {
  const known = signers.get(session) ?? signerOf(session)
  signers.set(session, known)
  return known
}

/** A token or a document in an envelope is taken out: the document in it is signed anew. */
const unsigned = (credential: Input, { calls }: Session): Promise<Pick<Parsed, 'document' | 'format'> & { readonly document: Document }> =>
  parse(credential, { ...calls, formats })

const createdOf = ({ given, calls }: Session): { readonly created?: string } =>
  given.now === undefined || calls.now === undefined ? {} : { created: calls.now.toISOString().replace(/\.\d+Z$/, 'Z') }

/** What is usual for the format and the key, where nothing is asked for. */
async function usualProof(format: string, { algorithm }: Signer): Promise<string> {
  const ofKey: Readonly<Record<string, string>> = { EdDSA: 'eddsa-rdfc-2022', ES256: 'ecdsa-rdfc-2019', ES384: 'ecdsa-rdfc-2019' }
  return (await loadedFormat(format))?.usualProof ?? ofKey[algorithm] ?? 'vc-jwt'
}
