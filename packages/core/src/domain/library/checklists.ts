/** What to think of before and after talking to people: for the reminders that offer a list, and for ticking it off. */
import type { Source } from "../rules/RuleSpec.ts"
import type { Language } from "../words/calendarNames.ts"

/** `Interaction.checked` and `Gathering.checked` name the items by their ids, which stay the same for good. */
export interface ChecklistItem {
  readonly id: string
  readonly say: Readonly<Record<Language, string>>
}

export interface Checklist {
  /** As rules name it. */
  readonly id: string
  readonly title: Readonly<Record<Language, string>>
  /** The guides that it comes from; the wording is Kith's own. */
  readonly source: ReadonlyArray<Source>
  readonly items: ReadonlyArray<ChecklistItem>
}

const item = (id: string, en: string, fr: string): ChecklistItem => ({ id, say: { en, fr } })

const beforeFirstOutreach: Checklist = {
  id: "before-first-outreach",
  title: { en: "Before you write the first time", fr: "Avant d’écrire la première fois" },
  source: ["S0", "S1", "S2"],
  items: [
    item(
      "own-network",
      "Who of the people you know already could introduce you?",
      "Qui, parmi vos proches, pourrait vous présenter ?"
    ),
    item(
      "their-work",
      "Find one thing in their work that really interests you.",
      "Trouvez dans leur travail une chose qui vous intéresse vraiment."
    ),
    item(
      "small-ask",
      "Ask for 20 minutes and for advice, not for a job.",
      "Demandez 20 minutes et un conseil, pas un emploi."
    ),
    item("own-page", "Is your own profile up to date? They will look.", "Votre profil est-il à jour ? On ira le voir."),
    item(
      "when",
      "Propose two times, and let them choose the way.",
      "Proposez deux moments et laissez choisir la façon de se parler."
    )
  ]
}

const beforeEvent: Checklist = {
  id: "before-event",
  title: { en: "Before an event", fr: "Avant un événement" },
  source: ["S3"],
  items: [
    item(
      "statement",
      "Say aloud, in 30 seconds, who you are and what you are looking for.",
      "Dites à voix haute, en 30 secondes, qui vous êtes et ce que vous cherchez."
    ),
    item(
      "cards",
      "Put cards or your QR code where you can reach them.",
      "Ayez vos cartes ou votre code QR à portée de main."
    ),
    item(
      "who-comes",
      "Look up who will be there, and choose three people to greet.",
      "Regardez qui sera là et choisissez trois personnes à saluer."
    ),
    item("clothes", "Lay out what you will wear.", "Préparez vos vêtements."),
    item(
      "way",
      "Check the way there, and be ten minutes early.",
      "Vérifiez le trajet et arrivez dix minutes en avance."
    ),
    item("openers", "Have two easy questions ready.", "Préparez deux questions faciles.")
  ]
}

const afterEvent: Checklist = {
  id: "after-event",
  title: { en: "After an event", fr: "Après un événement" },
  source: ["S3", "kith"],
  items: [
    item(
      "names",
      "Write down whom you met, while you still know.",
      "Notez qui vous avez rencontré, tant que vous le savez encore."
    ),
    item(
      "what-about",
      "For each, one thing that you talked about.",
      "Pour chaque personne, une chose dont vous avez parlé."
    ),
    item("promised", "Did you promise anything?", "Avez-vous promis quelque chose ?"),
    item("cards-in", "Go through the cards that you were given.", "Passez en revue les cartes reçues.")
  ]
}

const beforeMeeting: Checklist = {
  id: "before-meeting",
  title: { en: "Before a meeting", fr: "Avant une rencontre" },
  source: ["S0", "S1", "S2", "S3"],
  items: [
    item(
      "research",
      "Read their profile and what their company is busy with.",
      "Lisez leur profil et l’actualité de leur entreprise."
    ),
    item(
      "questions",
      "Pick five to eight questions; the last asks who else to talk to.",
      "Choisissez cinq à huit questions ; la dernière demande à qui d’autre parler."
    ),
    item(
      "introduction",
      "Practise your introduction once, aloud.",
      "Répétez une fois votre présentation, à voix haute."
    ),
    item(
      "place",
      "Check the place or the link, and the time zone.",
      "Vérifiez le lieu ou le lien, et le fuseau horaire."
    ),
    item("notebook", "Bring something to write with.", "Prenez de quoi écrire.")
  ]
}

const afterMeeting: Checklist = {
  id: "after-meeting",
  title: { en: "After a meeting", fr: "Après une rencontre" },
  source: ["S0", "S1", "S2"],
  items: [
    item("log-it", "Write down what you heard, today.", "Notez aujourd’hui ce que vous avez appris."),
    item(
      "useful",
      "What was the one useful thing? Thank them for it.",
      "Quelle a été la chose la plus utile ? Remerciez pour elle."
    ),
    item("who-else", "Whom did they suggest?", "Qui vous a-t-on suggéré ?"),
    item("promised", "What did you promise, and by when?", "Qu’avez-vous promis, et pour quand ?"),
    item("again", "When will you get back to them?", "Quand redonnerez-vous des nouvelles ?")
  ]
}

/** Every list, in the order of a search: writing, preparing, afterwards. */
export const checklists: ReadonlyArray<Checklist> = [
  beforeFirstOutreach,
  beforeMeeting,
  afterMeeting,
  beforeEvent,
  afterEvent
]

export const checklistCalled = (id: string): Checklist | undefined => checklists.find((list) => list.id === id)
