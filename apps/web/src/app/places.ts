/** Every place beside the four tabs, in groups: for the page More, the laptop's column, and the palette of Ctrl-K. */
import type { placesWords } from "./placesWords.ts"

type Words = (typeof placesWords)["en"]

export interface Place {
  readonly path: string
  readonly name: keyof Words["names"]
  /** Stands on the page of another place, and not in the column. */
  readonly isPart?: true
}

export interface PlaceGroup {
  readonly name: keyof Words["groups"]
  readonly places: ReadonlyArray<Place>
}

export const placeGroups: ReadonlyArray<PlaceGroup> = [
  {
    name: "search",
    places: [
      { path: "/week", name: "week" },
      { path: "/plan", name: "plan" },
      { path: "/openings", name: "openings" },
      { path: "/gatherings", name: "gatherings" },
      { path: "/occupations", name: "occupations" },
      { path: "/share", name: "share" }
    ]
  },
  {
    name: "helping",
    places: [
      { path: "/templates", name: "templates" },
      { path: "/questions", name: "questions" },
      { path: "/checklists", name: "checklists" },
      { path: "/rules", name: "rules" }
    ]
  },
  {
    name: "lookingBack",
    places: [
      { path: "/referrals", name: "referrals" },
      { path: "/responses", name: "responses" },
      { path: "/questions/compare", name: "compare" },
      { path: "/week#by-week", name: "byWeek", isPart: true },
      { path: "/history", name: "history" }
    ]
  },
  {
    name: "log",
    places: [
      { path: "/import", name: "import" },
      { path: "/export", name: "export" },
      { path: "/duplicates", name: "duplicates" },
      { path: "/notifications", name: "notifications" },
      { path: "/devices", name: "devices" },
      { path: "/readers", name: "readers" },
      { path: "/data", name: "data" },
      { path: "/settings", name: "settings" },
      { path: "/help", name: "help" }
    ]
  }
]
