/** Whom an article is for. */
import { expect, it } from "vitest"
import { mayLike } from "@kith/core/domain/views/whoMayLike"
import { contact } from "../rules/story.ts"

const liking = (topics: ReadonlyArray<string>, fields: Parameters<typeof contact>[1]): string => {
  const found = mayLike(contact("ana", fields), topics)
  return found === undefined ? "" : `${found.topic} by ${found.by}`
}

it("is whoever's tags, field, interest or position names a topic, whole words, accents and case aside", () => {
  expect(liking(["Audit"], { tags: ["audit"] })).toBe("Audit by tag")
  expect(liking(["comptabilité"], { occupation: "Comptabilite publique" })).toBe("comptabilité by occupation")
  expect(liking(["data science"], { interest: "how she moved to data science" })).toBe("data science by interest")
  expect(liking(["audit"], { position: "Audit manager" })).toBe("audit by position")
  expect(liking(["audit"], { position: "Auditor" })).toBe("")
  expect(liking(["", " "], { tags: ["audit"], position: "Analyst" })).toBe("")
  expect(liking(["C++"], { tags: ["c"] })).toBe("")
})

it("is told by what says most", () => {
  expect(liking(["tax", "audit"], { tags: ["audit"], position: "Tax analyst" })).toBe("audit by tag")
})
