/** Credentials baked into PNG pictures: every standard's keyword, every kind of textual chunk. @module */
import { joined } from '../../lib/bytes.ts'
import type { Carried, Container } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { defaultLimits } from '../../lib/limits.ts'
import { type ReadLimits, type Unpacking, withUnpacking } from '../../lib/unpacking.ts'
import { looksLikeCredential } from '../look.ts'
import { keywords, placeOf } from '../standards.ts'
import { type Chunk, chunk, chunksOf } from './chunks.ts'
import { claims, signature } from './claims.ts'
import { showsQrCode } from './qr.ts'
import { rasterOf } from './raster.ts'
import { internationalText, keywordOf, type Text, textOf } from './texts.ts'

/** More than any picture carries. */
const most = 64
/** How much is looked at where no standard would put a credential. */
const mostStrays = { chunks: 32, size: 2 ** 20 }

export const container: Container = {
  ...claims,
  read: async (bytes, limits) => {
    if (bytes.length > limits.file) throw new CredentialError('ERR_TOO_LARGE', `the file is larger than ${limits.file} bytes`)
    const chunks = chunksOf(bytes)
    const textual = chunks.filter((item) => keywordOf(item) !== undefined)
    const named = texts(textual.filter(isCredentialChunk), limits)
      .map(carried)
      .filter(({ text }) => text.trim() !== '')
    const found = named.length > 0 ? named : strays(textual, limits)
    const raster = found.length === 0 && mayLook(limits.unpacking) ? rasterOf(chunks) : undefined
    if (raster && showsQrCode(raster))
      throw new CredentialError('ERR_NO_CREDENTIAL', 'the picture carries no credential: it shows a QR code, which may lead to one')
    return found
  },
  bake: async (bytes, text, format) => {
    const { keyword } = placeOf(format.id)
    const [header = signature, ...rest] = without(bytes)
    return joined([signature, header, chunk('iTXt', internationalText(keyword, text)), ...rest])
  },
  strip: async (bytes) => joined([signature, ...without(bytes)]),
}

const isCredentialChunk = (item: Chunk): boolean => keywords.has(keywordOf(item)?.toLowerCase() ?? '')

/** The chunks of a picture without the credentials that it carries: those under other keywords too, which a reader would find then. */
function without(bytes: Uint8Array): readonly Uint8Array[] {
  const chunks = chunksOf(bytes)
  const others = chunks.filter((item) => !isCredentialChunk(item))
  const textual = others.filter((item) => keywordOf(item) !== undefined)
  const found = new Set(straysAmong(textual, withUnpacking(defaultLimits)).map(({ item }) => item))
  return others.filter((item) => !found.has(item)).map(({ whole }) => whole)
}

/** What a picture without a credential shows is looked at in a few: in an archive of thousands it would take minutes. */
const mayLook = (unpacking: Unpacking | undefined): boolean => unpacking === undefined || unpacking.pictures-- > 0

function texts(chunks: readonly Chunk[], limits: ReadLimits): readonly Text[] {
  if (chunks.length > most) throw new CredentialError('ERR_LIMIT', `the picture carries more than ${most} credentials`)
  let left = limits.file
  return chunks.map((item) => {
    const read = textOf(item, Math.min(left, limits.text), limits.unpacking)
    left -= read.text.length
    if (left < 0 || read.text.length > limits.text) throw new CredentialError('ERR_TOO_LARGE', 'the credential is larger than the limit')
    return read
  })
}

function carried({ keyword, text, type, compressed }: Text): Carried {
  const notes = [
    ...(type === 'iTXt' ? [] : [`kept in a ${type} chunk, where the standards ask for iTXt`]),
    ...(compressed ? ['compressed, which the standards do not allow'] : []),
  ]
  return { text, found: { container: 'png', place: keyword, ...(notes.length > 0 ? { note: notes.join('; ') } : {}) } }
}

/** The first credential under a keyword that no standard names: only where there is none under its own. */
const strays = (textual: readonly Chunk[], limits: ReadLimits): readonly Carried[] =>
  straysAmong(textual.slice(0, mostStrays.chunks), limits)
    .slice(0, 1)
    .map(({ text }) => {
      const { found, ...rest } = carried(text)
      return { ...rest, found: { ...found, note: ['the keyword is none that a standard names', found.note].filter(Boolean).join('; ') } }
    })

const straysAmong = (textual: readonly Chunk[], limits: ReadLimits): readonly { readonly item: Chunk; readonly text: Text }[] =>
  textual.flatMap((item) => {
    const text = attempt(item, limits)
    return text !== undefined && looksLikeCredential(text.text) ? [{ item, text }] : []
  })

function attempt(item: Chunk, { text, unpacking }: ReadLimits): Text | undefined {
  try {
    return textOf(item, Math.min(mostStrays.size, text), unpacking)
  } catch {
    return undefined
  }
}
