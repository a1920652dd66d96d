/** Trusted lists of invented countries, signed by another implementation of XML Signature. */
import { createPrivateKey, sign } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import type { Entity } from '../../fixtures/pki/pki.mjs'

export const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64')

const svc = 'http://uri.etsi.org/TrstSvc'
export interface ServiceFacts {
  readonly certificates: readonly Uint8Array[]
  readonly type?: string
  readonly status?: string
  readonly since?: string
  readonly history?: readonly { readonly status: string; readonly since: string; readonly type?: string; readonly extensions?: string }[]
  readonly extensions?: string
}
export interface ListFacts {
  readonly territory?: string
  readonly version?: string
  readonly type?: string
  readonly issued?: string
  /** `null`: the list is closed. */
  readonly next?: string | null
  readonly services?: readonly ServiceFacts[]
  readonly pointers?: readonly { readonly territory: string; readonly signers: readonly Uint8Array[]; readonly mime?: string }[]
}

export const use = (name: string): string =>
  `<Extension Critical="true"><AdditionalServiceInformation><URI xml:lang="en">${svc}/TrustedList/SvcInfoExt/${name}</URI></AdditionalServiceInformation></Extension>`

/** `criteria`: the content of a list of criteria, with the prefixes `ecc`, `xades` and `more`. */
export const qualifying = (qualifiers: readonly string[], criteria: string, assert = 'all'): string =>
  `<Extension Critical="true"><ecc:Qualifications><ecc:QualificationElement><ecc:Qualifiers>${qualifiers
    .map((each) => `<ecc:Qualifier uri="${svc}/TrustedList/SvcInfoExt/${each}"/>`)
    .join(
      '',
    )}</ecc:Qualifiers><ecc:CriteriaList assert="${assert}">${criteria}</ecc:CriteriaList></ecc:QualificationElement></ecc:Qualifications></Extension>`
export const policy = (...ids: readonly string[]): string =>
  `<ecc:PolicySet>${ids.map((id) => `<ecc:PolicyIdentifier><xades:Identifier Qualifier="OIDAsURN">urn:oid:${id}</xades:Identifier></ecc:PolicyIdentifier>`).join('')}</ecc:PolicySet>`
export const keyUsage = (name: string, isSet = true): string =>
  `<ecc:KeyUsage><ecc:KeyUsageBit name="${name}">${isSet}</ecc:KeyUsageBit></ecc:KeyUsage>`

const identity = (certificates: readonly Uint8Array[]): string =>
  `<ServiceDigitalIdentity>${certificates.map((der) => `<DigitalId><X509Certificate>\n${base64(der).replace(/.{64}/g, '$&\n')}\n</X509Certificate></DigitalId>`).join('')}</ServiceDigitalIdentity>`
const extended = (extensions?: string): string =>
  extensions === undefined ? '' : `<ServiceInformationExtensions>${extensions}</ServiceInformationExtensions>`

const service = ({
  certificates,
  type = 'CA/QC',
  status = 'granted',
  since = '2019-01-01T00:00:00Z',
  history = [],
  extensions,
}: ServiceFacts): string => `
      <TSPService>
        <ServiceInformation>
          <ServiceTypeIdentifier>${svc}/Svctype/${type}</ServiceTypeIdentifier>
          <ServiceName><Name xml:lang="en">Certificates &amp; seals</Name></ServiceName>
          ${identity(certificates)}
          <ServiceStatus>${svc}/TrustedList/Svcstatus/${status}</ServiceStatus>
          <StatusStartingTime>${since}</StatusStartingTime>
          ${extended(extensions)}
        </ServiceInformation>
        <ServiceHistory>${history
          .map(
            (each) => `
          <ServiceHistoryInstance>
            <ServiceTypeIdentifier>${svc}/Svctype/${each.type ?? type}</ServiceTypeIdentifier>
            <ServiceName><Name xml:lang="en">Certificates</Name></ServiceName>
            <ServiceDigitalIdentity><DigitalId><X509SKI>AAAA</X509SKI></DigitalId></ServiceDigitalIdentity>
            <ServiceStatus>${svc}/TrustedList/Svcstatus/${each.status}</ServiceStatus>
            <StatusStartingTime>${each.since}</StatusStartingTime>
            ${extended(each.extensions)}
          </ServiceHistoryInstance>`,
          )
          .join('')}
        </ServiceHistory>
      </TSPService>`

