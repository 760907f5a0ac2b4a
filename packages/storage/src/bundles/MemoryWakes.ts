/** When devices are to be woken, of a relay's tables in memory: a shelf of `RelayMemory`. */
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { DueWakes } from "@kith/core/log/RelayStore"
import type { MemoryUndo } from "./MemoryUndo.ts"
import type { WakeTable } from "./WakeTable.ts"

export interface WakesImage {
  readonly last: number
  readonly wakes: ReadonlyArray<readonly [number, DueWakes]>
}

export class MemoryWakes {
  private last = 0
  private wakes = new Map<number, DueWakes>()
  private readonly undo: MemoryUndo
  private readonly workspaceOf: (key: number) => WorkspaceId

  constructor(undo: MemoryUndo, workspaceOf: (key: number) => WorkspaceId) {
    this.undo = undo
    this.workspaceOf = workspaceOf
  }

  get image(): WakesImage {
    return { last: this.last, wakes: [...this.wakes] }
  }

  restore({ last, wakes }: WakesImage): void {
    this.last = last
    this.wakes = new Map(wakes)
  }

  /** A workspace's, with it. */
  removeAll(key: number): void {
    for (const { id } of this.of(key)) this.undo.delete(this.wakes, id)
  }

  readonly table: WakeTable = {
    get: (key, device) => {
      const found = this.ofDevice(key, device)
      return found === undefined
        ? undefined
        : { device, endpoint: found.endpoint, hours: found.hours, dueAt: found.dueAt }
    },
    count: (key) => this.of(key).length,
    save: (key, wakes) => {
      this.table.remove(key, wakes.device)
      const id = ++this.last
      this.undo.put(this.wakes, id, { ...wakes, id, workspace: this.workspaceOf(key), tries: 0 })
    },
    remove: (key, device) => {
      const found = this.ofDevice(key, device)
      if (found !== undefined) this.undo.delete(this.wakes, found.id)
      return found !== undefined
    },
    due: (now, most) =>
      [...this.wakes.values()]
        .filter(({ dueAt }) => dueAt <= now)
        .sort((a, b) => a.dueAt - b.dueAt || a.id - b.id)
        .slice(0, most),
    settle: (id, left) => {
      const found = this.wakes.get(id)
      if (found === undefined) return false
      if (left === undefined) this.undo.delete(this.wakes, id)
      else this.undo.put(this.wakes, id, { ...found, ...left })
      return true
    }
  }

  private of(key: number): ReadonlyArray<DueWakes> {
    const workspace = this.workspaceOf(key)
    return [...this.wakes.values()].filter((each) => each.workspace === workspace)
  }

  private ofDevice(key: number, device: DeviceId): DueWakes | undefined {
    return this.of(key).find((each) => each.device === device)
  }
}
