/** What opens over a person's page says: a plan, the history, what sources said, splitting, forgetting. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const personSheetsWords = inBoth(
  {
    history: "History",
    historyOf: (field: string) => `History of: ${field}`,
    noHistory: "Nothing was changed yet.",
    historyForgotten: "What stood here was forgotten.",
    historyNewer: "Written by a newer version of Kith; it shows after an update.",
    via: (via: string) =>
      via === "web"
        ? "in the app"
        : via === "cli"
          ? "on the command line"
          : via.startsWith("import")
            ? "by an import"
            : via.startsWith("sheet")
              ? "in a sheet"
              : via,
    isPutBack: (field: string, value: string) => `Put back: ${field}, ${value}.`,
    anotherDevice: "another device",
    sources: "What sources said",
    sourcesAbout: "What files and sheets last said of this person. What you set by hand yourself stays.",
    sourceSaid: (source: string, asOf: string) => (asOf === "" ? `(${source})` : `(${source}, ${asOf})`),
    alike: "Here twice?",
    nobodyAlike: (name: string) => `Nobody else here looks like ${name}.`,
    split: "Take apart again",
    splitAbout:
      "These were made one person. Whoever you take off is a person of their own again, with all that was theirs.",
    splitOff: (name: string) => `Take off: ${name}`,
    takeOff: "Take off",
    splitSaid: (name: string) => `${name} is a person of their own again.`,
    forget: "Forget for good…",
    forgetTitle: (name: string) => `Forget ${name} for good?`,
    forgetMeans: [
      "Everything noted of this person goes: name, addresses, notes, and the conversations with them alone.",
      "It goes from this device now, and from your other devices when they next sync.",
      "It cannot be undone. Files that you exported, and backups from before, still have it.",
      "To put somebody out of sight only, delete them instead: that can be undone."
    ] as ReadonlyArray<string>,
    forgetType: (name: string) => `To go on, type the name: ${name}`,
    forgetMismatch: (name: string) => `That is not “${name}” yet. Nothing was forgotten.`,
    forgetNow: "Forget for good",
    forgotten: "Forgotten.",
    planTitle: (name: string) => `When will you get back to ${name}?`,
    planIn: ["In a week", "In 3 weeks", "In 3 months"] as ReadonlyArray<string>,
    planDay: "Day",
    planReason: "Why (if you like)",
    planReasonHint: "It shows in the reminder.",
    planNeedsDay: "Choose a day.",
    planSave: "Plan it",
    plannedSaid: (name: string) => `Follow-up with ${name} planned.`
  },
  {
    history: fr`Historique`,
    historyOf: (field) => fr`Historique : ${field}`,
    noHistory: fr`Rien n'a encore changé.`,
    historyForgotten: fr`Ce qui était ici a été oublié.`,
    historyNewer: fr`Écrit par une version plus récente de Kith ; visible après une mise à jour.`,
    via: (via) =>
      via === "web"
        ? fr`dans l'application`
        : via === "cli"
          ? fr`en ligne de commande`
          : via.startsWith("import")
            ? fr`par une importation`
            : via.startsWith("sheet")
              ? fr`dans un tableur`
              : via,
    isPutBack: (field, value) => fr`Remis : ${field}, ${value}.`,
    anotherDevice: fr`un autre appareil`,
    sources: fr`Ce que disent les sources`,
    sourcesAbout: fr`Ce que des fichiers et des tableurs ont dit en dernier de cette personne. Ce que vous avez écrit vous-même reste.`,
    sourceSaid: (source, asOf) => (asOf === "" ? `(${source})` : `(${source}, ${asOf})`),
    alike: fr`En double ?`,
    nobodyAlike: (name) => fr`Personne d'autre ici ne ressemble à ${name}.`,
    split: fr`Séparer à nouveau`,
    splitAbout: fr`Ces fiches ont été réunies. Celle que vous détachez redevient une personne à part, avec tout ce qui était à elle.`,
    splitOff: (name) => fr`Détacher : ${name}`,
    takeOff: fr`Détacher`,
    splitSaid: (name) => fr`${name} est de nouveau une personne à part.`,
    forget: fr`Oublier pour de bon…`,
    forgetTitle: (name) => fr`Oublier ${name} pour de bon ?`,
    forgetMeans: [
      fr`Tout ce qui a été noté de cette personne disparaît : nom, adresses, notes, et les conversations avec elle seule.`,
      fr`Cela disparaît de cet appareil maintenant, et des autres à leur prochaine synchronisation.`,
      fr`C'est irréversible. Les fichiers que vous avez exportés et les sauvegardes d'avant l'ont encore.`,
      fr`Pour seulement ne plus voir quelqu'un, supprimez plutôt sa fiche : cela s'annule.`
    ],
    forgetType: (name) => fr`Pour continuer, tapez le nom : ${name}`,
    forgetMismatch: (name) => fr`Ce n'est pas encore « ${name} ». Rien n'a été oublié.`,
    forgetNow: fr`Oublier pour de bon`,
    forgotten: fr`C'est oublié.`,
    planTitle: (name) => fr`Quand recontacter ${name} ?`,
    planIn: [fr`Dans une semaine`, fr`Dans 3 semaines`, fr`Dans 3 mois`],
    planDay: fr`Jour`,
    planReason: fr`Pourquoi (si vous voulez)`,
    planReasonHint: fr`Cela s'affiche dans le rappel.`,
    planNeedsDay: fr`Choisissez un jour.`,
    planSave: fr`Prévoir`,
    plannedSaid: (name) => fr`Suivi prévu avec ${name}.`
  }
)
