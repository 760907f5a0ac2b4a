/** The place that a page belongs to: where its way back leads for somebody who came straight to it. */
import { placeGroups } from "./places.ts"
import type { appWords } from "./appWords.ts"
import type { placesWords } from "./placesWords.ts"

export interface ParentPlace {
  readonly path: string
  readonly name:
    | keyof (typeof placesWords)["en"]["names"]
    | keyof Pick<(typeof appWords)["en"], "people" | "meetings" | "more">
}

const PLACES = placeGroups.flatMap(({ places }) => places)

/** Whether the page More and the laptop's column lead there. */
export const isPlace = (path: string): boolean => PLACES.some((place) => place.path === path)

/** `undefined` for the tabs, which lie behind nothing, and for joining, which somebody may do before there is a log. */
export const parentPlace = (path: string): ParentPlace | undefined => {
  if (isPlace(path)) return { path: "/more", name: "more" }
  if (path.startsWith("/people/")) return { path: "/people", name: "people" }
  if (path.startsWith("/meetings/")) return { path: "/meetings", name: "meetings" }
  if (path === "/phrase") return { path: "/devices", name: "devices" }
  return PLACES.find((place) => path.startsWith(`${place.path}/`))
}
