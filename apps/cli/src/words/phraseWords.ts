/** What `kith phrase` says, and who recovers a log with the phrase. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const phraseWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "Twelve words that bring the log back when every device is lost: from the relay (kith join --phrase), or from a backup (kith restore --phrase). Write them on paper; Kith keeps no copy. Whoever has them can read the log and let devices in.",
      flags: {
        print: "makes the words and shows them once; they take the place of earlier ones",
        check: "asks for the words and says whether they are right; from stdin where there is no terminal"
      },
      examples: [
        ["kith phrase", "is there one?"],
        ["kith phrase --print", "make one, and write it down"],
        ["kith phrase --check", "is the paper right?"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    oneOnly: "Either --print or --check.",
    isSet: "There is a recovery phrase. Is what you wrote down right? kith phrase --check",
    isNotSet: "There is no recovery phrase yet. If every device is lost, so is the log: kith phrase --print",
    askReplace: "There is a recovery phrase already. Make another one, so that the old one opens nothing new?",
    replaceNeedsYes:
      "There is a recovery phrase already. A new one takes its place, so that the old one opens nothing new: say -y. Nothing was changed.",
    writeDown: "Write these words down, in this order, on paper. They are not shown again.",
    clear: "Then clear the screen. Whoever reads these words can read the log.",
    quiz: (position: number) => `To be sure: word ${position}?`,
    quizWrong: (position: number) =>
      `That is not word ${position}. The phrase stands as shown above; look at what you wrote down, then: kith phrase --check`,
    made: "This phrase now brings the log back",
    goesNext: "It works once this device has synced: kith sync",
    ask: "The twelve words:",
    right: "These are the words of this log.",
    wrongPhrase: "These words are a recovery phrase, but not this log's; perhaps an earlier one. Nothing was changed.",
    wordCount: (count: number) =>
      `A recovery phrase has twelve words; ${count === 1 ? "this is 1" : `these are ${count}`}. Nothing was changed.`,
    unknownWord: (position: number, nearest: string) =>
      `Word ${position} is none that phrases are made of.${nearest === "" ? "" : ` Perhaps: ${nearest}.`} Nothing was changed.`,
    checksum: "One of these words is wrong, or two have changed places. Compare with your paper. Nothing was changed.",
    checksumNear: (where: ReadonlyArray<string>) =>
      `One of these words is wrong, or two have changed places. Look at ${where.join("; ")}. Nothing was changed.`,
    maybeWord: (position: number) => `word ${position}`,
    maybeExchanged: (first: number, second: number) => `words ${first} and ${second}`,
    nowhere: (host: string) =>
      `No log at ${host} knows this phrase. Perhaps it was replaced by a later one, or the log is at another relay. Nothing was changed.`,
    recovered: "Recovered with the phrase. Devices that are lost are still on the list; take them out: kith devices"
  },
  {
    help: {
      usage: [""],
      about: fr`Douze mots qui ramènent le journal quand tous les appareils sont perdus : depuis le relais (kith join --phrase), ou depuis une sauvegarde (kith restore --phrase). Écrivez-les sur papier ; Kith n'en garde pas de copie. Qui les a peut lire le journal et y faire entrer des appareils.`,
      flags: {
        print: fr`crée les mots et les montre une seule fois ; ils remplacent les précédents`,
        check: fr`demande les mots et dit s'ils sont justes ; sur l'entrée standard s'il n'y a pas de terminal`
      },
      examples: [
        ["kith phrase", fr`y en a-t-il une ?`],
        ["kith phrase --print", fr`en créer une, et l'écrire sur papier`],
        ["kith phrase --check", fr`le papier est-il juste ?`]
      ]
    },
    oneOnly: fr`Soit --print, soit --check.`,
    isSet: fr`Il y a une phrase de récupération. Ce que vous avez écrit est-il juste ? kith phrase --check`,
    isNotSet: fr`Il n'y a pas encore de phrase de récupération. Si tous les appareils se perdent, le journal aussi : kith phrase --print`,
    askReplace: fr`Il y a déjà une phrase de récupération. En créer une autre, pour que l'ancienne n'ouvre plus rien de nouveau ?`,
    replaceNeedsYes: fr`Il y a déjà une phrase de récupération. Une nouvelle la remplace, et l'ancienne n'ouvre plus rien de nouveau : dites -y. Rien n'a changé.`,
    writeDown: fr`Écrivez ces mots sur papier, dans cet ordre. Ils ne seront plus montrés.`,
    clear: fr`Puis effacez l'écran. Qui lit ces mots peut lire le journal.`,
    quiz: (position) => fr`Pour être sûr : le mot ${position} ?`,
    quizWrong: (position) =>
      fr`Ce n'est pas le mot ${position}. La phrase reste celle qui est montrée plus haut ; relisez votre papier, puis : kith phrase --check`,
    made: fr`Cette phrase ramène désormais le journal`,
    goesNext: fr`Elle servira dès que cet appareil se sera synchronisé : kith sync`,
    ask: fr`Les douze mots :`,
    right: fr`Ce sont les mots de ce journal.`,
    wrongPhrase: fr`Ces mots forment une phrase de récupération, mais pas celle de ce journal ; peut-être une plus ancienne. Rien n'a changé.`,
    wordCount: (count) => fr`Une phrase de récupération a douze mots ; ici il y en a ${count}. Rien n'a changé.`,
    unknownWord: (position, nearest) =>
      fr`Le mot ${position} n'est pas de ceux dont ces phrases sont faites.${nearest === "" ? "" : fr` Peut-être : ${nearest}.`} Rien n'a changé.`,
    checksum: fr`Un de ces mots est faux, ou deux ont changé de place. Comparez avec votre papier. Rien n'a changé.`,
    checksumNear: (where) =>
      fr`Un de ces mots est faux, ou deux ont changé de place. Regardez ${where.join(fr` ; `)}. Rien n'a changé.`,
    maybeWord: (position) => fr`le mot ${position}`,
    maybeExchanged: (first, second) => fr`les mots ${first} et ${second}`,
    nowhere: (host) =>
      fr`Aucun journal chez ${host} ne connaît cette phrase. Peut-être une autre l'a-t-elle remplacée, ou le journal est chez un autre relais. Rien n'a changé.`,
    recovered: fr`Récupéré grâce à la phrase. Les appareils perdus sont encore dans la liste ; retirez-les : kith devices`
  }
)
