/** Where things stand with somebody, as the interactions have it. */
import { describe, expect, it } from "vitest"
import { stageOf } from "@kith/core/domain/rules/stageOf"
import { ana, checkIn, interaction, meeting, ontario, outreach, reply, thanks, update } from "./story.ts"

const asked = outreach("2026-01-05")
const agreed = reply("2026-01-06", { outcome: "agreed" })
const scheduled = meeting("2026-01-12T15:00", { id: "m", state: "scheduled" })
const held = meeting("2026-01-12T15:00", { id: "m" })
const thanked = thanks("2026-01-13")
const declined = reply("2026-01-06", { outcome: "declined" })

describe("The stage", () => {
  it.each([
    ["found", []],
    ["asked", [asked]],
    ["asked", [asked, reply("2026-01-06")]],
    ["asked", [asked, meeting("2026-01-12", { state: "proposed" })]],
    ["agreed", [asked, agreed]],
    ["scheduled", [asked, agreed, scheduled]],
    ["agreed", [asked, agreed, meeting("2026-01-12", { state: "cancelled" })]],
    ["agreed", [asked, meeting("2026-01-12", { state: "no-show" })]],
    ["met", [asked, agreed, held]],
    ["met", [held]],
    ["thanked", [asked, agreed, held, thanked]],
    ["thanked", [asked, held, thanked, reply("2026-01-14")]],
    ["keeping-in-touch", [asked, held, thanked, update("2026-03-02")]],
    ["keeping-in-touch", [asked, held, checkIn("2026-03-02")]],
    ["keeping-in-touch", [asked, held, thanked, meeting("2026-03-02")]],
    ["asked", [thanks("2026-01-04"), asked]],
    ["resting", [asked, declined]],
    ["resting", [asked, declined, outreach("2026-03-02")]],
    ["asked", [asked, declined, reply("2026-03-02")]],
    ["met", [asked, declined, meeting("2026-03-02")]],
    ["asked", ["2026-01-05", "2026-01-12", "2026-01-26"].map((each) => outreach(each))],
    ["resting", ["2026-01-05", "2026-01-12", "2026-01-26", "2026-02-16"].map((each) => outreach(each))],
    ["asked", ["2026-01-05", "2026-01-12", "2026-01-26", "2026-01-26T10:00"].map((each) => outreach(each))],
    ["found", [outreach("2026-01-05", { direction: "in" })]],
    ["found", [outreach("2026-01-05", { deleted: { seen: {} } })]],
    ["found", [interaction("undated", { kind: "meeting" })]]
  ])("is %s: %#", (stage, interactions) => {
    expect(stageOf(ana(interactions), ontario).stage).toBe(stage)
  })

  it("names what brought it there", () => {
    const reading = stageOf(ana([asked, agreed, held, thanked]), ontario)
    expect([reading.set, reading.since?.view.id]).toEqual([false, thanked.id])
  })

  it("is the user's own word when they set it", () => {
    expect(stageOf(ana([asked, declined], {}, { stage: "agreed" }), ontario)).toEqual({
      stage: "agreed",
      set: true,
      since: undefined
    })
  })

  it("is researched when an element of their work interests the user", () => {
    expect(stageOf(ana([], {}, { interest: "climate disclosure" }), ontario).stage).toBe("researched")
    expect(stageOf(ana([asked], {}, { interest: "climate disclosure" }), ontario).stage).toBe("asked")
  })

  it("rests sooner or later as the user's patience has it", () => {
    const twice = ana([outreach("2026-01-05"), outreach("2026-01-12")])
    expect(stageOf(twice, ontario, 1).stage).toBe("resting")
    expect(stageOf(twice, ontario, 2).stage).toBe("asked")
  })
})
