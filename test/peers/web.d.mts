export const clock: string
export function published(text: (path: string) => string): Readonly<Record<string, string>>
export function recorded(text: (path: string) => string): Readonly<Record<string, string>>
