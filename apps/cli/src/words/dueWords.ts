/** What `kith due` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const dueWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "Reminders are worked out from what you logged, never stored: each says why it is there. At most five new ones surface a day.",
      flags: {
        until: "WHEN  what comes up until then: friday, 2w, 2026-03-31",
        all: "past the daily limit",
        count: "only how many",
        explain: "ID  how one of them came about, step by step"
      },
      examples: [
        ["kith due", "today's list; bare `kith` is the same"],
        ["kith due --until friday", "what comes up this week"],
        ["kith due --explain kf3", "why that one, and why then"]
      ] as ReadonlyArray<readonly [string, string]>
    }
  },
  {
    help: {
      usage: [""],
      about: fr`Les rappels se calculent à partir de ce que vous avez noté et ne sont jamais stockés : chacun dit pourquoi il est là. Cinq nouveaux au plus apparaissent par jour.`,
      flags: {
        until: fr`QUAND  ce qui vient jusque-là : vendredi, 2 sem., 2026-03-31`,
        all: fr`au-delà de la limite du jour`,
        count: fr`seulement combien`,
        explain: fr`ID  comment l'un d'eux est né, pas à pas`
      },
      examples: [
        ["kith due", fr`la liste du jour ; « kith » seul fait de même`],
        ["kith due --until vendredi", fr`ce qui vient cette semaine`],
        ["kith due --explain kf3", fr`pourquoi celui-là, et pourquoi alors`]
      ]
    }
  }
)