export const listXml = ({
  territory = 'VX',
  version = '6',
  type = 'EUgeneric',
  issued = '2026-10-01T00:00:00Z',
  next = '2027-04-01T00:00:00Z',
  services = [],
  pointers = [],
}: ListFacts): string => `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" xmlns:ecc="http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#" xmlns:more="http://uri.etsi.org/02231/v2/additionaltypes#" Id="list-1" TSLTag="http://uri.etsi.org/19612/TSLTag">
  <SchemeInformation>
    <TSLVersionIdentifier>${version}</TSLVersionIdentifier>
    <TSLSequenceNumber>88</TSLSequenceNumber>
    <TSLType>${svc}/TrustedList/TSLType/${type}</TSLType>
    <SchemeOperatorName><Name xml:lang="vx">Ministerium &lt;Vesterhavn&gt;</Name><Name xml:lang="en">Ministry of Vesterhavn</Name></SchemeOperatorName>
    <!-- the territory of the scheme -->
    <SchemeTerritory>${territory}</SchemeTerritory>
    <PointersToOtherTSL>${pointers
      .map(
        (each) => `
      <OtherTSLPointer>
        <ServiceDigitalIdentities>${identity(each.signers)}</ServiceDigitalIdentities>
        <TSLLocation>https://lists.example/${each.territory}.xml</TSLLocation>
        <AdditionalInformation>
          <OtherInformation><TSLType>${svc}/TrustedList/TSLType/EUgeneric</TSLType></OtherInformation>
          <OtherInformation><SchemeTerritory>${each.territory}</SchemeTerritory></OtherInformation>
          <OtherInformation><more:MimeType>${each.mime ?? 'application/vnd.etsi.tsl+xml'}</more:MimeType></OtherInformation>
        </AdditionalInformation>
      </OtherTSLPointer>`,
      )
      .join('')}
    </PointersToOtherTSL>
    <ListIssueDateTime>${issued}</ListIssueDateTime>
    <NextUpdate>${next === null ? '' : `<dateTime>${next}</dateTime>`}</NextUpdate>
  </SchemeInformation>
  <TrustServiceProviderList>
    <TrustServiceProvider>
      <TSPInformation><TSPName><Name xml:lang="vx">Tillid A/S</Name><Name xml:lang="en">Trust of Vesterhavn</Name></TSPName></TSPInformation>
      <TSPServices>${services.map(service).join('')}</TSPServices>
    </TrustServiceProvider>
  </TrustServiceProviderList>
</TrustServiceStatusList>`

export const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

const ecdsa = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha'
/** The package signs with RSA only. */
const signingWith = (bits: '256' | '384') =>
  class {
    getSignature = (info: unknown, privateKey: unknown): string =>
      sign(`sha${bits}`, Buffer.from(String(info)), { key: String(privateKey), dsaEncoding: 'ieee-p1363' }).toString('base64')
    verifySignature = (): boolean => false
    getAlgorithmName = (): string => `${ecdsa}${bits}`
  }

const methods: Readonly<Record<string, string>> = {
  RS256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  ES256: `${ecdsa}256`,
  ES384: `${ecdsa}384`,
}

export interface Signing {
  readonly uri?: 'empty' | 'id'
  readonly transforms?: readonly string[]
  readonly digest?: string
  readonly canonical?: string
  readonly inclusive?: readonly string[]
  /** What the signature says of its certificate. */
  readonly brings?: readonly Uint8Array[]
  /** The element that is signed. */
  readonly xpath?: string
}

/** The list with its signature, as the last element in it. */
export function signXml(xml: string, signer: Pick<Entity, 'certificate' | 'key'>, options: Signing = {}): string {
  const { uri = 'empty', transforms = [enveloped, exclusive], canonical = exclusive, inclusive = [], xpath = '/*' } = options
  const signed = new SignedXml({
    privateKey: createPrivateKey({ key: { ...signer.key.jwk }, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' }),
    signatureAlgorithm: methods[signer.key.algorithm] ?? signer.key.algorithm,
    canonicalizationAlgorithm: canonical,
    getKeyInfoContent: () =>
      `<ds:X509Data>${(options.brings ?? [signer.certificate]).map((der) => `<ds:X509Certificate>${base64(der)}</ds:X509Certificate>`).join('')}</ds:X509Data>`,
  })
  signed.SignatureAlgorithms = { ...signed.SignatureAlgorithms, [`${ecdsa}256`]: signingWith('256'), [`${ecdsa}384`]: signingWith('384') }
  signed.addReference({
    xpath,
    transforms: [...transforms],
    digestAlgorithm: options.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    isEmptyUri: uri === 'empty',
    ...(inclusive.length > 0 && { inclusiveNamespacesPrefixList: [...inclusive] }),
  })
  signed.computeSignature(xml, { prefix: 'ds', location: { reference: '/*', action: 'append' } })
  return signed.getSignedXml()
}
