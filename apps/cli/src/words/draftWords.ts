/** What `kith draft` says around the message; the message's own words stand in core's library. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import { few, peu } from "./counted.ts"

export const draftWords = inBoth(
  {
    help: {
      usage: ["WHO", "REMINDER", "WHO --template TEMPLATE", "[WHO] --list"],
      about:
        "A message, in their language, made from what you have noted; the one that is due, or one that fits. What is not known is a blank in brackets. The message goes to stdout; what to mind in it, its subject and its length to stderr. On a desktop it is on the clipboard, too.",
      flags: {
        template: "TEMPLATE  this one instead; an id, or words of its title",
        list: "the templates that there are",
        subject: "the subject alone, of an e-mail",
        minutes: "N  how long a conversation to ask for; 20 unless said",
        copy: "yes|no  whether it goes to the clipboard"
      },
      examples: [
        ["kith draft ana", "the thank-you, if that is due"],
        ["kith draft ana --template former-colleague --minutes 15", "another one, and a shorter ask"],
        ["kith draft kf -q > letter.txt", "of a reminder in the list, into a file"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    whom: "To whom? kith draft WHO, or the id of a reminder: kith draft kf. Templates: kith draft --list",
    subject: (text: string) => `Subject: ${text}`,
    words: (count: number) => few(count, "word", "words"),
    toRead: (time: string) => `${time} to read`,
    aloud: (time: string) => `${time} aloud`,
    reads: { short: "short for this", good: "", long: "long for this" },
    where: (text: string) => ` (“${text}”)`,
    copied: "It is on the clipboard. Without: --copy no",
    notCopied: "No clipboard was found here. The message stands above.",
    noSubject: "Only e-mails have a subject; this is none.",
    whyNot: {
      noReminder: "That reminder is settled or gone. What is due: kith due",
      nobody: "Nobody is there to write to.",
      noMessage: "That reminder is about an event or your week, not about somebody to write to.",
      noTemplate: "No template is switched on. All of them: kith templates"
    }
  },
  {
    help: {
      usage: ["QUI", "RAPPEL", "QUI --template MODÈLE", "[QUI] --list"],
      about: fr`Un message, dans leur langue, fait de ce que vous avez noté ; celui qui est à faire, ou un qui convient. Ce qu'on ne sait pas est un blanc entre crochets. Le message va sur stdout ; ce à quoi penser, l'objet et la longueur, sur stderr. Sur un ordinateur de bureau, il est aussi dans le presse-papiers.`,
      flags: {
        template: fr`MODÈLE  celui-ci plutôt ; un identifiant, ou des mots de son titre`,
        list: fr`les modèles qu'il y a`,
        subject: fr`l'objet seulement, d'un courriel`,
        minutes: fr`N  la durée à demander ; 20 par défaut`,
        copy: fr`yes|no  s'il va dans le presse-papiers`
      },
      examples: [
        ["kith draft ana", fr`le merci, si c'est le moment`],
        ["kith draft ana --template former-colleague --minutes 15", fr`un autre, et une demande plus courte`],
        ["kith draft kf -q > lettre.txt", fr`d'un rappel de la liste, dans un fichier`]
      ]
    },
    whom: fr`À qui ? kith draft QUI, ou l'identifiant d'un rappel : kith draft kf. Les modèles : kith draft --list`,
    subject: (text) => fr`Objet : ${text}`,
    words: (count) => peu(count, "mot", "mots"),
    toRead: (time) => fr`${time} de lecture`,
    aloud: (time) => fr`${time} à voix haute`,
    reads: { short: fr`un peu court pour cela`, good: "", long: fr`un peu long pour cela` },
    where: (text) => fr` (« ${text} »)`,
    copied: fr`C'est dans le presse-papiers. Sans cela : --copy no`,
    notCopied: fr`Aucun presse-papiers ici. Le message est ci-dessus.`,
    noSubject: fr`Seul un courriel a un objet ; ce n'en est pas un.`,
    whyNot: {
      noReminder: fr`Ce rappel est réglé ou n'est plus là. Ce qui est à faire : kith due`,
      nobody: fr`Il n'y a personne à qui écrire.`,
      noMessage: fr`Ce rappel parle d'un événement ou de votre semaine, pas d'une personne à qui écrire.`,
      noTemplate: fr`Aucun modèle n'est actif. Tous : kith templates`
    }
  }
)
