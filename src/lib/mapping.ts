/** Placeholder until the engine lands in this same change. @module */
export interface Mapping {
  readonly id: string
}
