/**
 * Work on several items at once, and give each result as soon as those before it are given.
 *
 * No item is taken while `width` of them are under way or their results not fetched: the slower side sets the pace. Stopped
 * early, it waits for what is under way. What fails is thrown where its turn comes.
 */
export async function* inTurn<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>
): AsyncGenerator<Result> {
  const source = items[Symbol.asyncIterator]()
  const underWay: Promise<Result>[] = []
  let coming: Promise<IteratorResult<Item>> | undefined
  let isOver = false
  try {
    while (!isOver || underWay.length > 0) {
      if (!isOver && underWay.length < width) coming ??= source.next()
      const [head] = underWay
      const next = await Promise.race([
        ...(head ? [head.then(result => ({type: 'result' as const, result}))] : []),
        ...(coming ? [coming.then(item => ({type: 'item' as const, item}))] : [])
      ])
      if (next.type === 'result') {
        void underWay.shift()
        yield next.result
      } else {
        coming = undefined
        if (next.item.done) isOver = true
        else underWay.push(begun(work(next.item.value)))
      }
    }
  } finally {
    await Promise.allSettled(underWay)
    void source.return?.()
  }
}

/** A failure is met by whoever takes the result, not by nobody. */
function begun<Result>(work: Promise<Result>): Promise<Result> {
  work.catch(() => undefined)
  return work
}
