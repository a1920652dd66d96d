/** The types of Comprehensive Learner Record 2.0 documents, as their schema has them: lists where the format allows several. @module */
export type * from '../../generated/types/clr2.ts'
