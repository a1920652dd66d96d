/** The types of Open Badges 2.0 documents, as their schema has them: lists where the format allows several. @module */
export type * from '../../generated/types/ob2.ts'
