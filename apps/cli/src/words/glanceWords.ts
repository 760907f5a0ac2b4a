/** What a device says that has just come, while the log is still on its way. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const grouped = (count: number, lang: "en" | "fr"): string => new Intl.NumberFormat(`${lang}-CA`).format(count)

export const glanceWords = inBoth(
  {
    /** `ms`: how old it is. */
    asOf: (ms: number, device: string) => {
      if (ms < MINUTE) return `as ${device} saw it a moment ago`
      if (ms < HOUR) return `as of ${Math.floor(ms / MINUTE)} min ago, from ${device}`
      if (ms < 2 * DAY) return `as of ${Math.floor(ms / HOUR)} h ago, from ${device}`
      return `as of ${Math.floor(ms / DAY)} days ago, from ${device}`
    },
    another: "another device",
    rest: (count: number) => `The rest is coming: ${grouped(count, "en")} ${count === 1 ? "change" : "changes"}`,
    receiving: "Receiving"
  },
  {
    asOf: (ms, device) => {
      if (ms < MINUTE) return fr`vu de ${device} à l'instant`
      if (ms < HOUR) return fr`vu de ${device} il y a ${Math.floor(ms / MINUTE)}\u00a0min`
      if (ms < 2 * DAY) return fr`vu de ${device} il y a ${Math.floor(ms / HOUR)}\u00a0h`
      return fr`vu de ${device} il y a ${Math.floor(ms / DAY)} jours`
    },
    another: fr`un autre appareil`,
    rest: (count) => fr`Le reste arrive : ${grouped(count, "fr")} ${count < 2 ? fr`changement` : fr`changements`}`,
    receiving: fr`Réception`
  }
)
