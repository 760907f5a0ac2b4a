/** What the page for joining a log says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const joinWords = inBoth(
  {
    title: "Join your log",
    intro: "This device becomes one of your log's. What is on your other devices comes here.",
    onOther: "On the other device, open Devices and choose Show the code.",
    text: "Link or code",
    textHint: "Paste the link, or type the sixteen letters.",
    server: "Sync server's address",
    serverHint: "Only for a code; the other device shows it beside the code.",
    label: "What this device is called",
    join: "Join",
    scan: "Scan the code",
    stopScan: "Stop the camera",
    noCamera: "The camera cannot be used here. Paste the link, or type the code.",
    camera: "What the camera sees",
    phraseTitle: "No other device left?",
    phraseAbout: "With the twelve words of your recovery phrase and the sync server's address, your log comes back.",
    phrase: "Recovery phrase",
    phraseHint: "Twelve words; accents and capitals do not matter.",
    recover: "Bring it back",
    working: "Waiting for the other device",
    joined: "Done. Your log is coming.",
    open: "Open it",
    back: "Back",
    replaces: "What was written in this browser before stays in a log of its own."
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
    replaces: fr`Ce qui a été écrit dans ce navigateur avant reste dans un journal à part.`
  }
)
