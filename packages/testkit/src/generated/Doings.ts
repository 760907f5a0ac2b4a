/** What people do with a networking log, one batch of drafts at a time, in the shares in which they do it. */
import type { BatchId } from "@kith/core/log/Ids"
import type { VirtualWorld } from "../VirtualWorld.ts"
import { corrected, crossed, progressed, settled } from "./cameBack.ts"
import { edited, met, rethought } from "./contacts.ts"
import { imported } from "./imported.ts"
import { type Batch, Network, type Written } from "./Network.ts"
import { answered, arranged, attended, heardOf, kept, learned } from "./noted.ts"
import { planned, touched } from "./touched.ts"

type Doing = (network: Network, at: number) => ReadonlyArray<Written>

/** Of two hundred things that people do beside adding contacts. */
const SHARES: ReadonlyArray<readonly [number, Doing]> = [
  [100, touched],
  [26, edited],
  [24, settled],
  [16, corrected],
  [8, progressed],
  [6, planned],
  [6, answered],
  [4, attended],
  [4, heardOf],
  [2, learned],
  [2, kept],
  [1, arranged],
  [1, rethought]
]
const DOINGS = SHARES.flatMap(([share, doing]) => Array<Doing>(share).fill(doing))

/** Of the contacts; the others are met. */
const SHARE_IMPORTED = 0.6
const IMPORTS = 5
const LARGEST_IMPORT = 2000

export class Doings {
  private readonly network: Network
  private readonly contactsPerEvent: number
  private readonly importSize: number
  private imports = 0
  private met = 0

  constructor(world: VirtualWorld, options: { seed: number; events: number; contactsPerEvent: number }) {
    this.network = new Network(world, options.seed)
    this.contactsPerEvent = options.contactsPerEvent
    const inAll = options.events * options.contactsPerEvent * SHARE_IMPORTED
    this.importSize = Math.ceil(Math.min(LARGEST_IMPORT, Math.max(1, inAll / IMPORTS)))
  }

  /** @param written how many events there are already */
  isImportDue(written: number): boolean {
    return this.imports * this.importSize <= written * this.contactsPerEvent * SHARE_IMPORTED
  }

  imported(at: number): Batch {
    this.imports++
    return imported(this.network, at, this.importSize)
  }

  next(written: number, at: number): Batch {
    const { network } = this
    const isContactDue = this.met < written * this.contactsPerEvent * (1 - SHARE_IMPORTED)
    if (isContactDue) this.met++
    const drafts = isContactDue ? met(network, at) : network.world.pick(DOINGS)(network, at)
    // There may be nothing to come back to yet.
    return { id: network.id() as string as BatchId, drafts: drafts.length > 0 ? drafts : touched(network, at) }
  }

  /** What two who are apart do to the same thing. */
  crossed(at: number): ReadonlyArray<Batch> {
    const { network } = this
    return crossed(network, at).map((drafts) => ({ id: network.id() as string as BatchId, drafts }))
  }

  /** Everybody has received what everybody wrote. */
  sync(): void {
    this.network.sync()
  }
}
