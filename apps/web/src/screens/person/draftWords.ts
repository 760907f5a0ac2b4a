/** What a draft's page says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const draftWords = inBoth(
  {
    title: (name: string) => `Write to ${name}`,
    template: "Begin with",
    from: (source: string) => `From: ${source}.`,
    subject: "Subject",
    body: "Message",
    script: "What to say",
    gaps: (count: number) => (count === 1 ? "One blank is yours to fill in:" : `${count} blanks are yours to fill in:`),
    remarks: "Before you send it",
    show: "Show where",
    length: (words: number, reads: "short" | "good" | "long") =>
      `${words === 1 ? "1 word" : `${words} words`}, ${{ short: "a little short", good: "a good length", long: "rather long" }[reads]}`,
    time: (seconds: number, isSpoken: boolean) =>
      `${seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`} ${isSpoken ? "to say" : "to read"}`,
    copy: "Copy",
    copied: "Copied.",
    copiedWithGaps: (count: number) =>
      count === 1
        ? "Copied. One blank is still to be filled in."
        : `Copied. ${count} blanks are still to be filled in.`,
    notCopied: "The browser did not let this be copied. Mark the text and copy it yourself.",
    mail: "Open in mail",
    share: "Share",
    startOver: "Start over",
    how: "It went out",
    sent: "I sent it",
    called: "I called",
    sentSaid: (name: string) => `Noted: written to ${name}.`,
    rehearse: "Rehearse",
    rehearsal: "Rehearsal",
    begin: "Start the clock",
    stop: "Stop",
    ofAbout: (time: string) => `of about ${time}`
  },
  {
    title: (name) => fr`Écrire à ${name}`,
    template: fr`Partir de`,
    from: (source) => fr`D'après : ${source}.`,
    subject: fr`Objet`,
    body: fr`Message`,
    script: fr`Quoi dire`,
    gaps: (count) => (count === 1 ? fr`Un blanc à remplir :` : fr`${count} blancs à remplir :`),
    remarks: fr`Avant de l'envoyer`,
    show: fr`Montrer où`,
    length: (words, reads) =>
      fr`${words < 2 ? `${words} mot` : `${words} mots`}, ${{ short: fr`un peu court`, good: fr`bonne longueur`, long: fr`plutôt long` }[reads]}`,
    time: (seconds, isSpoken) =>
      `${seconds < 90 ? fr`${seconds}\u00a0s` : fr`${Math.round(seconds / 60)}\u00a0min`} ${isSpoken ? fr`à dire` : fr`de lecture`}`,
    copy: fr`Copier`,
    copied: fr`C'est copié.`,
    copiedWithGaps: (count) =>
      count === 1 ? fr`C'est copié. Un blanc reste à remplir.` : fr`C'est copié. ${count} blancs restent à remplir.`,
    notCopied: fr`Le navigateur n'a pas permis de copier. Sélectionnez le texte et copiez-le vous-même.`,
    mail: fr`Ouvrir le courrier`,
    share: fr`Partager`,
    startOver: fr`Recommencer`,
    how: fr`C'est parti`,
    sent: fr`C'est envoyé`,
    called: fr`C'est dit`,
    sentSaid: (name) => fr`C'est noté : message à ${name}.`,
    rehearse: fr`Répéter`,
    rehearsal: fr`Répétition`,
    begin: fr`Lancer le chronomètre`,
    stop: fr`Arrêter`,
    ofAbout: (time) => fr`sur ${time} environ`
  }
)
