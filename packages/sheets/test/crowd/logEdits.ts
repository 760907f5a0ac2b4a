/** What people do on their own devices meanwhile. */
import * as Effect from "effect/Effect"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { FollowUpPlanned, InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import { EntityId } from "@kith/core/log/Ids"
import { deleteContact, mergeContacts } from "@kith/core/workspace/Merging"
import { everybody } from "@kith/core/workspace/People"
import { catchUp } from "@kith/core/workspace/Projector"
import { commit } from "@kith/core/workspace/Writer"
import type { Device } from "./Devices.ts"
import type { Dice } from "./Dice.ts"

const via = "test"

export class LogEdits {
  private made = 0
  private readonly dice: Dice

  constructor(dice: Dice) {
    this.dice = dice
  }

  async act(device: Device): Promise<void> {
    const { dice } = this
    await device.run(catchUp())
    const people = await device.run(everybody())
    const n = ++this.made
    if (people.length < 3 || dice.chance(0.2)) return this.write(device, this.newcomer(n))
    const { id, contact } = dice.pick(people)
    const what = dice.weighted([
      [5, "company"],
      [3, "relation"],
      [3, "emails"],
      [2, "tags"],
      [2, "name"],
      [2, "followUp"],
      [2, "touch"],
      [0.5, "delete"],
      [0.5, "merge"]
    ] as const)
    switch (what) {
      case "company":
        return this.write(device, ContactEdited.draft(id, { company: dice.chance(0.2) ? null : `log ${n}` }))
      case "relation":
        return this.write(
          device,
          ContactEdited.draft(id, { relation: dice.pick(["friend", "mentor", "family"] as const) })
        )
      case "emails": {
        const gone = contact.emails.filter(() => dice.chance(0.3))
        return this.write(device, ContactEdited.draft(id, { emails: { add: [`log${n}@z.ca`], remove: gone } }))
      }
      case "tags":
        return this.write(device, ContactEdited.draft(id, { tags: { add: [`log ${n}`] } }))
      case "name":
        return this.write(
          device,
          ContactEdited.draft(id, { givenName: `G${n}`, name: `G${n} ${contact.familyName ?? ""}`.trim() })
        )
      case "followUp":
        return this.write(
          device,
          FollowUpPlanned.draft(`f${device.name}${n}`, { contact: id, on: `2026-05-${10 + (n % 19)}` })
        )
      case "touch":
        return this.write(
          device,
          InteractionLogged.draft(`i${device.name}${n}`, {
            contact: id,
            kind: "meeting",
            happened: `2026-02-${10 + (n % 18)}`
          })
        )
      case "delete":
        await device.run(deleteContact(id, via))
        return
      case "merge":
        await device.run(mergeContacts(id, dice.pick(people).id, via))
    }
  }

  newcomer(n: number): Draft {
    const id = EntityId.make(`c${n}${this.dice.below(1_000_000).toString(36)}`)
    const [givenName, familyName] = [`First${n}`, `Last${this.dice.below(6)}`]
    return ContactEdited.draft(id, { name: `${givenName} ${familyName}`, givenName, familyName, company: `at ${n}` })
  }

  private async write(device: Device, draft: Draft): Promise<void> {
    await device.run(Effect.asVoid(commit([draft], { via })))
  }
}
