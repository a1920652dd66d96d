/** What a profile is: data, so that anybody can add one. @module */

/** What a profile may ask about. A name is stable: the check of an element is called `profile.<element>`. */
export type ElementName =
  | 'learner'
  | 'title'
  | 'country'
  | 'awarding-body'
  | 'issued'
  | 'outcomes'
  | 'workload'
  | 'level'
  | 'assessment'
  | 'participation'
  | 'quality-assurance'
  | 'prerequisites'
  | 'supervision'
  | 'identity-check'
  | 'grade'
  | 'stackability'
  | 'further-information'
  | 'language'
  | 'size'

/** Limits in ECTS credits; the words say whether the number itself is inside. */
export interface Range {
  readonly atLeast?: number
  readonly above?: number
  readonly atMost?: number
  readonly below?: number
  /** The source says “about”: what is outside is a warning. */
  readonly approximate?: boolean
}

export interface ElementRule {
  readonly element: ElementName
  readonly severity: 'mandatory' | 'optional'
  /** The source asks for it only where it applies, which no document tells: its absence is `unknown`. */
  readonly ifApplicable?: boolean
  /** What the source says of a finding that is otherwise unclear: `{ "hours-only": "pass" }`. */
  readonly accept?: Readonly<Record<string, 'pass' | 'warn'>>
  /** Only for the element `size`. */
  readonly ects?: Range
}

export interface Profile {
  readonly id: string
  readonly title: string
  readonly source: {
    readonly title: string
    /** Where in the source the elements stand. */
    readonly clause?: string
    readonly url?: string
  }
  /** Only some of the source was read: no credential can fulfil it as far as is known here. Says what was read. */
  readonly partial?: string
  readonly elements: readonly ElementRule[]
}
