import type { Disagreement } from '../disagreement.ts'

/**
 * European Digital Credentials: our schema and rules against the shapes EDC-generic-full, on documents that the safe mode
 * of JSON-LD takes. The direction that matters: what the shapes reject and we accept are only values that a repair takes
 * away with a warning.
 */
export const disagreements: readonly Disagreement[] = [
  {
    ours: 'laxer',
    kinds: ['empty object', 'empty text'],
    repaired: true,
    places: /./,
    reason:
      'An empty value of a member that may be left out is taken away, with a warning; to the shapes it is a node without a type or an empty literal.',
  },
  {
    ours: 'stricter',
    kinds: ['empty text'],
    repaired: true,
    places: /\/(en|notation|point|contentURL|content)$/,
    reason: 'An empty text is taken away; then a required member is missing. The shapes count it as a value.',
  },
  {
    ours: 'stricter',
    kinds: ['list of lists'],
    places: /./,
    reason:
      'JSON-LD makes nothing of an empty list in a list, so the shapes see that the member is absent; in JSON it is a value of the wrong kind.',
  },
  {
    ours: 'stricter',
    kinds: ['in a list'],
    places: /./,
    reason:
      'JSON-LD flattens lists in lists. In JSON a reader finds a list where the thing should be; lists of one are opened by a repair where the format expects one thing.',
  },
  {
    ours: 'stricter',
    kinds: ['bad escape'],
    places: /\/id$/,
    reason: 'A percent sign that escapes nothing is no URI (RFC 3986, 2.1); RDF readers take it.',
  },
  {
    ours: 'stricter',
    kinds: ['left out'],
    places: /\/emailAddress\/-\/id$/,
    reason: 'The id of a mailbox is its address: without it the mailbox says nothing.',
  },
  {
    ours: 'stricter',
    kinds: ['words', 'bad escape', 'date', 'no zone', 'month 13', '30 February', 'number', 'boolean'],
    places: /\/contentURL$/,
    reason: 'The shapes ask for the datatype anyURI, which the context gives to any text; we ask that it is one.',
  },
  {
    ours: 'stricter',
    kinds: ['words', 'bad escape', 'date', 'no zone', 'month 13', '30 February', 'zzext:!', 'foreign address', 'boolean'],
    places: /\/content$/,
    reason: 'The content says that it is base64 (contentEncoding), and is not: a rule of ours, the shapes ask for a text.',
  },
  {
    ours: 'stricter',
    kinds: ['boolean'],
    places: /\/(notation|schemeName|point|phoneNumber|evidenceStatement)$/,
    reason: 'The context turns true into the text “true”; nobody means that.',
  },
]
