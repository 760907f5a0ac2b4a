/** How people meet, as far as a calendar entry lets on. For importing meetings. */
import type { Channel } from "../domain/entities/Interaction.ts"
import type { Meeting } from "../domain/Meeting.ts"
import { plain } from "../domain/words/plain.ts"

type Text = Pick<Meeting, "summary" | "location" | "url" | "description">

/** In English and French; undefined where nothing is said of it. */
export const channelOf = ({ summary = "", location = "", url = "", description = "" }: Text): Channel | undefined => {
  const named = plain(`${summary} ${location}`)
  for (const [channel, words] of WORDS) if (words.test(named)) return channel
  if (CALLS.test(plain(`${location} ${url} ${description}`))) return "virtual-call"
  if (/\b(phone|call|telephone|appel)\b/.test(plain(summary)) || /^\+?[\d ().-]{7,}$/.test(location.trim()))
    return "phone"
  return location.trim() === "" || /^https?:/i.test(location.trim()) ? undefined : "in-person"
}

/** In Quebec, "dîner" is eaten at noon. */
const WORDS: ReadonlyArray<readonly [Channel, RegExp]> = [
  ["coffee", /\b(coffee|cafe)\b/],
  ["lunch", /\b(lunch|diner|dejeuner)\b/],
  ["drink", /\b(drinks?|beers?|biere|verre|apero|5 a 7)\b/]
]

const CALLS =
  /\b(zoom\.us|meet\.google\.com|teams\.(microsoft|live)\.com|webex\.com|whereby\.com|jit\.si|microsoft teams|visio)\b/
