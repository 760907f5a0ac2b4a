/** Which messages were answered. Today is Tuesday, 3 March 2026. */
import { describe, expect, it } from "vitest"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import type { View } from "@kith/core/domain/declare/Entity"
import type { Interaction } from "@kith/core/domain/entities/Interaction"
import { asksOf } from "@kith/core/domain/views/asks"
import { ana, id, interaction, meeting, ontario, outreach, reply } from "../rules/story.ts"

const asked = (...interactions: ReadonlyArray<View<typeof Interaction>>): string =>
  asksOf(ana(interactions), ontario, dayOf("2026-03-03")!)
    .map(({ messages, came }) => `${messages} ${came}`)
    .join(", ")

describe("An ask", () => {
  it("is answered by a reply, and agreed to by a meeting", () => {
    expect(asked(outreach("2026-02-02"), reply("2026-02-04"))).toBe("1 answered")
    expect(asked(outreach("2026-02-02"), reply("2026-02-04"), meeting("2026-02-10"))).toBe("1 agreed")
    expect(asked(outreach("2026-02-02"), meeting("2026-03-10", { state: "scheduled" }))).toBe("1 none")
    expect(asked(outreach("2026-02-02"), meeting("2026-03-01", { state: "cancelled" }))).toBe("1 agreed")
    expect(asked(outreach("2026-02-02"), meeting("2026-03-01", { state: "proposed", direction: "out" }))).toBe("1 none")
  })

  it("takes what was noted as its outcome for the answer; a no is one", () => {
    expect(asked(outreach("2026-02-02", { outcome: "agreed" }))).toBe("1 agreed")
    expect(asked(outreach("2026-02-02", { outcome: "declined" }))).toBe("1 declined")
    expect(asked(outreach("2026-02-02", { outcome: "too-busy" }))).toBe("1 answered")
    expect(asked(outreach("2026-03-02", { outcome: "no-reply" }))).toBe("1 none")
  })

  it("counts a nudge to the message that it follows up, and a message after a yes, a no or three months as another", () => {
    expect(asked(outreach("2026-01-05"), outreach("2026-01-12"), reply("2026-01-13"))).toBe("2 answered")
    expect(asked(outreach("2026-01-05", { outcome: "declined" }), outreach("2026-02-12"))).toBe("1 declined, 1 none")
    expect(asked(outreach("2025-06-05"), outreach("2026-02-12"))).toBe("1 none, 1 none")
  })

  it("waits for a week before it counts as without a word", () => {
    expect(asked(outreach("2026-02-25"))).toBe("1 waiting")
    expect(asked(outreach("2026-02-24"))).toBe("1 none")
    expect(asked(outreach("2026-02-02"), outreach("2026-03-01"))).toBe("2 waiting")
  })

  it("was put to the one whom the message went to, and not by an import", () => {
    expect(asked(outreach("2026-02-02", { contact: id("raj"), attendees: [id("ana")] }))).toBe("")
    expect(asked(outreach("2026-02-02", { quiet: true }), reply("2026-02-04"))).toBe("")
    expect(asked(outreach("2026-02-02"), reply("2026-02-04", { quiet: true }))).toBe("1 answered")
  })

  it("keeps how the first message went", () => {
    const [ask] = asksOf(
      ana([
        interaction("one", { contact: id("ana"), kind: "outreach", happened: "2026-02-02", channel: "email" }),
        interaction("two", { contact: id("ana"), kind: "outreach", happened: "2026-02-09", channel: "phone" })
      ]),
      ontario,
      dayOf("2026-03-03")!
    )
    expect(ask).toMatchObject({ channel: "email", messages: 2, day: dayOf("2026-02-02") })
  })
})
