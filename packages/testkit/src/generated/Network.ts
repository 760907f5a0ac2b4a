/** What a generated log has come to: its people, and what is open with them. */
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { type BatchId, type EntityId, newId } from "@kith/core/log/Ids"
import type { VirtualWorld } from "../VirtualWorld.ts"
import { type Cells, newCells } from "./Authorship.ts"
import { newPerson, type Person, personId } from "./people.ts"
import { Recent } from "./Recent.ts"

export interface Written {
  readonly draft: Draft
  /** What is live of its entity, for one that may be written again. */
  readonly cells?: Cells
}

export interface Batch {
  readonly id: BatchId
  readonly via?: string
  readonly drafts: ReadonlyArray<Written>
}

/** An entity that somebody may come back to. */
export interface Open {
  readonly id: EntityId
  readonly contact: EntityId
  readonly cells: Cells
}

export interface Touch extends Open {
  readonly isMeeting: boolean
  readonly isAhead: boolean
  /** Of the reminder that it sets off. */
  readonly settled: Cells
}

export const DAY = 86_400_000

export const dateOf = (at: number): string => isoOf(Math.floor(at / DAY))

export class Network {
  readonly world: VirtualWorld
  readonly seed: number
  readonly persons = new Recent<Person>(4000)
  readonly touches = new Recent<Touch>(1000)
  readonly advice = new Recent<Open>(200)
  readonly pledges = new Recent<Open>(200)
  readonly followUps = new Recent<Open>(300)
  readonly openings = new Recent<Open>(100)
  /** The preferences' and the plan's. */
  readonly log = newCells()
  readonly plan = newCells()
  private contacts = 0
  /** Those that every device knows. */
  seenContacts = 0

  constructor(world: VirtualWorld, seed: number) {
    this.world = world
    this.seed = seed
  }

  /** Everybody has received what everybody wrote. */
  sync(): void {
    this.seenContacts = this.contacts
    for (const recent of [this.persons, this.touches, this.advice, this.pledges, this.followUps, this.openings]) {
      recent.sync()
    }
  }

  person(): Person {
    const person = newPerson(this.world, this.seed, this.contacts++)
    this.persons.add(person)
    return person
  }

  /** Mostly somebody of late. */
  somebody(): EntityId {
    const recent = this.world.oneIn(4) ? undefined : this.persons.pick(this.world)?.id
    return recent ?? this.anybody() ?? personId(this.seed, 0)
  }

  anybody(): EntityId | undefined {
    return this.seenContacts === 0 ? undefined : personId(this.seed, this.world.below(this.seenContacts))
  }

  open(recent: Recent<Open>, contact: EntityId): Open {
    const open = { id: this.id(), contact, cells: newCells() }
    recent.add(open)
    return open
  }

  id(): EntityId {
    return newId(this.world.random) as EntityId
  }
}
