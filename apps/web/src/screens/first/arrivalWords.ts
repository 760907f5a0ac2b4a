/** What is said while a log is on its way to a browser that was just let into it. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const arrivalWords = inBoth(
  {
    title: "Your log is on its way",
    asking: "Your log is on its way.",
    coming: (count: string, changes: number) =>
      `The rest of your log is coming: ${count} ${changes === 1 ? "change" : "changes"}.`,
    folding: "Your log is here, and is being put in order.",
    away: "The sync server cannot be reached now. The rest of your log comes as soon as it can; nothing is lost.",
    stopped: "Your log stopped coming. What is here is safe.",
    devices: "See Devices",
    /** `ms`: how old it is. */
    asOf: (ms: number, device: string) => {
      if (ms < MINUTE) return `Until then, this page is as ${device} saw it a moment ago.`
      if (ms < HOUR) return `Until then, this page is as ${device} saw it ${Math.floor(ms / MINUTE)} min ago.`
      if (ms < 2 * DAY) return `Until then, this page is as ${device} saw it ${Math.floor(ms / HOUR)} h ago.`
      return `Until then, this page is as ${device} saw it ${Math.floor(ms / DAY)} days ago.`
    },
    another: "another device",
    soon: "Its buttons work once all is here."
  },
  {
    title: fr`Votre journal arrive`,
    asking: fr`Votre journal arrive.`,
    coming: (count, changes) =>
      fr`Le reste de votre journal arrive : ${count} ${changes < 2 ? fr`changement` : fr`changements`}.`,
    folding: fr`Votre journal est là et se met en ordre.`,
    away: fr`Le serveur de synchronisation est injoignable. Le reste de votre journal viendra dès que possible ; rien n'est perdu.`,
    stopped: fr`Votre journal n'arrive plus. Ce qui est ici est en sûreté.`,
    devices: fr`Voir Appareils`,
    asOf: (ms, device) => {
      if (ms < MINUTE) return fr`D'ici là, cette page est telle que ${device} l'a vue à l'instant.`
      if (ms < HOUR)
        return fr`D'ici là, cette page est telle que ${device} l'a vue il y a ${Math.floor(ms / MINUTE)}\u00a0min.`
      if (ms < 2 * DAY)
        return fr`D'ici là, cette page est telle que ${device} l'a vue il y a ${Math.floor(ms / HOUR)}\u00a0h.`
      return fr`D'ici là, cette page est telle que ${device} l'a vue il y a ${Math.floor(ms / DAY)} jours.`
    },
    another: fr`un autre appareil`,
    soon: fr`Ses boutons serviront quand tout sera là.`
  }
)
