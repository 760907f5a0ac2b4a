/** What the page of the recovery phrase says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const phraseWords = inBoth(
  {
    title: "Recovery phrase",
    intro: "Twelve words that bring your log back when every device is lost.",
    about:
      "Write them on paper, or print them, and keep them away from your devices. Whoever has them can open your log. Nobody else has a copy, and nobody can make one for you.",
    make: "Make my phrase",
    replace: "Make a new one",
    askReplace: "Replace the phrase?",
    aboutReplace: "There is one already. From the moment a new one is made, the old words open nothing.",
    cancel: "Keep the old one",
    yours: "Your phrase",
    printed: "Kith recovery phrase",
    printNote:
      "Open Kith, choose “Join it”, and type the twelve words with the sync server’s address; or choose “Restore a backup”, where you have one. Sync server:",
    alone:
      "The words open what lies at a sync server, or in a backup. This log is on no server yet: connect one under Devices, or keep a backup, too.",
    print: "Print",
    written: "I have it on paper",
    quiz: (index: number) => `Word number ${index}`,
    quizAbout: "Two words, to be sure that the paper is right.",
    check: "Check",
    wrong: (index: number) => `Word ${index} is another one. Look at the paper once more.`,
    done: "Right. Your phrase is good; the words are not shown again.",
    again: "Show the words again",
    testTitle: "Is my paper still right?",
    testAbout: "Type the twelve words to see whether they open this log.",
    phrase: "Recovery phrase",
    right: "Right: these words open this log.",
    none: "This log has no recovery phrase yet.",
    notAPhrase: "These are not twelve words of a recovery phrase. Look at each once more.",
    other: "These words belong to another log, or to a phrase that was replaced."
  },
  {
    title: fr`Phrase de récupération`,
    intro: fr`Douze mots qui ramènent votre journal quand tous les appareils sont perdus.`,
    about: fr`Écrivez-les sur papier, ou imprimez-les, et gardez-les loin de vos appareils. Qui les a peut ouvrir votre journal. Personne d'autre n'en a de copie, et personne ne peut en faire une pour vous.`,
    make: fr`Créer ma phrase`,
    replace: fr`En créer une nouvelle`,
    askReplace: fr`Remplacer la phrase ?`,
    aboutReplace: fr`Il y en a déjà une. Dès qu'une nouvelle est créée, les anciens mots n'ouvrent plus rien.`,
    cancel: fr`Garder l'ancienne`,
    yours: fr`Votre phrase`,
    printed: fr`Phrase de récupération de Kith`,
    printNote: fr`Ouvrez Kith, choisissez « Le rejoindre » et tapez les douze mots avec l'adresse du serveur de synchronisation ; ou choisissez « Reprendre une sauvegarde », si vous en avez une. Serveur de synchronisation :`,
    alone: fr`Les mots ouvrent ce qui se trouve sur un serveur de synchronisation, ou dans une sauvegarde. Ce journal n'est encore sur aucun serveur : connectez-en un sous Appareils, ou gardez aussi une sauvegarde.`,
    print: fr`Imprimer`,
    written: fr`Je l'ai sur papier`,
    quiz: (index) => fr`Mot numéro ${index}`,
    quizAbout: fr`Deux mots, pour être sûr que le papier est juste.`,
    check: fr`Vérifier`,
    wrong: (index) => fr`Le mot ${index} est un autre. Regardez encore le papier.`,
    done: fr`C'est juste. Votre phrase est bonne ; les mots ne s'affichent plus.`,
    again: fr`Revoir les mots`,
    testTitle: fr`Mon papier est-il encore juste ?`,
    testAbout: fr`Tapez les douze mots pour voir s'ils ouvrent ce journal.`,
    phrase: fr`Phrase de récupération`,
    right: fr`C'est juste : ces mots ouvrent ce journal.`,
    none: fr`Ce journal n'a pas encore de phrase de récupération.`,
    notAPhrase: fr`Ce ne sont pas les douze mots d'une phrase de récupération. Relisez chacun.`,
    other: fr`Ces mots sont d'un autre journal, ou d'une phrase qui a été remplacée.`
  }
)
