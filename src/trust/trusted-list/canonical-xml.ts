/** Exclusive XML Canonicalization 1.0, without comments: the octets that a signature of a list is over. @module */
import { utf8 } from '../../lib/bytes.ts'
import { isElement, type XmlAttribute, type XmlDocument, type XmlElement, type XmlInstruction } from './xml.ts'

export interface Canonical {
  /** The prefixes that are treated as Canonical XML does (`InclusiveNamespaces`); the default one is the empty prefix. */
  readonly inclusive?: readonly string[]
  /** Left out, with all in it: the signature that stands inside of what it signs. */
  readonly without?: XmlElement | undefined
}

export function canonicalXml(node: XmlDocument | XmlElement, { inclusive = [], without }: Canonical = {}): Uint8Array<ArrayBuffer> {
  const parts: string[] = []
  const work: Work = { parts, inclusive: new Set(inclusive), without, rendered: new Map([['', '']]) }
  if ('root' in node) {
    for (const each of node.before) parts.push(instruction(each), '\n')
    element(node.root, work)
    for (const each of node.after) parts.push('\n', instruction(each))
  } else {
    // what was declared above of the first element counts as if it had been declared there
    const above = new Map([...work.inclusive].flatMap((prefix) => declaredAt(node, prefix) ?? []))
    element({ ...node, declared: above }, work)
  }
  return utf8(parts.join(''))
}

interface Work {
  readonly parts: string[]
  readonly inclusive: ReadonlySet<string>
  readonly without: XmlElement | undefined
  /** The namespaces that the output has declared at this place, by prefix. */
  readonly rendered: Map<string, string>
}

/** Section 3: a namespace is declared where it is visibly used, and where the output above has not declared it already. */
function element(node: XmlElement, work: Work): void {
  if (node === work.without) return
  const { parts, rendered } = work
  const fresh = freshIn(node, work)
  const before = fresh.map(([prefix]) => [prefix, rendered.get(prefix)] as const)
  parts.push('<', node.name)
  for (const [prefix, uri] of fresh) {
    rendered.set(prefix, uri)
    parts.push(prefix === '' ? ' xmlns="' : ` xmlns:${prefix}="`, inAttribute(uri), '"')
  }
  for (const { name, value } of [...node.attributes].sort(byNamespace)) parts.push(' ', name, '="', inAttribute(value), '"')
  parts.push('>')
  for (const child of node.children) {
    if (typeof child === 'string') parts.push(inText(child))
    else if (isElement(child)) element(child, work)
    else parts.push(instruction(child))
  }
  parts.push('</', node.name, '>')
  for (const [prefix, uri] of before) {
    if (uri === undefined) rendered.delete(prefix)
    else rendered.set(prefix, uri)
  }
}

function freshIn(node: XmlElement, { inclusive, rendered }: Work): readonly (readonly [prefix: string, uri: string])[] {
  const used = new Map<string, string>([[node.prefix, node.uri]])
  for (const { prefix, uri } of node.attributes) if (prefix !== '') used.set(prefix, uri)
  // those that were declared above are in the output already
  for (const [prefix, uri] of node.declared) if (inclusive.has(prefix)) used.set(prefix, uri)
  return [...used].filter(([prefix, uri]) => prefix !== 'xml' && rendered.get(prefix) !== uri).sort(byFirst)
}

function declaredAt(node: XmlElement, prefix: string): readonly (readonly [string, string])[] | undefined {
  for (let at: XmlElement | undefined = node; at; at = at.parent) {
    const uri = at.declared.get(prefix)
    if (uri !== undefined) return [[prefix, uri]]
  }
  return undefined
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byFirst = ([a]: readonly [string, string], [b]: readonly [string, string]): number => compare(a, b)
const byNamespace = (a: XmlAttribute, b: XmlAttribute): number => compare(a.uri, b.uri) || compare(a.local, b.local)

const instruction = ({ target, body }: XmlInstruction): string => `<?${target}${body === '' ? '' : ` ${body}`}?>`

const inText = (text: string): string => text.replace(/[&<>\r]/g, (mark) => marks[mark] ?? mark)
const inAttribute = (text: string): string => text.replace(/[&<"\t\n\r]/g, (mark) => marks[mark] ?? mark)
const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}
