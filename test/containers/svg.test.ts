import { describe, expect, test } from 'vitest'
import { container } from '../../src/containers/svg/index.ts'
import { base64url, concat, utf8 } from '../../src/lib/bytes.ts'
import { defaultLimits } from '../../src/lib/limits.ts'
import { parse } from '../../src/parse.ts'
import { badge } from '../formats/examples.ts'
import { damaged, outcome, within } from './hostile.ts'

const ob2 = 'http://openbadges.org'
const ob3 = 'https://purl.imsglobal.org/ob/v3p0'
const clr = 'https://purl.imsglobal.org/clr/v2p0'
const svg = (inside: string, more = ''): string => `<svg xmlns="http://www.w3.org/2000/svg"${more}>${inside}</svg>`

const tokenOf = (payload: object): string =>
  `${[{ alg: 'ES256' }, payload].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')}.AA`

describe('a token in the attribute, and a body beside it', () => {
  const said = { '@context': ['https://example.org/c'], id: 'urn:uuid:1', name: 'Soil' }
  const sameInOtherOrder = '{"name":"Soil","id":"urn:uuid:1","@context":["https://example.org/c"]}'
  const read = async (verify: string, body: string): Promise<readonly string[]> => {
    const text = svg(`<o:credential xmlns:o="${ob3}" verify="${verify}"><![CDATA[${body}]]></o:credential>`)
    return (await container.read(utf8(text), defaultLimits)).map(({ text, found }) => `${found.place} ${text}`)
  }
  const [whole, claim] = [tokenOf(said), tokenOf({ iss: 'did:example:1', vc: said })]

  test.each([
    ['the payload of the token', whole, JSON.stringify(said)],
    ['the credential in the token, its members in another order', claim, sameInOtherOrder],
    ['the payload without its claims', tokenOf({ ...said, iss: 'did:example:1', jti: said.id, nbf: 1735689600 }), sameInOtherOrder],
    ['the token itself', whole, ` ${whole}`],
    ['words for people', whole, 'Soil science'],
  ])('that is %s: the token, which is what was signed', async (_, verify, body) => {
    expect(await read(verify, body)).toEqual([`credential/@verify ${verify}`])
  })
  test.each([
    ['another document', JSON.stringify({ ...said, name: 'Law' })],
    ['another token', tokenOf({ ...said, name: 'Law' })],
  ])('that is %s: both are there', async (_, body) => {
    expect(await read(whole, body)).toEqual([`credential/@verify ${whole}`, `credential ${body}`])
    expect(await read(claim, body)).toEqual([`credential/@verify ${claim}`, `credential ${body}`])
  })
  test('an address beside a document is where that is published', async () => {
    expect(await read('https://example.org/1', JSON.stringify(said))).toEqual([`credential ${JSON.stringify(said)}`])
  })
  test('whoever asks for one credential is told where there are two', async () => {
    const picture = (body: object): string =>
      svg(`<o:credential xmlns:o="${ob3}" verify="${tokenOf(badge)}"><![CDATA[${JSON.stringify(body)}]]></o:credential>`)
    await expect(parse(picture({ ...badge, name: 'Another' }))).rejects.toMatchObject({ code: 'ERR_SEVERAL' })
    expect(await parse(picture(badge))).toMatchObject({ format: 'ob3', envelope: { kind: 'jws' }, container: 'svg' })
  })
})

