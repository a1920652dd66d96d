/** How much longer something takes as its input grows. */

const processor = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/**
 * The processor time that many take, in times of what few take: the least of four turns, for what else goes on in between (a collection of
 * memory, a compilation) only adds to one of them. Turns end once the answer is below the bound.
 */
export async function growthOf(work: (size: number) => Promise<unknown>, few: number, many: number, bound: number): Promise<number> {
  const timeOf = async (size: number): Promise<number> => {
    const began = processor()
    await work(size)
    return processor() - began
  }
  // what is loaded and compiled at first is not counted
  await work(few)
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 4 && least >= bound; turn++) {
    const short = await timeOf(few)
    least = Math.min(least, (await timeOf(many)) / short)
  }
  return least
}
