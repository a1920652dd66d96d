/** Europass credentials in XML are recognised, and named as not verified. */
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/index.ts'
import { hasReference, referenceFiles, referenceText } from '../reference.ts'

const namespaces = 'xmlns="http://data.europa.eu/snb" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('credentials in XML', () => {
  const sealed = `<?xml version="1.0"?>\n<!-- a comment -->\n<europassCredential ${namespaces}><ds:Signature Id="x"/></europassCredential>`
  const open = `<europassCredential ${namespaces}><title>Invented</title></europassCredential>`
  const presented = `<vp:verifiablePresentation xmlns:vp="http://data.europa.eu/europass/model/credentials/w3c/presentation#"><ds:Signature/></vp:verifiablePresentation>`

  test.each([
    ['sealed', sealed, 'its XAdES seal was not verified'],
    ['presented', presented, 'its XAdES seal was not verified'],
    ['without a seal', open, 'it has no seal'],
  ])('%s', async (_, text, words) => {
    for (const input of [text, utf8(text)]) {
      await expect(verify(input)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED', message: expect.stringContaining(words) })
    }
  })

  test.each(['<europassCredential xmlns="http://example.org/other"/>', '<x xmlns="http://data.europa.eu/snb"><europassCredential /></x>'])(
    'not: %s',
    async (text) => {
      await expect(verify(text)).rejects.toMatchObject({ code: 'ERR_UNKNOWN_FORMAT' })
    },
  )

  test('long beginnings are looked at in bounded time', async () => {
    const before = performance.now()
    for (const text of [`${'<!--x-->'.repeat(8000)}<a/>`, `<?${' '.repeat(60_000)}`, `<!${'-'.repeat(60_000)}`, ' '.repeat(65_000)])
      await expect(verify(`<${text}`)).rejects.toMatchObject({ name: 'CredentialError' })
    expect(performance.now() - before).toBeLessThan(5000)
  })

  test.runIf(hasReference)('hostile XML is none of it', async () => {
    for (const file of referenceFiles('samples/edc-xml-v1'))
      await expect(verify(referenceText(file))).rejects.toMatchObject({ name: 'CredentialError' })
  })
})
