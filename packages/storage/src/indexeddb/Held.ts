/** Commits that are not on the disk yet, as one: of several only the last value of each key. For `Shelves.ts`. */
import type { Change } from "./Blocks.ts"
import type { ShelfName } from "./EntityDatabase.ts"
import { Overlay } from "./Overlay.ts"

/** What one commit does. */
export interface Commit {
  /** All that was there goes first, in every store. */
  isCleared: boolean
  readonly changes: Array<readonly [ShelfName, ReadonlyArray<Change>]>
  /** Into stores that are not in blocks. */
  readonly puts: Array<readonly [store: string, key: IDBValidKey, value: unknown]>
}

export class Held {
  isCleared = false
  puts: Commit["puts"] = []
  readonly overlays = new Map<ShelfName, Overlay>()

  add({ isCleared, changes, puts }: Commit): void {
    if (isCleared) {
      this.isCleared = true
      this.puts = []
      this.overlays.clear()
    }
    for (const [name, some] of changes) {
      const overlay = this.overlays.get(name) ?? new Overlay()
      this.overlays.set(name, overlay)
      overlay.change(some)
    }
    for (const put of puts) this.puts.push(put)
  }

  /** About how many characters it has. */
  get weight(): number {
    let sum = 0
    for (const { weight } of this.overlays.values()) sum += weight
    return sum
  }
}
