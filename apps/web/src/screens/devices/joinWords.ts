/** What the page for joining a log says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const joinWords = inBoth(
  {
    title: "Join your log",
    intro: "This device becomes one of your log’s. What is on your other devices comes here.",
    onOther: "On the other device, open Devices and choose Show the code.",
    text: "Link or code",
    textHint: "Paste the link, or type the sixteen letters.",
    server: "Sync server’s address",
    serverHint: "Only for a code; the other device shows it beside the code.",
    label: "What this device is called",
    join: "Join",
    scan: "Scan the code",
    stopScan: "Stop the camera",
    noCamera: "The camera cannot be used here. Paste the link, or type the code.",
    camera: "What the camera sees",
    phraseTitle: "No other device left?",
    phraseAbout: "With the twelve words of your recovery phrase and the sync server’s address, your log comes back.",
    phrase: "Recovery phrase",
    phraseHint: "Twelve words; accents and capitals do not matter.",
    recover: "Bring it back",
    working: "Waiting for the other device",
    joined: "Done. Your log is coming.",
    open: "Open it",
    back: "Back",
    before: (changes: number) =>
      `This browser had a log of its own before, with ${changes === 1 ? "1 change" : `${changes} changes`}. It can come along into the joined log, where all of its readers see it; or stay apart, whole, under Devices.`,
    beforeApart: "The log that this browser had before stays as it is. It is under Devices, apart from this one.",
    bring: "Bring it along",
    keepApart: "Keep it apart",
    cameBack: (changes: number) =>
      changes === 0
        ? "Done. This copy of your log is one of its devices again."
        : changes === 1
          ? "Done. This copy of your log is one of its devices again, and 1 change that had not been sent goes along."
          : `Done. This copy of your log is one of its devices again, and ${changes} changes that had not been sent go along.`
  },
  {
    title: fr`Rejoindre votre journal`,
    intro: fr`Cet appareil devient l'un de ceux de votre journal. Ce qui est sur vos autres appareils arrive ici.`,
    onOther: fr`Sur l'autre appareil, ouvrez Appareils et choisissez Montrer le code.`,
    text: fr`Lien ou code`,
    textHint: fr`Collez le lien, ou tapez les seize lettres.`,
    server: fr`Adresse du serveur de synchronisation`,
    serverHint: fr`Pour un code seulement ; l'autre appareil la montre à côté du code.`,
    label: fr`Comment s'appelle cet appareil`,
    join: fr`Rejoindre`,
    scan: fr`Lire le code`,
    stopScan: fr`Arrêter la caméra`,
    noCamera: fr`La caméra n'est pas utilisable ici. Collez le lien, ou tapez le code.`,
    camera: fr`Ce que voit la caméra`,
    phraseTitle: fr`Plus aucun autre appareil ?`,
    phraseAbout: fr`Avec les douze mots de votre phrase de récupération et l'adresse du serveur, votre journal revient.`,
    phrase: fr`Phrase de récupération`,
    phraseHint: fr`Douze mots ; accents et majuscules ne comptent pas.`,
    recover: fr`Le faire revenir`,
    working: fr`En attente de l'autre appareil`,
    joined: fr`C'est fait. Votre journal arrive.`,
    open: fr`L'ouvrir`,
    back: fr`Retour`,
    before: (changes) =>
      fr`Ce navigateur avait déjà un journal à lui, de ${changes < 2 ? fr`${changes} changement` : fr`${changes} changements`}. Il peut entrer dans le journal rejoint, où tous ses lecteurs le verront ; ou rester à part, entier, sous Appareils.`,
    beforeApart: fr`Le journal que ce navigateur avait reste tel quel. Il est sous Appareils, à part de celui-ci.`,
    bring: fr`L'apporter`,
    keepApart: fr`Le garder à part`,
    cameBack: (changes) =>
      changes === 0
        ? fr`C'est fait. Cette copie de votre journal est de nouveau l'un de ses appareils.`
        : changes < 2
          ? fr`C'est fait. Cette copie de votre journal est de nouveau l'un de ses appareils, et ${changes} changement qui n'était pas parti vient avec.`
          : fr`C'est fait. Cette copie de votre journal est de nouveau l'un de ses appareils, et ${changes} changements qui n'étaient pas partis viennent avec.`
  }
)
