/** Keywords that no document can notice, and why they stay. */
export const idle: readonly { readonly format: string; readonly places: RegExp; readonly reason: string }[] = []
