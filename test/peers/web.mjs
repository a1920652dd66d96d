/** The world that all verifiers see: what the reference holds of contexts, DID documents and status lists, and one moment. */

export const clock = '2026-06-01T00:00:00Z'

const pages = 'https://digitalcredentials.github.io/vc-test-fixtures'
const repository = 'https://raw.githubusercontent.com/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status'
const lists = ['e5WK8CbZ1GjycuPombrj', 'expired', 'missingBitStringType', 'notYetValid', 'tampered']

/** Addresses and what they answer, but for contexts. */
export const published = (text) => ({
  ...Object.fromEntries(['legacy', 'oidf'].map((name) => [`${pages}/dids/${name}/did.json`, text(`samples/dcc-status/${name}__did.json`)])),
  ...Object.fromEntries(
    lists.flatMap((name) =>
      [`${pages}/statusLists/didkey-ed25519Signature2020/${name}`, `${repository}/${name}`].map((url) => [
        url,
        text(`samples/dcc-status/didkey-ed25519Signature2020__${name}`),
      ]),
    ),
  ),
})

/** All addresses: contexts too. */
export const recorded = (text) => ({ ...contexts(text), ...published(text) })

const contexts = (text) =>
  Object.fromEntries(
    text('contexts/index.tsv')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'))
      .map(([url, file]) => [url, text(`contexts/${file}`)]),
  )
