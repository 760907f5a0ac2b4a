/** What `kith passphrase` says, and whatever asks for one. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const passphraseWords = inBoth(
  {
    help: {
      usage: ["", "set", "change", "remove"],
      about:
        "Puts this device's keys under a passphrase, so that who gets hold of the computer's files can neither send anything in your name nor read what is sent to you. The log's own file is not encrypted by it: for that, encrypt the disk. Every command then asks for it, unless KITH_PASSPHRASE_FILE names a file whose first line it is (/dev/fd/3 for a descriptor). It cannot be recovered; the recovery phrase or another device lets this one in anew.",
      flags: { new: "FILE  whose first line is the new one, instead of typing it; - for standard input" },
      examples: [
        ["kith passphrase", "whether there is one"],
        ["kith passphrase set", "asks for it, twice"],
        ["KITH_PASSPHRASE_FILE=old.txt kith passphrase change --new new.txt", "asks nothing"],
        ["kith passphrase remove", "the keys are open again to whoever may read the file"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    ask: "Passphrase:",
    askNew: "New passphrase:",
    askAgain: "Once more:",
    locked: (file: string) =>
      `This device's keys are under a passphrase (${file}), and nobody is here to type it. Nothing was done. Name a file whose first line it is: KITH_PASSPHRASE_FILE`,
    wrong: (file: string) => `That is not the passphrase of ${file}. Nothing was done.`,
    nothingTyped: "Nothing was typed, and nothing was done.",
    needsNew:
      "The new passphrase has to come from somewhere: type it on a terminal, or name a file with --new. Nothing was changed.",
    tooShort: (least: number) => `A passphrase has at least ${least} characters. Nothing was changed.`,
    different: "The two are not the same. Nothing was changed.",
    there: "This device's keys are under a passphrase.",
    notThere: "This device's keys are under no passphrase. Set one: kith passphrase set",
    thereAlready: "There is a passphrase already. Another one: kith passphrase change. Nothing was changed.",
    noneThere: "There is no passphrase. Set one: kith passphrase set. Nothing was changed.",
    set: "The keys are under this passphrase from now on",
    changed: "The keys are under the new passphrase from now on",
    removed: "The keys are under no passphrase any more",
    older: "Copies made before, in backups say, open as they did."
  },
  {
    help: {
      usage: ["", "set", "change", "remove"],
      about: fr`Met les clés de cet appareil sous un mot de passe : qui s'empare des fichiers de l'ordinateur ne peut alors rien envoyer en votre nom, ni lire ce qui vous est envoyé. Le fichier du journal lui-même n'en est pas chiffré : pour cela, chiffrez le disque. Chaque commande le demande ensuite, sauf si KITH_PASSPHRASE_FILE nomme un fichier dont il est la première ligne (/dev/fd/3 pour un descripteur). Il ne se récupère pas ; la phrase de récupération ou un autre appareil fait revenir celui-ci.`,
      flags: {
        new: fr`FICHIER  dont la première ligne est le nouveau, au lieu de le taper ; - pour l'entrée standard`
      },
      examples: [
        ["kith passphrase", fr`s'il y en a un`],
        ["kith passphrase set", fr`le demande, deux fois`],
        ["KITH_PASSPHRASE_FILE=ancien.txt kith passphrase change --new nouveau.txt", fr`ne demande rien`],
        ["kith passphrase remove", fr`les clés s'ouvrent de nouveau à qui peut lire le fichier`]
      ]
    },
    ask: fr`Mot de passe :`,
    askNew: fr`Nouveau mot de passe :`,
    askAgain: fr`Encore une fois :`,
    locked: (file) =>
      fr`Les clés de cet appareil sont sous un mot de passe (${file}), et personne n'est là pour le taper. Rien n'a été fait. Nommez un fichier dont il est la première ligne : KITH_PASSPHRASE_FILE`,
    wrong: (file) => fr`Ce n'est pas le mot de passe de ${file}. Rien n'a été fait.`,
    nothingTyped: fr`Rien n'a été tapé, et rien n'a été fait.`,
    needsNew: fr`Le nouveau mot de passe doit venir de quelque part : tapez-le dans un terminal, ou nommez un fichier avec --new. Rien n'a changé.`,
    tooShort: (least) => fr`Un mot de passe a au moins ${least} caractères. Rien n'a changé.`,
    different: fr`Les deux ne sont pas les mêmes. Rien n'a changé.`,
    there: fr`Les clés de cet appareil sont sous un mot de passe.`,
    notThere: fr`Les clés de cet appareil ne sont sous aucun mot de passe. Pour en mettre un : kith passphrase set`,
    thereAlready: fr`Il y a déjà un mot de passe. Pour un autre : kith passphrase change. Rien n'a changé.`,
    noneThere: fr`Il n'y a pas de mot de passe. Pour en mettre un : kith passphrase set. Rien n'a changé.`,
    set: fr`Les clés sont désormais sous ce mot de passe`,
    changed: fr`Les clés sont désormais sous le nouveau mot de passe`,
    removed: fr`Les clés ne sont plus sous aucun mot de passe`,
    older: fr`Les copies d'avant, dans une sauvegarde par exemple, s'ouvrent comme avant.`
  }
)
