/** A sentence for people out of the words of an error: a capital, where it begins with a word, and a full stop. @module */
export const sentence = (words: string): string =>
  `${/^[a-z]+[ ,]/.test(words) ? words.charAt(0).toUpperCase() : words.charAt(0)}${words.slice(1)}${/[.?!]$/.test(words) ? '' : '.'}`
