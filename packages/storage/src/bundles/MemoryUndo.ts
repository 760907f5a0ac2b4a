/** What a write to tables in memory has changed so far, so that it can be taken back whole. */

export class MemoryUndo {
  private reverts: Array<() => void> = []

  /** All or nothing. */
  write<A>(body: () => A): A {
    this.reverts = []
    try {
      return body()
    } catch (cause) {
      for (const revert of this.reverts.reverse()) revert()
      throw cause
    } finally {
      this.reverts = []
    }
  }

  /** How something that was just done is taken back. */
  by(revert: () => void): void {
    this.reverts.push(revert)
  }

  put<K, V>(map: Map<K, V>, key: K, value: V): void {
    const had = map.has(key)
    const before = map.get(key)
    map.set(key, value)
    this.by(() => (had ? map.set(key, before!) : map.delete(key)))
  }

  delete<K, V>(map: Map<K, V>, key: K): void {
    if (!map.has(key)) return
    const before = map.get(key)!
    map.delete(key)
    this.by(() => map.set(key, before))
  }
}
