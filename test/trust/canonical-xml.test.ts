/** Exclusive Canonical XML: rules of the specification, and another implementation over documents that were made up at random. */
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ExclusiveCanonicalization } from 'xml-crypto'
import { canonicalXml } from '../../src/trust/trusted-list/canonical-xml.ts'
import { elements, readXml } from '../../src/trust/trusted-list/xml.ts'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const whole = (xml: string): string => text(canonicalXml(readXml(xml)))

describe('rules', () => {
  test.each<[string, string, string]>([
    ['an empty element has two tags, and the declaration goes (Canonical XML 1.0, section 1.1)', '<?xml version="1.0"?><a/>', '<a></a>'],
    ['instructions around the root each have a line (section 2.3)', '<?one two?><a/>\n<?three?>', '<?one two?>\n<a></a>\n<?three?>'],
    ['comments go', '<!-- a --><a>b<!-- c -->d</a>', '<a>bd</a>'],
    ['CDATA is text, and its marks are written as references', '<a><![CDATA[<&>]]></a>', '<a>&lt;&amp;&gt;</a>'],
    ['line ends are one character; those that were written as references stay', '<a>b\r\nc\rd&#xD;</a>', '<a>b\nc\nd&#xD;</a>'],
    [
      'white space in attributes is a space, unless it was written as a reference',
      '<a b="1\n2\t3&#9;&#10;&#13;"/>',
      '<a b="1 2 3&#x9;&#xA;&#xD;"></a>',
    ],
    ['marks in attributes', `<a b='"&lt;&amp;>'/>`, '<a b="&quot;&lt;&amp;>"></a>'],
    [
      'attributes by namespace, then name; those without one first',
      '<a xmlns:z="urn:1" xmlns:y="urn:2" y:b="1" z:c="2" z:a="3" c="4" b="5"/>',
      '<a xmlns:y="urn:2" xmlns:z="urn:1" b="5" c="4" z:a="3" z:c="2" y:b="1"></a>',
    ],
    [
      'a namespace that is not used is not declared (Exclusive XML Canonicalization, section 3)',
      '<a xmlns:n="urn:1"><b/></a>',
      '<a><b></b></a>',
    ],
    [
      'it is declared where it is used, and once only',
      '<a xmlns:n="urn:1"><n:b n:c=""><n:d/></n:b></a>',
      '<a><n:b xmlns:n="urn:1" n:c=""><n:d></n:d></n:b></a>',
    ],
    [
      'the default one, and its end',
      '<a xmlns="urn:1"><b xmlns=""><c xmlns="urn:1"/></b></a>',
      '<a xmlns="urn:1"><b xmlns=""><c xmlns="urn:1"></c></b></a>',
    ],
    ['the default one says nothing of attributes', '<n:a xmlns:n="urn:1" xmlns="urn:2" b=""/>', '<n:a xmlns:n="urn:1" b=""></n:a>'],
    [
      'a prefix that means something else below',
      '<n:a xmlns:n="urn:1"><n:b xmlns:n="urn:2"/><n:c/></n:a>',
      '<n:a xmlns:n="urn:1"><n:b xmlns:n="urn:2"></n:b><n:c></n:c></n:a>',
    ],
    ['marks in addresses, where the other implementation leaves them', '<a xmlns="urn:1?b&amp;c"/>', '<a xmlns="urn:1?b&amp;c"></a>'],
    ['xml: is never declared', '<a xml:lang="en"/>', '<a xml:lang="en"></a>'],
  ])('%s', (_, xml, canonical) => {
    expect(whole(xml)).toBe(canonical)
  })

  test('prefixes that are treated inclusively are declared although nothing uses them', () => {
    const { root } = readXml('<a xmlns="urn:0" xmlns:n="urn:1" xmlns:m="urn:2"><b/></a>')
    expect(text(canonicalXml(root, { inclusive: ['n'] }))).toBe('<a xmlns="urn:0" xmlns:n="urn:1"><b></b></a>')
    const [inner] = elements(root, 'urn:0', 'b')
    expect(inner && text(canonicalXml(inner, { inclusive: ['m', ''] }))).toBe('<b xmlns="urn:0" xmlns:m="urn:2"></b>')
  })

  test('an element is left out with all in it', () => {
    const document = readXml('<a>1<b>2<c/></b>3</a>')
    expect(text(canonicalXml(document, { without: elements(document.root, '', 'b')[0] }))).toBe('<a>13</a>')
  })
})

const addresses = ['urn:1', 'urn:2', 'https://vesterhavn.example/3#']
const prefixes = ['', 'n', 'm']
const name = fc.record({ prefix: fc.constantFrom(...prefixes), local: fc.constantFrom('a', 'b', 'c') })
const characters = fc.string({
  unit: fc.constantFrom('a', ' ', '\n', '\t', '&lt;', '&amp;', '&gt;', '&quot;', '&#xD;', 'é', '😀', "'", 'z'),
  maxLength: 6,
})

interface Node {
  readonly name: { readonly prefix: string; readonly local: string }
  readonly declared: readonly (readonly [string, string])[]
  readonly attributes: readonly (readonly [{ readonly prefix: string; readonly local: string }, string])[]
  readonly children: readonly (Node | string)[]
}
const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    name,
    declared: fc.uniqueArray(fc.tuple(fc.constantFrom(...prefixes), fc.constantFrom(...addresses)), { selector: ([prefix]) => prefix }),
    attributes: fc.uniqueArray(fc.tuple(name, characters), { selector: ([{ local }]) => local, maxLength: 3 }),
    children: fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, characters, tie('node')), { maxLength: 4 }),
  }),
}))

/** Every prefix is declared at the top, so that each document is well formed. */
function written({ name: { prefix, local }, declared, attributes, children }: Node, isTop = true): string {
  const qualified = (at: string, to: string): string => (at === '' ? to : `${at}:${to}`)
  const namespaces = new Map([
    ...(isTop
      ? ([
          ['n', 'urn:1'],
          ['m', 'urn:3'],
        ] as const)
      : []),
    ...declared,
  ])
  const marks = [
    ...[...namespaces].map(([at, uri]) => `${qualified('xmlns', at).replace(/:$/, '')}="${uri}"`),
    ...attributes.map(([{ prefix: at, local: to }, value]) => `${qualified(at, to)}="${value}"`),
  ]
  const inside = children.map((child) => (typeof child === 'string' ? child : written(child, false))).join('')
  const tag = qualified(prefix, local)
  return `<${[tag, ...marks].join(' ')}>${inside}</${tag}>`
}

test('another implementation makes the same of documents that were made up at random', () => {
  fc.assert(
    fc.property(node, (made) => {
      const xml = written(made)
      const document = new DOMParser().parseFromString(xml, 'text/xml')
      const theirs = new ExclusiveCanonicalization().process(document.documentElement as never, {})
      expect(whole(xml)).toBe(theirs)
    }),
    { numRuns: 500, seed: 27 },
  )
})
