/** Coming back to what is open: how a meeting went, a reminder done, advice followed, a promise kept. */
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { nameOf } from "@kith/core/domain/declare/Entity"
import { Contact } from "@kith/core/domain/entities/Contact"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import {
  AdviceNoted,
  FollowUpPlanned,
  InteractionEdited,
  OpeningRecorded,
  PledgeMade,
  ReminderSettled
} from "@kith/core/domain/events/RecordEvents"
import { reminderId } from "@kith/core/domain/rules/reminderId"
import { DAY, dateOf, type Network, type Touch, type Written } from "./Network.ts"
import { languageOf, notes } from "./prose.ts"

/** Somebody comes back to a conversation: how it went, or that it moved. */
export const corrected = (network: Network, at: number): ReadonlyArray<Written> => {
  const { world } = network
  const touch = network.touches.pick(world)
  if (touch === undefined) return []
  const body = touch.isAhead
    ? world.oneIn(4)
      ? { state: world.pick(["moved", "cancelled", "no-show"] as const) }
      : {
          state: "held" as const,
          minutes: 20 + 5 * world.below(9),
          points: { start: notes(world, 2 + world.below(5)) }
        }
    : world.oneIn(2)
      ? { useful: world.pick(languageOf(world).useful) }
      : { outcome: world.pick(["agreed", "declined", "no-reply", "too-busy"] as const), happened: dateOf(at) }
  return [{ draft: InteractionEdited.draft(touch.id, body), cells: touch.cells }]
}

export const settled = (
  network: Network,
  at: number,
  touch: Touch | undefined = network.touches.pick(network.world)
): ReadonlyArray<Written> => {
  const { world } = network
  if (touch === undefined) return []
  const rule = touch.isAhead ? "prepare-meeting" : touch.isMeeting ? "thank-you" : "nudge"
  const id = reminderId(rule, touch.contact, nameOf(Interaction, touch.id), 1)
  const state = world.pick(["done", "done", "done", "done", "dismissed", "snoozed"] as const)
  const settled = { state, at, ...(state === "snoozed" ? { until: at + DAY * (1 + world.below(14)) } : {}) }
  const draft = ReminderSettled.draft(id, { subject: nameOf(Contact, touch.contact), settled })
  return [{ draft, cells: touch.settled }]
}

/** Advice followed, a pledge kept, a follow-up moved or dropped, an opening that led somewhere. */
export const progressed = (network: Network, at: number): ReadonlyArray<Written> => {
  const { world } = network
  const day = dateOf(at)
  const open = world.pick([network.advice, network.pledges, network.followUps, network.openings])
  const found = open.pick(world)
  if (found === undefined) return []
  const { id, cells } = found
  if (open === network.advice) {
    const state = world.oneIn(2) ? { state: "reported-back" as const } : { state: "done" as const, done: day }
    return [{ draft: AdviceNoted.draft(id, state), cells }]
  }
  if (open === network.pledges) return [{ draft: PledgeMade.draft(id, { kept: day }), cells }]
  if (open === network.openings)
    return [{ draft: OpeningRecorded.draft(id, { state: world.pick(["applied", "interview", "closed"]) }), cells }]
  const later = world.oneIn(2) ? { on: isoOf(Math.floor(at / DAY) + 7 + world.below(60)) } : { deleted: { seen: {} } }
  return [{ draft: FollowUpPlanned.draft(id, later), cells }]
}

/** Two settle one reminder, or note how one conversation went, without knowing of each other. */
export const crossed = (network: Network, at: number): readonly [ReadonlyArray<Written>, ReadonlyArray<Written>] => {
  const touch = network.touches.pick(network.world)
  if (touch === undefined) return [[], []]
  if (network.world.oneIn(2)) return [settled(network, at, touch), settled(network, at, touch)]
  const noted = (): ReadonlyArray<Written> => {
    const useful = network.world.pick(languageOf(network.world).useful)
    return [{ draft: InteractionEdited.draft(touch.id, { useful }), cells: touch.cells }]
  }
  return [noted(), noted()]
}
