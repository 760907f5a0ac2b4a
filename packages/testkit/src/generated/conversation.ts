/** One conversation as it is logged: an interaction's body, plausible for its kind. */
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import type { EntityId } from "@kith/core/log/Ids"
import type { VirtualWorld } from "../VirtualWorld.ts"
import { languageOf, notes } from "./prose.ts"

type Body = Parameters<typeof InteractionLogged.draft>[1]

const DAY = 86_400_000

const WRITTEN = ["email", "email", "linkedin", "linkedin", "text", "phone"] as const
const SPOKEN = ["coffee", "coffee", "virtual-call", "virtual-call", "phone", "lunch", "in-person"] as const

const kinds: ReadonlyArray<Body["kind"]> = [
  ...Array<Body["kind"]>(34).fill("outreach"),
  ...Array<Body["kind"]>(26).fill("meeting"),
  ...Array<Body["kind"]>(16).fill("reply"),
  ...Array<Body["kind"]>(10).fill("thank-you"),
  ...Array<Body["kind"]>(9).fill("check-in"),
  ...Array<Body["kind"]>(4).fill("update"),
  "introduction"
]

export const conversation = (world: VirtualWorld, contact: EntityId, at: number): Body => {
  const kind = world.pick(kinds)
  if (kind === "meeting") return meeting(world, contact, at)
  const inbound = kind === "reply"
  const language = languageOf(world)
  return {
    contact,
    kind,
    happened: world.oneIn(3) ? moment(world, day(world, at)) : day(world, at),
    channel: world.pick(WRITTEN),
    direction: inbound || world.oneIn(8) ? "in" : "out",
    ...(inbound ? { outcome: world.pick(["agreed", "agreed", "declined", "too-busy"]) } : {}),
    ...(world.oneIn(inbound ? 2 : 4) ? { points: { start: notes(world, 1 + world.below(2), language) } } : {})
  }
}

const meeting = (world: VirtualWorld, contact: EntityId, at: number): Body => {
  const channel = world.pick(SPOKEN)
  if (world.oneIn(5)) {
    const ahead = isoOf(Math.floor(at / DAY) + 1 + world.below(14))
    return { contact, kind: "meeting", happened: moment(world, ahead), state: "scheduled", channel, direction: "out" }
  }
  const language = languageOf(world)
  return {
    contact,
    kind: "meeting",
    happened: world.oneIn(4) ? day(world, at) : moment(world, day(world, at)),
    channel,
    direction: world.oneIn(5) ? "in" : "out",
    minutes: 15 + 5 * world.below(12),
    ...(world.oneIn(4) ? {} : { useful: world.pick(language.useful) }),
    ...(world.oneIn(5) ? {} : { points: { start: notes(world, 2 + world.below(6), language) } })
  }
}

/** Today, yesterday, or some days ago. */
const day = (world: VirtualWorld, at: number): string => {
  const ago = world.oneIn(2) ? 0 : world.oneIn(2) ? 1 : 2 + world.below(9)
  return isoOf(Math.floor(at / DAY) - ago)
}

const moment = ({ below, oneIn }: VirtualWorld, date: string): string => {
  const time = `${String(8 + below(11)).padStart(2, "0")}:${["00", "15", "30", "45"][below(4)]!}`
  return `${date}T${time}${oneIn(2) ? "[America/Toronto]" : ""}`
}
