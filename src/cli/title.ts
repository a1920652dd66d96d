/** The line over what is said of one credential. @module */
import type { Place } from './output.ts'
import type { Session } from './session.ts'
import { plain } from './style.ts'

export const nameOf = ({ input, place }: Place): string => plain([input, place].filter((part) => part !== undefined).join(', '))

export const titleOf = (place: Place, { style }: Pick<Session, 'style'>): string => style.bold(nameOf(place))
