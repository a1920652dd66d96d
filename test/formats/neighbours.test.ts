import { describe, expect, it } from 'vitest'
import { neighbourText } from '../../src/lib/neighbours.ts'
import { parse } from '../../src/parse.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'

const texts: readonly (readonly [text: string, word: string])[] = [
  ['<!DOCTYPE html><html><head><title>Verify</title>', 'page'],
  ['\uFEFF  <html lang="en">', 'page'],
  ['<?xml version="1.0"?>\n<europassCredential xmlns="http://data.europa.eu/snb" cred:id="urn:1">', 'Europass credential'],
  ['<?xml version="1.0"?><cred:credential xmlns:cred="http://data.europa.eu/europass/model/credentials#">', 'Europass credential'],
  ['<?xml version="1.0"?><elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1">', 'ELMO'],
  ['-----BEGIN PUBLIC KEY-----\nMIIB', 'PEM'],
  ['@prefix dc: <http://purl.org/dc/terms/> .', 'Turtle'],
  ['<fish></fish>', 'XML'],
]

describe('texts that are no credential', () => {
  it.each(texts)('%s', (text, word) => expect(neighbourText(text)).toContain(word))
  it.each(['{"id": 1}', 'aaaa.bbbb.cccc', 'hello', '', '[]', '< 3'])('says nothing of %j', (text) =>
    expect(neighbourText(text)).toBeUndefined(),
  )
  it.skipIf(!hasReference)('names every XML file of the samples', () => {
    const files = referenceFiles('samples/edc-xml-v1')
    for (const file of files) expect(neighbourText(referenceText(file)), file).toMatch(/XML/)
    ran('neighbours in XML', files.length)
  })
  it.each(texts.filter(([text]) => !text.includes('<html')))('are named to those who parse them: %s', async (text, word) => {
    // the first generation of Europass has a container of its own, which says so in its own words
    const named = text.includes('<europassCredential')
      ? { code: 'ERR_UNSUPPORTED', message: expect.stringContaining('European') }
      : { code: 'ERR_UNKNOWN_FORMAT', message: expect.stringContaining(word) }
    await expect(parse(text)).rejects.toMatchObject(named)
    await expect(parse(new TextEncoder().encode(text))).rejects.toMatchObject(named)
  })
  it('is done in a moment with a text made to be slow', () => {
    const began = performance.now()
    for (const part of ['<!--', '<', ' ', '@prefix ', 'xmlns:a']) neighbourText(part.repeat(1_000_000))
    expect(performance.now() - began).toBeLessThan(500)
  })
})
