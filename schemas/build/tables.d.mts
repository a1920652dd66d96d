/** The files that decide a conversion, and their texts as `read` gives them. */
export function deciding(formats: readonly string[], read?: (path: string) => string): ReadonlyMap<string, string>
/** The digest of the engine and of each format's tables, of the sources as `read` gives them. */
export function digests(formats: readonly string[], read?: (path: string) => string): readonly (readonly [id: string, digest: string])[]
export default function build(out: string): Promise<void>
