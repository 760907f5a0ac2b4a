/** What `kith away` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const awayWords = inBoth(
  {
    help: {
      usage: ["[FROM..UNTIL]", "--off [FROM..UNTIL]"],
      about: "While you are away, reminders wait, and come on the first working day after it instead of piling up.",
      flags: { off: "ends an absence, or takes one that lies ahead away" },
      examples: [
        ["kith away 2026-07-06..2026-07-17", "both days included"],
        ["kith away from 10 to 20 march", "the same in words"],
        ["kith away until friday", "from today on"],
        ["kith away", "when you are away"],
        ["kith away --off", "back already"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    notAPeriod: (text: string) =>
      `"${text}" is no span of days that I understand. Try 2026-07-06..2026-07-17, or "from 10 to 20 march", or "until friday".`,
    past: (text: string) => `"${text}" is over already. Nothing changed.`,
    none: "You are not away, and have nothing planned. To say so: kith away from 10 to 20 march",
    period: (from: string, until: string) => `${from} – ${until}`,
    away: (period: string) => `Away ${period}. Reminders wait, and come after it.`,
    ended: (period: string) => `no longer away: ${period}`,
    nothingToEnd: "There is no such absence. See them: kith away",
    now: "now"
  },
  {
    help: {
      usage: ["[DU..AU]", "--off [DU..AU]"],
      about: fr`Pendant votre absence, les rappels attendent et viennent le premier jour ouvrable qui suit, au lieu de s'accumuler.`,
      flags: { off: fr`met fin à une absence, ou retire celle qui est prévue` },
      examples: [
        ["kith away 2026-07-06..2026-07-17", fr`ces deux jours compris`],
        ["kith away du 10 au 20 mars", fr`la même chose avec des mots`],
        ["kith away jusqu'à vendredi", fr`à partir d'aujourd'hui`],
        ["kith away", fr`quand vous êtes absent`],
        ["kith away --off", fr`déjà de retour`]
      ]
    },
    notAPeriod: (text) =>
      fr`« ${text} » n'est pas une période que je comprenne. Essayez 2026-07-06..2026-07-17, ou « du 10 au 20 mars », ou « jusqu'à vendredi ».`,
    past: (text) => fr`« ${text} » est déjà passé. Rien n'a changé.`,
    none: fr`Vous n'êtes pas absent et n'avez rien prévu. Pour le dire : kith away du 10 au 20 mars`,
    period: (from, until) => fr`${from} – ${until}`,
    away: (period) => fr`Absence : ${period}. Les rappels attendent et viennent ensuite.`,
    ended: (period) => fr`fin de l'absence : ${period}`,
    nothingToEnd: fr`Cette absence n'existe pas. Voyez-les : kith away`,
    now: fr`en ce moment`
  }
)
