/**
 * What was written lately and may be written again. New things are seen from the next sync on: whoever was apart
 * cannot have known them. Holds so many, whatever the log's length.
 */
import type { VirtualWorld } from "../VirtualWorld.ts"

export class Recent<A> {
  private readonly held: Array<A> = []
  private readonly fresh: Array<A> = []
  private readonly most: number
  private next = 0

  constructor(most: number) {
    this.most = most
  }

  add(thing: A): void {
    this.fresh.push(thing)
  }

  /** Shows what was added; the oldest make room. */
  sync(): void {
    for (const thing of this.fresh) {
      if (this.held.length < this.most) this.held.push(thing)
      else this.held[this.next++ % this.most] = thing
    }
    this.fresh.length = 0
  }

  pick(world: VirtualWorld): A | undefined {
    return this.held.length === 0 ? undefined : world.pick(this.held)
  }
}
