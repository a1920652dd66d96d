/** All orders of a few names, each once, however often a name is among them. @module */
export function* permutations(names: readonly string[]): Generator<readonly string[]> {
  if (names.length <= 1) {
    yield names
    return
  }
  const started = new Set<string>()
  for (const [index, name] of names.entries()) {
    if (started.has(name)) continue
    started.add(name)
    for (const rest of permutations(names.toSpliced(index, 1))) yield [name, ...rest]
  }
}
