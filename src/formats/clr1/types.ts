/** The types of Comprehensive Learner Record 1.0 documents, as their schema has them: lists where the format allows several. @module */
export type * from '../../generated/types/clr1.ts'
