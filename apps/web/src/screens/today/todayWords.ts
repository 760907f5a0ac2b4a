/** What Today says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const todayWords = inBoth(
  {
    title: "Today",
    list: "Whom to get back to",
    steps: { write: "Write", prepare: "Prepare", tell: "Say how it was", see: "Look", none: "" },
    done: "Done",
    later: "Later",
    tomorrow: "Tomorrow",
    nextWeek: "In a week",
    skip: "Not this time",
    doneSaid: (title: string) => `Done: ${title}.`,
    laterSaid: (title: string) => `Later: ${title}.`,
    skippedSaid: (title: string) => `Left out: ${title}.`,
    waiting: (count: number, uncounted: boolean) =>
      uncounted ? `More than ${count} more can wait` : count === 1 ? "1 more can wait" : `${count} more can wait`,
    fewer: "Show today’s only",
    nothing: "Nothing to do now. Well done.",
    nextUp: (title: string, when: string) => `Next: ${title}, ${when}.`,
    someone: "One message to somebody new is a good step today.",
    see: "See your people",
    nobody: "Nobody is here yet.",
    nobodyStep: "Write down the last conversation you had, or bring your contacts along.",
    bring: "Bring in contacts",
    coming: "Your log is on its way.",
    goals: "This week"
  },
  {
    title: fr`Aujourd'hui`,
    list: fr`À qui répondre`,
    steps: { write: fr`Écrire`, prepare: fr`Préparer`, tell: fr`Raconter`, see: fr`Voir`, none: "" },
    done: fr`C'est fait`,
    later: fr`Plus tard`,
    tomorrow: fr`Demain`,
    nextWeek: fr`Dans une semaine`,
    skip: fr`Pas cette fois`,
    doneSaid: (title) => fr`C'est fait : ${title}.`,
    laterSaid: (title) => fr`Plus tard : ${title}.`,
    skippedSaid: (title) => fr`Laissé de côté : ${title}.`,
    waiting: (count, uncounted) =>
      uncounted
        ? fr`Plus de ${count} autres peuvent attendre`
        : count === 1
          ? fr`1 autre peut attendre`
          : fr`${count} autres peuvent attendre`,
    fewer: fr`Ne montrer que ceux du jour`,
    nothing: fr`Rien à faire pour l'instant. Bravo.`,
    nextUp: (title, when) => fr`Ensuite : ${title}, ${when}.`,
    someone: fr`Un message à une nouvelle personne, voilà un bon pas aujourd'hui.`,
    see: fr`Voir vos contacts`,
    nobody: fr`Il n'y a encore personne ici.`,
    nobodyStep: fr`Notez votre dernière conversation, ou apportez vos contacts.`,
    bring: fr`Apporter des contacts`,
    coming: fr`Votre journal arrive.`,
    goals: fr`Cette semaine`
  }
)
