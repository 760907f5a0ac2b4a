/** What notifications say beside the reminders themselves. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const noticeWords = inBoth(
  {
    howMany: (count: number) => (count === 1 ? "1 reminder is waiting" : `${count} reminders are waiting`),
    more: (count: number) => (count === 1 ? "and 1 more" : `and ${count} more`),
    seeToday: "Today has them, with the reasons.",
    nothing: "Nothing new to tell",
    nothingBody: "Everything open is on Today."
  },
  {
    howMany: (count) => (count < 2 ? fr`${count} rappel vous attend` : fr`${count} rappels vous attendent`),
    more: (count) => fr`et ${count} de plus`,
    seeToday: fr`Aujourd'hui les montre, avec leurs raisons.`,
    nothing: fr`Rien de nouveau à dire`,
    nothingBody: fr`Tout ce qui est ouvert se trouve sous Aujourd'hui.`
  }
)