describe('what is read', () => {
  test.each([
    [
      'CDATA',
      svg(`<o:assertion xmlns:o="${ob2}" verify="https://example.org/1">\n  <![CDATA[{"a":1}]]>\n</o:assertion>`),
      ['{"a":1}'],
      'assertion',
    ],
    [
      'CDATA sections joined',
      svg(`<o:credential xmlns:o="${ob3}"><![CDATA[{"a":"]]]]><![CDATA[>"}]]></o:credential>`),
      ['{"a":"]]>"}'],
      'credential',
    ],
    ['text', svg(`<o:credential xmlns:o="${clr}"> {&quot;a&quot;:&#49;} </o:credential>`), ['{"a":1}'], 'credential'],
    ['a token in the attribute', svg(`<o:credential xmlns:o="${ob3}" verify="a.b.c"/>`), ['a.b.c'], 'credential/@verify'],
    [
      'an address in the attribute',
      svg(`<o:assertion xmlns:o="${ob2}" verify="https://example.org/?a=1&amp;b=2"></o:assertion>`),
      ['https://example.org/?a=1&b=2'],
      'assertion/@verify',
    ],
    ['the default namespace', svg(`<credential xmlns="${ob3}">{}</credential>`), ['{}'], 'credential'],
    ['the draft’s name', svg(`<o:assertion xmlns:o="${ob3}">{}</o:assertion>`), ['{}'], 'assertion'],
    ['a slash too many', svg(`<o:assertion xmlns:o="${ob2}/">{}</o:assertion>`), ['{}'], 'assertion'],
    ['nested', svg(`<g><defs><o:credential xmlns:o="${ob3}">{}</o:credential></defs></g>`), ['{}'], 'credential'],
    [
      'several',
      svg(`<o:credential xmlns:o="${ob3}">{}</o:credential><p:credential xmlns:p="${clr}">[]</p:credential>`),
      ['{}', '[]'],
      'credential',
    ],
    [
      'a doctype that is never fetched',
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://example.org/x.dtd">${svg(`<o:credential xmlns:o="${ob3}">{}</o:credential>`)}`,
      ['{}'],
      'credential',
    ],
    [
      'beside scripts',
      svg(`<script>alert(1)</script><o:credential xmlns:o="${ob3}">{}</o:credential><script><![CDATA[x]]></script>`),
      ['{}'],
      'credential',
    ],
  ])('%s', async (_what, text, texts, place) => {
    const carried = await container.read(utf8(text), defaultLimits)
    expect(container.claims(utf8(text))).toBe(true)
    expect(carried.map((item) => item.text)).toEqual(texts)
    expect(carried[0]?.found.place).toBe(place)
  })

  test.each([
    ['the prefix with another namespace', svg('<openbadges:assertion xmlns:openbadges="https://example.org/">{}</openbadges:assertion>')],
    ['no namespace', svg('<assertion>{}</assertion>')],
    ['inside a comment', svg(`<!-- <o:credential xmlns:o="${ob3}">{}</o:credential> -->`)],
    ['inside a CDATA section', svg(`<![CDATA[<o:credential xmlns:o="${ob3}">{}</o:credential>]]>`)],
    ['another name', svg(`<o:badge xmlns:o="${ob3}">{}</o:badge>`)],
    ['nothing in it', svg(`<o:credential xmlns:o="${ob3}"> </o:credential>`)],
  ])('nothing: %s', async (_what, text) => expect(await outcome(container, utf8(text))).toEqual([]))
})

