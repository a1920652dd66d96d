import type { Disagreement } from '../disagreement.ts'

/**
 * European Digital Credentials: our schema and rules against the EDC part of EBSI's JSON Schema (2.1.0), as relaxed in
 * `official.ts`. Where the two part, the SHACL shapes of the European Commission decide: they are what an EDC is checked by.
 */
export const disagreements: readonly Disagreement[] = [
  {
    ours: 'laxer',
    repaired: true,
    places: /./,
    reason: 'The report has a warning with the repair: an empty value was taken away, or a list of one was opened.',
  },
  {
    ours: 'laxer',
    kinds: ['unknown member'],
    places: /./,
    reason:
      'EBSI closes its classes; the shapes leave them open, and so do the official credentials. A member that no context defines is told by the check of the contexts.',
  },
  {
    ours: 'laxer',
    kinds: ['in a list'],
    places: /\/(type|inScheme)$/,
    reason: 'JSON-LD says the same of one type or scheme and of a list of one; the shapes allow several.',
  },
  {
    ours: 'laxer',
    kinds: ['number'],
    places: /./,
    reason: 'The context gives the member a datatype: the number 3 and the text “3” are the same literal to the shapes.',
  },
  {
    ours: 'laxer',
    kinds: ['no zone'],
    places: /\/([a-zA-Z]*[dD]ate[a-zA-Z]*|issued|validFrom|validUntil)$/,
    reason: 'A dateTime of XML Schema may go without a zone, and the shapes ask for no more; a rule warns.',
  },
  {
    ours: 'laxer',
    kinds: ['with a number', 'twice', 'zzext:!', 'foreign address'],
    places: /^\/type(\/-)?$/,
    reason: 'EBSI lists the types that a credential may have, each once; the data model lets it have more.',
  },
  {
    ours: 'laxer',
    kinds: ['zzext:!', 'foreign address'],
    places: /\/emailAddress\/-\/id$/,
    reason: 'EBSI asks for mailto: and an address; the shapes take any IRI.',
  },
  {
    ours: 'stricter',
    kinds: ['left out'],
    places: /\/type$/,
    reason: 'The shapes ask for the class of every node; EBSI asks for no type at all.',
  },
  {
    ours: 'stricter',
    kinds: ['left out'],
    places: /\/(dcType|inScheme|id|eIDASIdentifier|hasClaim)$|^\/@context$/,
    reason: 'The shapes require it, or the credential says nothing without it; EBSI does not ask for it.',
  },
  {
    ours: 'stricter',
    kinds: ['empty object', 'empty list'],
    places: /./,
    reason: 'An object without members is nothing of the class that is asked for, and an empty list holds nothing: EBSI takes both.',
  },
  {
    ours: 'stricter',
    kinds: ['empty text'],
    repaired: true,
    places: /./,
    reason: 'An empty text is taken away; then a required member is missing. EBSI counts it as a value.',
  },
  {
    ours: 'stricter',
    kinds: ['number', 'boolean', 'list of lists', 'language map'],
    places: /\/en$/,
    reason: 'The text of a language is a text; EBSI does not look at what a language has.',
  },
  {
    ours: 'stricter',
    places: /^\/@context(\/-)?$/,
    reason:
      'The contexts are in the other part of EBSI’s schema, which asks for those of VC 2.0; the application profile cannot be used with them.',
  },
  {
    ours: 'stricter',
    kinds: ['as text'],
    places: /^\/issuer$/,
    reason: 'The shapes ask for an organisation with an eIDAS identifier; EBSI takes its address for it.',
  },
  {
    ours: 'stricter',
    kinds: ['zzext:!', 'foreign address'],
    places: /\/inScheme\/id$/,
    reason: 'The shapes say which list the concept is of (sh:hasValue); EBSI takes any.',
  },
  {
    ours: 'stricter',
    places: /\/content$/,
    reason: 'The content says that it is base64 (contentEncoding), and is not: a rule of ours, EBSI asks for a text.',
  },
]
