/** What is noted beside conversations: gatherings, openings, answers, findings, things to share, the plan. */
import * as Records from "@kith/core/domain/events/RecordEvents"
import type { EntityId } from "@kith/core/log/Ids"
import { dateOf, type Network, type Written } from "./Network.ts"
import { company, position } from "./people.ts"
import { languageOf, notes } from "./prose.ts"
import { gatheringNames, occupations, questions } from "./vocabulary.ts"

export const attended = (network: Network, at: number): ReadonlyArray<Written> => {
  const { world } = network
  const name = `${world.pick(gatheringNames)} ${2020 + world.below(7)}`
  const met = Array.from({ length: 1 + world.below(6) }, () => network.somebody())
  const state = world.oneIn(3) ? "planned" : "attended"
  const draft = Records.GatheringRecorded.draft(network.id(), {
    name,
    starts: `${dateOf(at)}T18:00`,
    place: `${met.length} King St W`,
    state,
    ...(state === "attended" ? { people: { add: met }, notes: { start: notes(world, 1 + world.below(3)) } } : {})
  })
  return [{ draft }]
}

export const heardOf = (network: Network, at: number): ReadonlyArray<Written> => {
  const { world } = network
  const toldBy = network.somebody()
  const { id, cells } = network.open(network.openings, toldBy)
  const body = { role: position(world), company: company(world), toldBy, seen: dateOf(at), state: "seen" as const }
  return [{ draft: Records.OpeningRecorded.draft(id, body), cells }]
}

export const answered = (network: Network): ReadonlyArray<Written> => {
  const { world } = network
  const touch = network.touches.pick(world)
  if (touch === undefined) return []
  return Array.from({ length: 1 + world.below(4) }, () => ({
    draft: Records.AnswerNoted.draft(network.id(), {
      contact: touch.contact,
      interaction: touch.id,
      question: world.pick(questions) as EntityId,
      text: notes(world, 1 + world.below(2))
    })
  }))
}

export const learned = (network: Network): ReadonlyArray<Written> => {
  const { world } = network
  const body = {
    contact: network.somebody(),
    topic: world.pick(["salary", "education", "credentials", "demand", "hard"] as const),
    text: notes(world, 1)
  }
  return [{ draft: Records.FindingNoted.draft(network.id(), body) }]
}

export const kept = (network: Network, at: number): ReadonlyArray<Written> => {
  const { world } = network
  const title = `${world.pick(occupations)}: ${world.pick(languageOf(world).objects)}`
  const link = `https://news.example/${world.below(1e9).toString(36)}`
  return [
    {
      draft: Records.ShareableKept.draft(network.id(), {
        title,
        link,
        kept: dateOf(at),
        for: { add: [network.somebody()] }
      })
    }
  ]
}

export const arranged = (network: Network): ReadonlyArray<Written> => {
  const { world } = network
  if (world.oneIn(2)) {
    const draft = Records.PreferencesChanged.draft("log", { zone: "America/Toronto", dailyLimit: 3 + world.below(5) })
    return [{ draft, cells: network.log }]
  }
  const draft = Records.PlanEdited.draft("plan", { experience: notes(world, 1), companies: { add: [company(world)] } })
  return [{ draft, cells: network.plan }]
}
