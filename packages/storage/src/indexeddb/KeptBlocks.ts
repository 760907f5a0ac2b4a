/** Which blocks stay in memory: those looked at last, up to so many characters. For `Shelves.ts`. */
import type { Block, Shelf } from "./Blocks.ts"

/** This part of the room is made free at a time, so that what is kept changes by little. */
const AT_ONCE = 1 / 16

interface Note {
  readonly weight: number
  /** When it was looked at last, by a count of looks. */
  used: number
}

export class KeptBlocks {
  private readonly notes = new WeakMap<Block, Note>()
  private looks = 0
  /** At least as much as there is: what went for another reason is counted until the next time that room is made. */
  private weight = 0

  used(block: Block): void {
    const note = this.notes.get(block)
    if (note !== undefined) {
      note.used = ++this.looks
      return
    }
    const weight = weightOf(block)
    this.notes.set(block, { weight, used: ++this.looks })
    this.weight += weight
  }

  /** Takes from these shelves what was not looked at for longest, where there is more on them than fits. */
  makeRoom(shelves: Iterable<Shelf>, room: number): void {
    if (this.weight <= room) return
    const places: Array<{ readonly shelf: Shelf; readonly place: number; readonly note: Note }> = []
    this.weight = 0
    for (const shelf of shelves) {
      shelf.blocks.forEach((block, place) => {
        const note = block === undefined ? undefined : this.notes.get(block)
        if (note === undefined) return
        places.push({ shelf, place, note })
        this.weight += note.weight
      })
    }
    if (this.weight <= room) return
    places.sort((a, b) => a.note.used - b.note.used)
    for (const { shelf, place, note } of places) {
      if (this.weight <= room * (1 - AT_ONCE)) return
      shelf.blocks[place] = undefined
      this.weight -= note.weight
    }
  }
}

/** Of one part of a key. */
export const KEY_WEIGHT = 24

/** About how many characters a block has. */
const weightOf = ({ keys, values = [] }: Block): number =>
  values.reduce((sum, value) => sum + value.length, keys.length * KEY_WEIGHT)
