/** Texts that people take for a credential, and that are not JSON: what they are. @module */

/** How much of a text is looked at: what names it stands at its beginning. */
const head = 4096

/** What a text is, by what stands at its beginning; the first row that fits. */
const kinds: readonly (readonly [what: string, sign: RegExp])[] = [
  ['a page of the web: give the credential itself, not the page that shows it', /^\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])/is],
  [
    'a Europass credential of the first generation (EDCI, XML)',
    /<(?:[\w-]+:)?europass(?:Credential|Presentation)[\s>]|xmlns(?::\w+)?=["']http:\/\/data\.europa\.eu\/(?:snb|europass)\b/,
  ],
  ['a record in ELMO (EMREX, XML)', /<(?:[\w-]+:)?elmo[\s>]|xmlns(?::\w+)?=["']https?:\/\/(?:github\.com\/emrex-eu|purl\.org\/net\/elmo)/i],
  ['a Europass CV (XML)', /<(?:[\w-]+:)?(?:SkillsPassport|Candidate)[\s>]/],
  ['a key or a certificate in PEM', /^\s*-----BEGIN [A-Z ]+-----/],
  ['RDF in Turtle: give the JSON-LD that it was made of', /^\s*(?:@prefix|@base|PREFIX)\s+\S*:?\s*</m],
  ['XML of a kind that carries no credential', /^\s*(?:<\?xml|<!--|<!doctype|<[\w-]+(?::[\w-]+)?[\s/>])/i],
]

/**
 * What a text that is not JSON is, in words that fit after “this is”; `undefined` where it is nothing that is known.
 * Only its beginning is looked at, and nothing in it is followed: XML may name files and addresses to be opened.
 */
export function neighbourText(text: string): string | undefined {
  const start = text.slice(0, head).replace(/^\uFEFF/, '')
  return kinds.find(([, sign]) => sign.test(start))?.[0]
}
