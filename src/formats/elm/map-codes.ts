/** Languages and countries, which are codes in the hub and entries of lists in ELM; and what is numbered by a country. @module */

import type { LegalIdentifier } from '../../lib/credential/parties.ts'
import { own } from '../../lib/json.ts'
import { absolute } from '../../lib/mapping/codecs.ts'
import { type Codec, record, translated } from '../../lib/mapping/lens.ts'
import { ignore, lose, remark } from '../../lib/mapping/noting.ts'
import { unstatedCountry } from '../../lib/mapping/placeholders.ts'
import { text } from '../../lib/mapping/text.ts'
import { countries, known, label, languages } from '../../vocabularies/index.ts'
import { term } from './map-entries.ts'
import { primary } from './map-values.ts'

const anyLanguage: Codec<string> = translated(term('language'), languages.code, languages.iri)
/** The list has languages only: of `pt-BR` it says that it is Portuguese (T4). */
export const languageTag: Codec<string> = {
  read: anyLanguage.read,
  write(tag, to) {
    const language = primary(tag)
    if (!absolute.test(languages.iri(language))) return lose(to, 'it is no code of a language')
    anyLanguage.write(language, to)
    if (language !== tag) lose(to, 'the list of languages says nothing of a region or a script', 'narrowed')
  },
}
const anyCountry: Codec<string> = translated(term('country'), countries.code, countries.iri)
const nowhere = /* @__PURE__ */ countries.iri(unstatedCountry)
/** A code that is no country's stands as it is, and that is told (T5). */
export const country: Codec<string> = {
  read(from) {
    const { held } = from
    // what was filled in for want of a country is none (T17)
    if (own(held, 'id') === nowhere && own(own(held, 'prefLabel'), 'en') === label('country', nowhere)) return void ignore(from)
    return anyCountry.read(from)
  },
  write(code, to) {
    if (!absolute.test(countries.iri(code))) return lose(to, 'it is no code of a country')
    anyCountry.write(code, to)
    if (known('country', countries.iri(code)) !== 'known') remark(to, 'country-unknown', 'the country is not in the list of countries')
  },
}

export const legalIdentifier: Codec<LegalIdentifier> = record<LegalIdentifier>({
  value: ['/notation', text, 'needed'],
  country: ['/spatial', country],
})
