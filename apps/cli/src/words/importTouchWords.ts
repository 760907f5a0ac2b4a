/** What `kith import` says of messages and invitations. */
import { broughtInWords } from "@kith/core/domain/words/broughtInWords"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const importTouchWords = inBoth(
  {
    invitations: broughtInWords.en.invitations,
    messages: broughtInWords.en.messages,
    fresh: broughtInWords.en.fresh,
    known: broughtInWords.en.known,
    added: broughtInWords.en.peopleAdded,
    leftOut: broughtInWords.en.leftOut,
    notTaken: (list: string) => `Left out: ${list}.`,
    unknown: (messages: number, people: number) =>
      `Left out: ${messages} with ${people === 1 ? "1 person who is" : `${people} people who are`} not in your log. With --add-people they become contacts:`,
    times: (count: number) => (count === 1 ? "1 message" : `${count} messages`),
    yourAccount: (page: string) => `Taken for your account: ${page} (otherwise: --me PAGE)`,
    assumedZone: (zone: string) => `Invitations name no time zone; they were read on the clock of ${zone}.`,
    noText: "What was written is not kept. With --keep-text it would be.",
    whose: "Whose messages are these? The file does not say which of these is you:",
    conversations: (count: number) => (count === 1 ? "1 conversation" : `${count} conversations`),
    whichNumber: (count: number) => `Which one is you (1–${count})?`,
    sayMe: (page: string) => `Say which one is you: --me ${page}. Nothing was changed.`,
    noProfile: (typed: string) =>
      `--me ${typed}: this is no LinkedIn page of a member. It looks so: https://www.linkedin.com/in/ana-souza`
  },
  {
    invitations: broughtInWords.fr.invitations,
    messages: broughtInWords.fr.messages,
    fresh: broughtInWords.fr.fresh,
    known: broughtInWords.fr.known,
    added: broughtInWords.fr.peopleAdded,
    leftOut: broughtInWords.fr.leftOut,
    notTaken: (list) => fr`Laissés de côté : ${list}.`,
    unknown: (messages, people) =>
      fr`Laissés de côté : ${messages} avec ${people < 2 ? fr`${people} personne absente` : fr`${people} personnes absentes`} de votre journal. Avec --add-people, ce seraient des contacts :`,
    times: (count) => (count < 2 ? fr`${count} message` : fr`${count} messages`),
    yourAccount: (page) => fr`Compte pris pour le vôtre : ${page} (sinon : --me PAGE)`,
    assumedZone: (zone) =>
      fr`Les invitations ne disent pas leur fuseau horaire ; elles sont lues dans celui du journal, ${zone}.`,
    noText: fr`Ce qui est écrit n'est pas gardé. Avec --keep-text, ce le serait.`,
    whose: fr`De qui sont ces messages ? Le fichier ne dit pas laquelle de ces personnes est vous :`,
    conversations: (count) => (count < 2 ? fr`${count} conversation` : fr`${count} conversations`),
    whichNumber: (count) => fr`Laquelle de ces personnes est vous (1–${count}) ?`,
    sayMe: (page) => fr`Dites laquelle est vous : --me ${page}. Rien n'a changé.`,
    noProfile: (typed) =>
      fr`--me ${typed} : ce n'est pas la page LinkedIn d'un membre. Elle ressemble à https://www.linkedin.com/in/ana-souza`
  }
)
