/** The types of European Digital Credential (ELM 3) documents, as their schema has them: lists where the format allows several. @module */
export type * from '../../generated/types/elm.ts'
