/** What meeting mode says: little, and large. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const modeWords = inBoth(
  {
    title: (name: string) => (name === "" ? "Meeting" : name),
    leave: "Back to the meeting",
    saved: "Saved",
    saving: "Saving",
    waiting: "Kept on this device, not saved yet",
    startClock: "Start the clock",
    stopClock: "Stop the clock",
    running: (minutes: number) => `${minutes} min`,
    answer: "What they say",
    questions: "Questions",
    notes: "Notes",
    notesHint: "Anything else, in your own words.",
    end: "Before you go",
    endAbout: "Two minutes now. Then Kith knows whom to remind you of.",
    useful: "The one useful thing",
    usefulHint: "What you will thank them for.",
    whoElseHint: (name: string) =>
      `One name a line. Each becomes somebody to write to, with a word of ${name === "" ? "who suggested them" : name}.`,
    promised: "What I promised",
    promise: "Promise",
    by: "By",
    morePromises: "One more promise",
    advised: "What they advised",
    advisedHint: "One piece of advice a line. Kith asks later what came of it.",
    next: "When to get back to them (if you said so)",
    finish: "The meeting is over: save all",
    finished: (name: string) => (name === "" ? "Saved." : `Saved: your conversation with ${name}. Well done.`),
    undoSaid: (name: string) => `Meeting saved: ${name}.`,
    nextTitle: "What is due next",
    nothingNext: "Nothing is due because of it.",
    leads: "Suggested to you",
    today: "To Today",
    meeting: "See the meeting"
  },
  {
    title: (name) => (name === "" ? fr`Rencontre` : name),
    leave: fr`Revenir à la rencontre`,
    saved: fr`Enregistré`,
    saving: fr`Enregistrement`,
    waiting: fr`Gardé sur cet appareil, pas encore enregistré`,
    startClock: fr`Lancer la montre`,
    stopClock: fr`Arrêter la montre`,
    running: (minutes) => fr`${minutes}\u00a0min`,
    answer: fr`Ce qu'on vous dit`,
    questions: fr`Questions`,
    notes: fr`Notes`,
    notesHint: fr`Tout le reste, avec vos mots.`,
    end: fr`Avant de partir`,
    endAbout: fr`Deux minutes maintenant. Ensuite Kith sait quoi vous rappeler.`,
    useful: fr`La chose la plus utile`,
    usefulHint: fr`Ce dont vous remercierez.`,
    whoElseHint: (name) =>
      name === ""
        ? fr`Un nom par ligne. Chacun devient quelqu'un à qui écrire, en disant qui vous l'a suggéré.`
        : fr`Un nom par ligne. Chacun devient quelqu'un à qui écrire, en disant que ${name} vous l'a suggéré.`,
    promised: fr`Ce que j'ai promis`,
    promise: fr`Promesse`,
    by: fr`Pour le`,
    morePromises: fr`Une autre promesse`,
    advised: fr`Les conseils reçus`,
    advisedHint: fr`Un conseil par ligne. Kith demandera plus tard ce qu'il en est advenu.`,
    next: fr`Quand redonner des nouvelles (si c'est convenu)`,
    finish: fr`C'est fini : tout enregistrer`,
    finished: (name) =>
      name === "" ? fr`C'est enregistré.` : fr`C'est enregistré. Bravo pour cette rencontre avec ${name}.`,
    undoSaid: (name) => fr`Rencontre enregistrée : ${name}.`,
    nextTitle: fr`Et maintenant`,
    nothingNext: fr`Rien de prévu à la suite.`,
    leads: fr`On vous a suggéré`,
    today: fr`Vers Aujourd'hui`,
    meeting: fr`Voir la rencontre`
  }
)
