/** The people of a message, as LinkedIn's exports name them. */
import type { Correspondent } from "@kith/core/domain/SourceTouch"
import { profileKey } from "./profileKey.ts"

export const correspondent = (name: string, url: string): Correspondent => {
  const key = profileKey(url)
  return { name: name.trim(), ...(key === undefined ? {} : { key }), ...(url.trim() === "" ? {} : { url: url.trim() }) }
}

/** Names and addresses each in one cell, between commas; a name may hold commas, and then only addresses count. */
export const correspondents = (names: string, urls: string): ReadonlyArray<Correspondent> => {
  const addresses = urls.split(",").flatMap((url) => url.trim() || [])
  if (addresses.length <= 1) return names.trim() === "" && addresses.length === 0 ? [] : [correspondent(names, urls)]
  const each = names.split(",").map((name) => name.trim())
  return addresses.map((url, index) => correspondent(each.length === addresses.length ? each[index]! : "", url))
}
