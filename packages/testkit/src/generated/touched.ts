/** Conversations, and what comes of them: follow-ups, advice, promises. */
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { AdviceNoted, FollowUpPlanned, InteractionLogged, PledgeMade } from "@kith/core/domain/events/RecordEvents"
import type { EntityId } from "@kith/core/log/Ids"
import { newCells } from "./Authorship.ts"
import { conversation } from "./conversation.ts"
import { DAY, type Network, type Touch, type Written } from "./Network.ts"
import { languageOf } from "./prose.ts"

/** A conversation, and what came of it. */
export const touched = (
  network: Network,
  at: number,
  contact: EntityId = network.somebody(),
  suggested?: EntityId
): ReadonlyArray<Written> => {
  const { world } = network
  const id = network.id()
  const body = conversation(world, contact, at)
  const touch: Touch = {
    id,
    contact,
    cells: newCells(),
    isMeeting: body.kind === "meeting",
    isAhead: body.state === "scheduled",
    settled: newCells()
  }
  network.touches.add(touch)
  const logged = InteractionLogged.draft(
    id,
    suggested === undefined ? body : { ...body, suggested: { add: [suggested] } }
  )
  const out: Array<Written> = [{ draft: logged, cells: touch.cells }]
  const held = touch.isMeeting && !touch.isAhead
  if (world.oneIn(5)) out.push(followUp(network, at, contact, id))
  if (held && world.oneIn(3)) out.push(advised(network, contact, id))
  if (held && world.oneIn(5)) out.push(promised(network, at, contact, id))
  return out
}

export const planned = (network: Network, at: number): ReadonlyArray<Written> => {
  return [followUp(network, at, network.somebody())]
}

const followUp = (network: Network, at: number, contact: EntityId, interaction?: EntityId): Written => {
  const { world } = network
  const planned = network.open(network.followUps, contact)
  const on = isoOf(Math.floor(at / DAY) + 3 + world.below(90))
  const said = interaction === undefined ? { contact } : { contact, interaction }
  const reason = world.oneIn(2) ? { reason: world.pick(languageOf(world).advice) } : {}
  return { draft: FollowUpPlanned.draft(planned.id, { ...said, on, ...reason }), cells: planned.cells }
}

const advised = (network: Network, contact: EntityId, interaction: EntityId): Written => {
  const { id, cells } = network.open(network.advice, contact)
  const text = network.world.pick(languageOf(network.world).advice)
  return { draft: AdviceNoted.draft(id, { contact, interaction, text, state: "to-do" }), cells }
}

const promised = (network: Network, at: number, contact: EntityId, interaction: EntityId): Written => {
  const { id, cells } = network.open(network.pledges, contact)
  const text = network.world.pick(languageOf(network.world).advice)
  const due = isoOf(Math.floor(at / DAY) + 2 + network.world.below(30))
  return { draft: PledgeMade.draft(id, { contact, interaction, text, due }), cells }
}
