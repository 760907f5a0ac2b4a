/** What the page on data and backup says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const dataWords = inBoth(
  {
    title: "Data and backup",
    intro: "Your log is on this device. Nobody else can read it.",
    stored: "What is stored here",
    changes: (count: number) => (count === 1 ? "1 change" : `${count} changes`),
    size: (megabytes: string) => `${megabytes} MB in this browser`,
    syncs: (relay: string) => `Syncs with ${relay}`,
    safeElsewhere: "All of it is on the sync server, too, sealed.",
    waiting: (count: number) =>
      count === 1 ? "1 change is on this device alone." : `${count} changes are on this device alone.`,
    onlyOne: "This is the only device that has this log. If it is lost, so is the log.",
    second: "Add a device",
    kept: "The browser keeps it until you delete it.",
    notKept: "The browser may clear it when it runs out of room.",
    keep: "Ask the browser to keep it",
    stillNotKept:
      "The browser has not agreed yet. It does once the app is installed or used often; a backup is safe either way.",
    backup: "Backup",
    backupAbout:
      "One file with every change ever made. Whoever has it can read it, so keep it where only you can. On a new device, choose “Restore a backup”: with your recovery phrase it comes back as this very log.",
    makeBackup: "Make a backup",
    making: "Making the file",
    backedUp: (count: string, name: string) => `${count} in ${name}.`,
    restore: "Restore",
    restoreAbout:
      "A backup, or a log exported as JSON Lines. It goes into an empty log, or into the one that it came from.",
    drop: "Drop a backup here",
    choose: "Choose a backup",
    leave: "Leave with everything",
    leaveAbout:
      "One ZIP that opens without Kith: everybody as a table and as cards, a calendar, every change, and a page for any browser. It is not encrypted. The log here stays as it is.",
    leaveWith: "Make the ZIP",
    left: (people: number, changes: string, name: string) =>
      `${people === 1 ? "1 person" : `${people} people`} and ${changes} in ${name}.`,
    check: "Is all well?",
    checkAbout: "Reads the whole log and checks every change against its hash chain. It changes nothing.",
    look: "Look it through",
    looking: "Looking through the log",
    well: "All is well.",
    states: { well: "Well", note: "To know", wrong: "Wrong" },
    go: "See there",
    mend: "Mend",
    mended: "Mended.",
    remove: "Delete this browser’s copy",
    removeAbout:
      "Everything of this log in this browser, its keys too. What other devices and the sync server hold stays; without them and without a backup it is gone for good.",
    askRemove: "Delete this browser’s copy?",
    onlyHere: (count: number) =>
      count === 1
        ? "1 change is nowhere else, and would be gone."
        : `${count} changes are nowhere else, and would be gone.`,
    typeIt: (word: string) => `Type ${word} to go on. This cannot be undone.`,
    word: "DELETE",
    confirm: "Delete",
    cancel: "Cancel"
  },
  {
    title: fr`Données et sauvegarde`,
    intro: fr`Votre journal est sur cet appareil. Personne d'autre ne peut le lire.`,
    stored: fr`Ce qui est gardé ici`,
    changes: (count) => (count < 2 ? fr`${count} changement` : fr`${count} changements`),
    size: (megabytes) => fr`${megabytes} Mo dans ce navigateur`,
    syncs: (relay) => fr`Se synchronise avec ${relay}`,
    safeElsewhere: fr`Tout est aussi sur le serveur de synchronisation, scellé.`,
    waiting: (count) =>
      count < 2
        ? fr`${count} changement n'est que sur cet appareil.`
        : fr`${count} changements ne sont que sur cet appareil.`,
    onlyOne: fr`Cet appareil est le seul à avoir ce journal. S'il se perd, le journal aussi.`,
    second: fr`Ajouter un appareil`,
    kept: fr`Le navigateur le garde jusqu'à ce que vous le supprimiez.`,
    notKept: fr`Le navigateur peut l'effacer quand il manque de place.`,
    keep: fr`Demander au navigateur de le garder`,
    stillNotKept: fr`Le navigateur n'a pas encore accepté. Il le fait une fois l'application installée ou souvent utilisée ; une sauvegarde est sûre de toute façon.`,
    backup: fr`Sauvegarde`,
    backupAbout: fr`Un fichier avec chaque changement jamais fait. Qui l'a peut le lire : gardez-le là où vous seul avez accès. Sur un nouvel appareil, choisissez « Reprendre une sauvegarde » : avec votre phrase de récupération, c'est ce journal même qui revient.`,
    makeBackup: fr`Faire une sauvegarde`,
    making: fr`Le fichier se fait`,
    backedUp: (count, name) => fr`${count} dans ${name}.`,
    restore: fr`Reprendre`,
    restoreAbout: fr`Une sauvegarde, ou un journal exporté en JSON Lines. Elle va dans un journal vide, ou dans celui dont elle vient.`,
    drop: fr`Déposez une sauvegarde ici`,
    choose: fr`Choisir une sauvegarde`,
    leave: fr`Partir avec tout`,
    leaveAbout: fr`Un ZIP qui s'ouvre sans Kith : tout le monde en tableau et en fiches, un agenda, chaque changement, et une page pour tout navigateur. Il n'est pas chiffré. Le journal d'ici reste tel quel.`,
    leaveWith: fr`Faire le ZIP`,
    left: (people, changes, name) =>
      fr`${people < 2 ? fr`${people} personne` : fr`${people} personnes`} et ${changes} dans ${name}.`,
    check: fr`Tout va bien ?`,
    checkAbout: fr`Lit le journal entier et vérifie chaque changement contre sa chaîne d'empreintes. Rien ne change.`,
    look: fr`Le parcourir`,
    looking: fr`Le journal est parcouru`,
    well: fr`Tout va bien.`,
    states: { well: fr`Bien`, note: fr`À savoir`, wrong: fr`Faux` },
    go: fr`Y aller`,
    mend: fr`Réparer`,
    mended: fr`C'est réparé.`,
    remove: fr`Supprimer la copie de ce navigateur`,
    removeAbout: fr`Tout ce que ce navigateur a de ce journal, ses clés aussi. Ce qu'ont les autres appareils et le serveur de synchronisation reste ; sans eux et sans sauvegarde, il est perdu pour de bon.`,
    askRemove: fr`Supprimer la copie de ce navigateur ?`,
    onlyHere: (count) =>
      count < 2
        ? fr`${count} changement n'est nulle part ailleurs et serait perdu.`
        : fr`${count} changements ne sont nulle part ailleurs et seraient perdus.`,
    typeIt: (word) => fr`Tapez ${word} pour continuer. Cela ne s'annule pas.`,
    word: "SUPPRIMER",
    confirm: fr`Supprimer`,
    cancel: fr`Annuler`
  }
)
