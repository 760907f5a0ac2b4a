/** What `kith questions` says. The questions themselves stand in core's library. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const questionsWords = inBoth(
  {
    help: {
      usage: [
        "list",
        "pick WHO",
        "answer WHO QUESTION TEXT",
        "compare [QUESTION]",
        "add TEXT",
        "reword QUESTION TEXT",
        "off QUESTION",
        "on QUESTION"
      ],
      about:
        'Questions for a conversation, and what people answered. QUESTION is an id from the list, or words of it. "Who else should I talk to?" always stands last.',
      flags: {
        group: "GROUP  occupation, career or other",
        count: "N  with pick: how many; 8 unless said",
        off: "with list: those switched off, too"
      },
      examples: [
        ["kith questions pick ana", "eight for Ana that she was not asked yet"],
        ['kith questions answer ana typical-week "half of it with clients"', "what she said"],
        ["kith questions compare typical-week", "everybody's answers, side by side"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    none: (typed: string) => `No question is "${typed}". All of them: kith questions list --off`,
    neverAsked: "never asked yet",
    askedOf: (count: number) => (count === 1 ? "1 answer" : `${count} answers`),
    switchedOff: "off",
    forWhom: (name: string) => `For ${name}`,
    allAsked: (name: string) => `${name} has answered every question there is.`,
    lastTime: "Answered already",
    answered: (name: string, question: string) => `${name} on "${question}"`,
    corrected: (name: string, question: string) => `${name} on "${question}", corrected`,
    inConversation: (when: string) => `noted in your conversation of ${when}`,
    added: (text: string) => `A question of yours: ${text}`,
    reworded: (text: string) => `It now reads: ${text}`,
    offNow: (text: string) => `Switched off: ${text}`,
    onNow: (text: string) => `Switched on: ${text}`,
    notANumber: (text: string) => `--count: "${text}" is no whole number above zero.`,
    emptyText: "A question needs words. Nothing was saved.",
    noAnswers: "No answers noted yet. One: kith questions answer WHO QUESTION TEXT",
    source: (name: string) => `after ${name}`
  },
  {
    help: {
      usage: [
        "list",
        "pick QUI",
        "answer QUI QUESTION TEXTE",
        "compare [QUESTION]",
        "add TEXTE",
        "reword QUESTION TEXTE",
        "off QUESTION",
        "on QUESTION"
      ],
      about: fr`Des questions pour une conversation, et les réponses reçues. QUESTION est un identifiant de la liste, ou des mots de la question. « À qui d'autre devrais-je parler ? » vient toujours en dernier.`,
      flags: {
        group: fr`GROUPE  occupation, career ou other`,
        count: fr`N  avec pick : combien ; 8 par défaut`,
        off: fr`avec list : aussi celles qui sont désactivées`
      },
      examples: [
        ["kith questions pick ana", fr`huit questions pour Ana, encore jamais posées`],
        ['kith questions answer ana typical-week "la moitié chez les clients"', fr`sa réponse`],
        ["kith questions compare typical-week", fr`toutes les réponses, côte à côte`]
      ]
    },
    none: (typed) => fr`Aucune question n'est « ${typed} ». Toutes : kith questions list --off`,
    neverAsked: fr`jamais posée`,
    askedOf: (count) => (count < 2 ? fr`${count} réponse` : fr`${count} réponses`),
    switchedOff: fr`désactivée`,
    forWhom: (name) => fr`Pour ${name}`,
    allAsked: (name) => fr`${name} a répondu à toutes les questions.`,
    lastTime: fr`Déjà répondu`,
    answered: (name, question) => fr`${name}, à propos de « ${question} »`,
    corrected: (name, question) => fr`${name}, à propos de « ${question} », corrigé`,
    inConversation: (when) => fr`noté dans votre conversation : ${when}`,
    added: (text) => fr`Une question à vous : ${text}`,
    reworded: (text) => fr`Elle se lit désormais : ${text}`,
    offNow: (text) => fr`Désactivée : ${text}`,
    onNow: (text) => fr`Activée : ${text}`,
    notANumber: (text) => fr`--count : « ${text} » n'est pas un nombre entier positif.`,
    emptyText: fr`Il faut des mots pour une question. Rien n'est enregistré.`,
    noAnswers: fr`Aucune réponse notée pour l'instant. En noter une : kith questions answer QUI QUESTION TEXTE`,
    source: (name) => fr`d'après ${name}`
  }
)
