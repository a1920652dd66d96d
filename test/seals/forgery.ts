/** What an attacker can do alone: the same names, the same shape, other keys. */
import { general, seal, withArchiveTimestamp, withSignatureTimestamp, withValues } from '../../fixtures/pki/seal.mjs'
import { entity, extensions, purposes, revocationList } from '../../fixtures/pki/x509.mjs'
import { keyPair } from '../../src/cli/keys/pair.ts'
import { pki, times } from './seals.ts'

const key = () => {
  const jwk = keyPair('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  return { algorithm: 'ES256', jwk: jwk as Readonly<Record<string, string>> }
}

/** A seal over the same payload, by certificates with the names of the test PKI and keys of nobody. */
export function forgery(text: string): object {
  const { root, authorities, stampers, leaves } = pki()
  const lifetime = { from: times.start, until: times.end }
  const falseRoot = entity({
    ...lifetime,
    subject: root.subject,
    key: key(),
    serial: root.serial,
    extensions: [extensions.authority(), extensions.usage(5, 6)],
  })
  const authority = entity({
    ...lifetime,
    subject: authorities.p256.subject,
    key: key(),
    issuer: falseRoot,
    serial: authorities.p256.serial,
    extensions: [extensions.authority(), extensions.usage(5, 6)],
  })
  const leaf = entity({
    ...lifetime,
    subject: leaves.p256.subject,
    key: key(),
    issuer: authority,
    serial: leaves.p256.serial,
    extensions: [extensions.usage(0, 1), extensions.qualified({ device: true })],
  })
  const stamper = entity({
    ...lifetime,
    subject: stampers.now.subject,
    key: key(),
    issuer: falseRoot,
    serial: stampers.now.serial,
    extensions: [extensions.usage(0), extensions.purposes([purposes.timeStamping], true)],
  })
  const { payload } = JSON.parse(text)
  const made = withSignatureTimestamp(
    seal(payload, leaf, { at: times.sealed, chain: [leaf.certificate, authority.certificate] }),
    stamper,
    { at: times.stamped },
  )
  const lists = [authority, falseRoot].map((each) => revocationList(each, { from: times.sealed, until: times.end }))
  const valued = withValues(made, { certificates: [authority.certificate, falseRoot.certificate, stamper.certificate], lists })
  return general(withArchiveTimestamp(valued, stamper, { at: times.archived }))
}
