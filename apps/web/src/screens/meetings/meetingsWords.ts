/** What the list of meetings says, and the form that schedules one. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const meetingsWords = inBoth(
  {
    title: "Meetings",
    schedule: "Schedule a meeting",
    related: "Around meetings",
    events: "Events",
    questions: "Questions",
    answers: "Answers compared",
    occupations: "Occupations",
    checklists: "Checklists",
    toLog: "How did it go?",
    toLogAbout: "These are over. A few words now are worth more than a page next week.",
    writeDown: "Write it down",
    notHeld: "It did not happen",
    cancelled: "It was cancelled",
    noShow: "They did not come",
    move: "It is on another day",
    ahead: "Ahead",
    behind: "Past",
    somebody: "Somebody",
    prepared: (done: number, of: number) =>
      done === of ? "Prepared" : done === 0 ? "To prepare" : `${done} of ${of} prepared`,
    more: "Show earlier ones",
    nothing: "No meetings yet.",
    nothingStep:
      "Twenty minutes over coffee is a good first one. Put it here once somebody says yes, or once you propose a time.",
    noneAhead: "Nothing is arranged. Who would you like to hear from next?",
    saidCancelled: (name: string) => `Cancelled: ${name}. That happens.`,
    saidNoShow: (name: string) => `Noted: ${name} did not come. That happens, too.`,
    saidMoved: (when: string) => `Moved to ${when}.`,
    saidWhere: (where: string) => (where === "" ? "Noted: no place yet." : `Where: ${where}.`),
    form: {
      title: "Schedule a meeting",
      who: "With whom",
      needsWho: "Say with whom: a name is enough.",
      day: "Day",
      needsDay: "A meeting needs a day.",
      time: "Time (if you know)",
      how: "How",
      stands: "Did they agree?",
      scheduled: "Yes, it is arranged",
      proposed: "I proposed it",
      minutes: "How long, in minutes",
      where: "Where, or the link",
      save: "Schedule",
      saved: (name: string) => `In your meetings: ${name}.`,
      moveTitle: "When and where",
      moveSave: "Save"
    }
  },
  {
    title: fr`Rencontres`,
    schedule: fr`Prévoir une rencontre`,
    related: fr`Autour des rencontres`,
    events: fr`Événements`,
    questions: fr`Questions`,
    answers: fr`Réponses comparées`,
    occupations: fr`Métiers`,
    checklists: fr`Listes de vérification`,
    toLog: fr`Comment ça s'est passé ?`,
    toLogAbout: fr`Ces rencontres ont eu lieu. Quelques mots maintenant valent mieux qu'une page la semaine prochaine.`,
    writeDown: fr`Noter la suite`,
    notHeld: fr`Elle n'a pas eu lieu`,
    cancelled: fr`Elle a été annulée`,
    noShow: fr`Personne n'est venu`,
    move: fr`Elle est remise à un autre jour`,
    ahead: fr`À venir`,
    behind: fr`Passées`,
    somebody: fr`Quelqu'un`,
    prepared: (done, of) =>
      done === of
        ? fr`Tout est prêt`
        : done === 0
          ? fr`À préparer`
          : done === 1
            ? fr`${done} point prêt sur ${of}`
            : fr`${done} points prêts sur ${of}`,
    more: fr`Voir les précédentes`,
    nothing: fr`Pas encore de rencontre.`,
    nothingStep: fr`Vingt minutes autour d'un café, voilà un bon début. Notez-la ici dès que quelqu'un dit oui, ou dès que vous proposez un moment.`,
    noneAhead: fr`Rien n'est prévu. De qui aimeriez-vous avoir des nouvelles ?`,
    saidCancelled: (name) => fr`Annulée : ${name}. Ça arrive.`,
    saidNoShow: (name) => fr`C'est noté : ${name}, personne n'est venu. Ça arrive aussi.`,
    saidMoved: (when) => fr`Déplacée : ${when}.`,
    saidWhere: (where) => (where === "" ? fr`C'est noté : pas encore de lieu.` : fr`Lieu : ${where}.`),
    form: {
      title: fr`Prévoir une rencontre`,
      who: fr`Avec qui`,
      needsWho: fr`Dites avec qui : un nom suffit.`,
      day: fr`Jour`,
      needsDay: fr`Une rencontre a besoin d'un jour.`,
      time: fr`Heure (si vous la savez)`,
      how: fr`Comment`,
      stands: fr`Est-ce convenu ?`,
      scheduled: fr`Oui, c'est convenu`,
      proposed: fr`Je l'ai proposé`,
      minutes: fr`Durée, en minutes`,
      where: fr`Où, ou le lien`,
      save: fr`Prévoir`,
      saved: (name) => fr`Dans vos rencontres : ${name}.`,
      moveTitle: fr`Quand et où`,
      moveSave: fr`Enregistrer`
    }
  }
)
