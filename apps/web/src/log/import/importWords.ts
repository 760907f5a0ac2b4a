/** What the worker says of a file that is imported: what it is, and what came of it. */
import { broughtInWords } from "@kith/core/domain/words/broughtInWords"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

const [inEnglish, inFrench] = [new Intl.NumberFormat("en-CA"), new Intl.NumberFormat("fr-CA")]
const many = (count: number): string => inEnglish.format(count)
const beaucoup = (count: number): string => inFrench.format(count)

export const importWords = inBoth(
  {
    kinds: {
      People: "People",
      Table: "A table of people",
      Touches: "Messages",
      Calendar: "Meetings, from a calendar",
      Log: "A whole log"
    },
    formats: {
      "linkedin-connections": "Connections, from LinkedIn",
      "linkedin-messages": "Messages, from LinkedIn",
      "linkedin-invitations": "Invitations, from LinkedIn",
      google: "Contacts, from Google",
      outlook: "Contacts, from Outlook",
      thunderbird: "Contacts, from Thunderbird",
      vcard: "Contact cards (vCard)",
      kith: "People, under headings that Kith knows"
    },
    leaveOut: "Leave out",
    ownField: "A field of your own",
    dates: {
      "day-first": "2/3/2026 is read as 2 March.",
      "month-first": "2/3/2026 is read as February 3."
    },
    conversations: (count: number) => (count === 1 ? "1 conversation" : `${count} conversations`),
    andMore: (count: number) => `and ${count} more`,
    nothing: (file: string, names: string) =>
      `In ${file} I find nobody${names === "" ? "" : `. In it: ${names}`}. Nothing was changed.`,
    tooLarge: (file: string, megabytes: number, most: number) =>
      `${file} has ${megabytes} MB. A browser reads tables, contacts and calendars of up to ${most} MB: split the file, or bring it in with the command line (kith import). Nothing was changed.`,
    lost: (file: string) =>
      `${file} was moved or changed while it was read. Choose it once more; nothing comes in twice.`,
    stopped: "Stopped.",
    rows: (rows: number) => (rows === 1 ? "1 row" : `${many(rows)} rows`),
    fresh: (count: number) => `${many(count)} new`,
    known: (count: number) => `${many(count)} known`,
    changed: (count: number) => `${many(count)} changed`,
    maybeSame: (count: number) => `${many(count)} of the new maybe the same as somebody`,
    unreadable: (count: number) => `${many(count)} unreadable`,
    kept: (count: number) =>
      count === 1
        ? "1 value that you had set yourself stays as it is."
        : `${count} values that you had set yourself stay as they are.`,
    noReminders: "No reminders were started.",
    reminders: (first: string, last: string) =>
      first === last ? `First reminders: ${first}.` : `First reminders: from ${first} to ${last}, five a working day.`,
    invitations: broughtInWords.en.invitations,
    messages: broughtInWords.en.messages,
    freshTouches: broughtInWords.en.fresh,
    knownTouches: broughtInWords.en.known,
    added: broughtInWords.en.peopleAdded,
    leftOut: broughtInWords.en.leftOut,
    notTaken: (list: string) => `Left out: ${list}.`,
    assumedZone: (zone: string) => `Invitations name no time zone; they are read on the clock of ${zone}.`,
    noText: "What was written is not kept, only that it was.",
    unknown: (messages: number, people: number) =>
      `Left out: ${messages === 1 ? "1 message" : `${messages} messages`} with ${people === 1 ? "1 person who is" : `${people} people who are`} not in your log`,
    meetings: broughtInWords.en.meetings,
    as: broughtInWords.en.meetingAs,
    counted: {
      ...broughtInWords.en.countedMeetings,
      withNobody: (count: number) => `${count} with nobody you know`
    },
    theMeetings: "Meetings",
    withNobody: "In these is nobody whom you have as a contact, by e-mail address",
    unknownAddresses: "Nobody here has these addresses",
    series: "These repeat in a way that cannot be worked out; only the first of each is taken",
    untitled: "(no title)",
    badLine: (line: number) => `line ${line} cannot be used`,
    badFeed: "the changes of one device do not lead to where the file says",
    logDamaged: (file: string, what: string) => `${file} is not a whole log any more: ${what}. Nothing was changed.`,
    notEmpty:
      "This log holds something already. A whole log goes into an empty one, or into the one that it came from. Nothing was changed. To start from the file: keep a backup of this one, delete this browser’s copy, then choose the file again.",
    forked:
      "One device has written something else in that file than here. Both cannot be right, so nothing was imported.",
    noPublicKey: "The file does not name the key of one of its devices, so it cannot be checked. Nothing was imported."
  },
  {
    kinds: {
      People: fr`Des contacts`,
      Table: fr`Un tableau de personnes`,
      Touches: fr`Des messages`,
      Calendar: fr`Des rencontres, d'un agenda`,
      Log: fr`Un journal entier`
    },
    formats: {
      "linkedin-connections": fr`Relations, de LinkedIn`,
      "linkedin-messages": fr`Messages, de LinkedIn`,
      "linkedin-invitations": fr`Invitations, de LinkedIn`,
      google: fr`Contacts, de Google`,
      outlook: fr`Contacts, d'Outlook`,
      thunderbird: fr`Contacts, de Thunderbird`,
      vcard: fr`Fiches de contact (vCard)`,
      kith: fr`Contacts, sous des en-têtes que Kith connaît`
    },
    leaveOut: fr`Laisser de côté`,
    ownField: fr`Un champ à vous`,
    dates: {
      "day-first": fr`2/3/2026 se lit 2 mars.`,
      "month-first": fr`2/3/2026 se lit 3 février.`
    },
    conversations: (count) => (count < 2 ? fr`${count} conversation` : fr`${count} conversations`),
    andMore: (count) => fr`et ${count} de plus`,
    nothing: (file, names) =>
      fr`Dans ${file}, je ne trouve personne${names === "" ? "" : fr`. Il contient : ${names}`}. Rien n'a changé.`,
    tooLarge: (file, megabytes, most) =>
      fr`${file} fait ${megabytes} Mo. Un navigateur lit les tableaux, les contacts et les calendriers jusqu'à ${most} Mo : divisez le fichier, ou importez-le en ligne de commande (kith import). Rien n'a changé.`,
    lost: (file) =>
      fr`${file} a été déplacé ou modifié pendant la lecture. Choisissez-le de nouveau ; rien n'entre deux fois.`,
    stopped: fr`Arrêté.`,
    rows: (rows) => (rows < 2 ? fr`${rows} ligne` : fr`${beaucoup(rows)} lignes`),
    fresh: (count) => (count < 2 ? fr`${count} nouveau contact` : fr`${beaucoup(count)} nouveaux contacts`),
    known: (count) => (count < 2 ? fr`${count} connu` : fr`${beaucoup(count)} connus`),
    changed: (count) => (count < 2 ? fr`${count} modifié` : fr`${beaucoup(count)} modifiés`),
    maybeSame: (count) => fr`${beaucoup(count)} peut-être déjà là`,
    unreadable: (count) => (count < 2 ? fr`${count} illisible` : fr`${beaucoup(count)} illisibles`),
    kept: (count) =>
      count === 1 ? fr`1 valeur réglée par vous reste telle quelle.` : fr`${count} valeurs réglées par vous restent.`,
    noReminders: fr`Aucun rappel n'est lancé.`,
    reminders: (first, last) =>
      first === last
        ? fr`Premiers rappels : ${first}.`
        : fr`Premiers rappels : de ${first} à ${last}, cinq par jour ouvrable.`,
    invitations: broughtInWords.fr.invitations,
    messages: broughtInWords.fr.messages,
    freshTouches: broughtInWords.fr.fresh,
    knownTouches: broughtInWords.fr.known,
    added: broughtInWords.fr.peopleAdded,
    leftOut: broughtInWords.fr.leftOut,
    notTaken: (list) => fr`Laissés de côté : ${list}.`,
    assumedZone: (zone) =>
      fr`Les invitations ne disent pas leur fuseau horaire ; elles sont lues dans celui du journal, ${zone}.`,
    noText: fr`Ce qui est écrit n'est pas gardé, seulement que ce le fut.`,
    unknown: (messages, people) =>
      fr`Laissés de côté : ${messages < 2 ? fr`${messages} message` : fr`${messages} messages`} avec ${people < 2 ? fr`${people} personne absente` : fr`${people} personnes absentes`} de votre journal`,
    meetings: broughtInWords.fr.meetings,
    as: broughtInWords.fr.meetingAs,
    counted: {
      ...broughtInWords.fr.countedMeetings,
      withNobody: (count) => fr`${count} sans personne de connu`
    },
    theMeetings: fr`Rencontres`,
    withNobody: fr`Dans celles-ci, aucun de vos contacts, d'après les courriels`,
    unknownAddresses: fr`Personne ici n'a ces adresses`,
    series: fr`Celles-ci se répètent d'une façon qui ne se calcule pas ; seule la première de chacune est prise`,
    untitled: fr`(sans titre)`,
    badLine: (line) => fr`la ligne ${line} est inutilisable`,
    badFeed: fr`les changements d'un appareil ne mènent pas là où le fichier le dit`,
    logDamaged: (file, what) => fr`${file} n'est plus un journal entier : ${what}. Rien n'a changé.`,
    notEmpty: fr`Ce journal contient déjà quelque chose. Un journal entier va dans un journal vide, ou dans celui dont il vient. Rien n'a changé. Pour partir du fichier : gardez une sauvegarde de celui-ci, supprimez la copie de ce navigateur, puis choisissez le fichier de nouveau.`,
    forked: fr`Un appareil a écrit autre chose dans ce fichier qu'ici. Les deux ne peuvent être justes : rien n'est importé.`,
    noPublicKey: fr`Le fichier ne nomme pas la clé de l'un de ses appareils : il est invérifiable. Rien n'est importé.`
  }
)
