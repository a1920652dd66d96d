/**
 * How the term tables of this folder are read. A table is lines, one a term:
 *
 *     term  IRI  attribute …
 *
 * - Two spaces more than the line above: a term of that term's own (scoped) context.
 * - `name~` stands for the IRI given under that name; an IRI that ends in `~` or `:` is completed with the term itself,
 *   so `title  dc:` is `title  dc:title`. Compact IRIs (`dc:title`) stay as they are: they are part of what is published.
 * - Attributes: `set`, `list`, `language`, `graph`: the container. `plain` or `object`: whether a term with nothing but an
 *   IRI is a string or an object in the published file (both mean the same; the digest of the file differs).
 *   Any other is the type that values are coerced to (`@id`, `@json`, `xsd:date`).
 * - `@protected`, `@version` and `@vocab IRI` are the context's own.
 *
 * @module
 */
const containers = new Set(['set', 'list', 'language', 'graph', 'index', 'id'])

/** The context that a table says. `objects`: terms are objects unless marked `plain`. */
export function context(table, { names = {}, objects = false } = {}) {
  const root = {}
  const open = [{ indent: -1, terms: root }]
  for (const line of table.split('\n').filter((text) => text.trim() !== '')) {
    const indent = line.length - line.trimStart().length
    while (open.at(-1).indent >= indent) open.pop()
    const { terms, owner } = open.at(-1)
    const into = terms ?? (owner['@context'] = {})
    open.at(-1).terms = into
    const child = read(line.trim().split(/\s+/), into, names, objects)
    if (child !== undefined) open.push({ indent, owner: child })
  }
  return tidy(root)
}

/** Puts one line's entry into a context; answers with the entry where further lines may belong to it. */
function read([term, iri, ...attributes], into, names, objects) {
  if (term === '@protected') into[term] = true
  else if (term === '@version') into[term] = 1.1
  else if (term === '@vocab') into[term] = absolute(iri, '', names)
  else return (into[term] = definition(absolute(iri, term, names), attributes, names, objects && !iri.startsWith('@')))
}

function definition(iri, attributes, names, object) {
  const entry = { '@id': iri, plain: !object }
  for (const attribute of attributes) {
    if (attribute === 'plain' || attribute === 'object') entry.plain = attribute === 'plain'
    else if (containers.has(attribute)) entry['@container'] = `@${attribute}`
    else entry['@type'] = absolute(attribute, '', names)
  }
  return entry
}

function absolute(iri, term, names) {
  const whole = /[~:]$/.test(iri) ? iri + term : iri
  const name = /^([A-Za-z0-9]+)~/.exec(whole)?.[1]
  if (name === undefined) return whole
  if (!Object.hasOwn(names, name)) throw new Error(`a term table uses the name ${name}, which has no IRI`)
  return names[name] + whole.slice(name.length + 1)
}

/** Entries of nothing but an IRI become strings where the published file has strings. */
function tidy(terms) {
  for (const [term, entry] of Object.entries(terms)) {
    if (typeof entry !== 'object') continue
    const { plain, ...published } = entry
    if (published['@context'] !== undefined) tidy(published['@context'])
    terms[term] = plain && Object.keys(published).length === 1 ? published['@id'] : published
  }
  return terms
}