describe('what is refused', () => {
  const laughs = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('')

  test.each([
    ['entities', `<!DOCTYPE svg [<!ENTITY l0 "ha">${laughs}]>${svg('&l9;')}`, 'ERR_CONTAINER'],
    ['an entity from a file', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('&x;')}`, 'ERR_CONTAINER'],
    ['a parameter entity', `<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://example.org/x"> %x;]>${svg('')}`, 'ERR_CONTAINER'],
    ['an entity that is not declared', svg('&nbsp;'), 'ERR_CONTAINER'],
    ['a prefix that is not declared', svg('<openbadges:assertion>{}</openbadges:assertion>'), 'ERR_CONTAINER'],
    ['an element that is not closed', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>', 'ERR_CONTAINER'],
    ['two roots', `${svg('')}${svg('')}`, 'ERR_CONTAINER'],
    ['an attribute twice', svg('', ' a="1" a="2"'), 'ERR_CONTAINER'],
    ['something else', '<html><svg/></html>', 'ERR_CONTAINER'],
    ['a character that XML does not allow', svg('\u0001'), 'ERR_CONTAINER'],
    ['many attributes', svg('', Array.from({ length: 5000 }, (_, index) => ` a${index}="x"`).join('')), 'ERR_LIMIT'],
    ['many line ends', svg('\r'.repeat(2_000_000)), 'ERR_LIMIT'],
    ['many references', svg('&lt;'.repeat(2_000_000)), 'ERR_LIMIT'],
    ['many elements', svg('<g/>'.repeat(600_000)), 'ERR_LIMIT'],
    ['great depth', svg('<g>'.repeat(500_000)), 'ERR_LIMIT'],
    [
      'many attributes with prefixes, far down',
      svg(
        `${'<g>'.repeat(180)}${`<g ${Array.from({ length: 100 }, (_, index) => `x:a${index}=""`).join(' ')}/>`.repeat(20_000)}`,
        ' xmlns:x="urn:x"',
      ),
      'ERR_LIMIT',
    ],
    ['a text above the limit', svg(`<o:credential xmlns:o="${ob3}">${'x'.repeat(9 * 2 ** 20)}</o:credential>`), 'ERR_TOO_LARGE'],
    ['too many credentials', svg(`<credential xmlns="${ob3}">{}</credential>`.repeat(65)), 'ERR_LIMIT'],
    ['an attribute without end', `<svg a="${'x'.repeat(2 ** 22)}`, 'ERR_CONTAINER'],
    ['a tag without end', `<svg ${' a'.repeat(2 ** 20)}`, 'ERR_CONTAINER'],
    ['nothing', '', 'ERR_CONTAINER'],
  ])('%s', async (_what, text, code) => expect(await within(3000, () => outcome(container, utf8(text)))).toBe(code))

  test('many elements, many attributes, many sections take time in step with their number', async () => {
    const crowds = [
      svg('<g/>'.repeat(300_000)),
      svg('', Array.from({ length: 4000 }, (_, index) => ` a${index}="x"`).join('')),
      svg('<![CDATA[x]]>'.repeat(200_000)),
      svg('<!---->'.repeat(300_000)),
    ]
    for (const crowd of crowds) expect(await within(5000, () => outcome(container, utf8(crowd)))).toEqual([])
  })

  test('bytes that are not UTF-8', async () => {
    expect(await outcome(container, concat(utf8('<svg xmlns="http://www.w3.org/2000/svg">'), Uint8Array.of(0xff), utf8('</svg>')))).toBe(
      'ERR_CONTAINER',
    )
  })

  test('a file cut short or changed at every byte', async () => {
    const file = utf8(svg(`<o:credential xmlns:o="${ob3}" verify="x"><![CDATA[{"name":"é"}]]></o:credential>`))
    for (const bytes of damaged(file)) {
      await outcome(container, bytes)
      container.claims(bytes)
      const stripped = await container.strip?.(bytes).catch((error: { code: string }) => error.code)
      expect(typeof stripped === 'string' ? stripped : 'ERR_CONTAINER').toBe('ERR_CONTAINER')
    }
  })
})

test('what is claimed', () => {
  const yes = [
    '<svg/>',
    '\uFEFF<svg>',
    ' \n<?xml version="1.0"?>\n<!-- <html> --><!DOCTYPE svg [<!ENTITY a "b>">]><x:svg a="b">',
    '<svg\nxmlns="x">',
  ]
  const no = [
    '',
    '{}',
    'svg',
    '<html><svg/>',
    '<!DOCTYPE html><html><svg/>',
    '<svga/>',
    '<!--<svg/>-->',
    '<?xml <svg/>',
    '<!DOCTYPE [',
    '<',
    `${'<!---->'.repeat(20_000)}<svg/>`,
  ]
  for (const text of yes) expect(container.claims(utf8(text)), text).toBe(true)
  for (const text of no) expect(container.claims(utf8(text)), text.slice(0, 40)).toBe(false)
})
