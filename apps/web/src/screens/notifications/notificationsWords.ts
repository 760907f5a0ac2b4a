/** What the page on notifications and the calendar says: what arrives, and who learns what. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const notificationsWords = inBoth(
  {
    title: "Notifications and calendar",
    intro: "Reminders that find you, also while Kith is closed.",
    here: "On this device",
    arrives:
      "At full hours of your working day you see whom to get back to and why, no more a day than Today shows. Kith works that out on this device; nobody else learns of it.",
    switchOn: "Switch on notifications",
    switchOff: "Switch off",
    isOn: "Notifications are on while Kith is open or in the background.",
    switchedOff: "Notifications are off on this device.",
    denied:
      "This browser does not let Kith show notifications. To change that, open this site’s settings beside its address, allow notifications, then come back.",
    cannot:
      "This browser shows no notifications for Kith. On an iPhone or iPad, put Kith on the home screen first: Share, then Add to Home Screen. A calendar, below, works everywhere.",
    discreet: "Say only how many",
    discreetAbout: "For a screen that others see: no name and no reason shows until you open Kith.",
    test: "Show one now",
    testTitle: "This is how a reminder looks",
    testBody: "Here it says why: met yesterday, for example.",
    tested: "Sent. If nothing shows, look at the notifications of this device: it may be set to silent.",
    next: "Next",
    nothingNext: "Nothing in the coming 30 days.",
    closed: "While Kith is closed",
    closedAbout: (host: string) =>
      `Your sync server ${host} knocks through your browser’s push service when there is something to tell. The server learns at which hours, the push service that somebody knocked; neither learns about whom, since the knock is empty.`,
    needsServer: "For that a sync server has to wake this device. This log has none yet.",
    toDevices: "Choose a sync server",
    wake: "Wake this device",
    wakeNoMore: "Wake it no more",
    handed: (hours: number) =>
      hours === 0
        ? "The server wakes this device; nothing is due so far."
        : hours === 1
          ? "The server wakes this device at 1 hour of the coming 30 days."
          : `The server wakes this device at ${hours} hours of the coming 30 days.`,
    waiting: "The server hears of it as soon as it can be reached. Everything is safe here.",
    refused: (why: string) =>
      `The sync server does not wake this device${why === "" ? "" : ` (${why})`}. Notifications still show while Kith is open.`,
    wakesNobody: "This sync server wakes no devices. Notifications still show while Kith is open.",
    noPush:
      "This browser’s push service cannot be reached, or is switched off. Notifications still show while Kith is open.",
    stopped: "The server wakes this device no more.",
    stoppedLater:
      "The server cannot be reached now. It may still knock for a while; this browser no longer lets it in.",
    calendar: "In your calendar",
    calendarAbout:
      "The other way, for every phone: your calendar subscribes to an address and shows reminders and meetings of the next twelve months.",
    initials: (host: string) =>
      `This text is not encrypted. Whoever runs ${host}, and whoever gets the address, can read it: dates, and whom they are about by initials; no names, reasons or notes. The rest of the log stays encrypted.`,
    names: (host: string) =>
      `This text is not encrypted. Whoever runs ${host}, and whoever gets the address, can read it: dates, names of people, and the reasons for getting back to them. The rest of the log stays encrypted.`,
    withNames: "With names and reasons",
    publish: "Publish the calendar",
    calendarNeedsServer: "A sync server has to publish it. This log has none yet.",
    published: (entries: number) =>
      entries === 1
        ? "Published, with 1 entry. Now subscribe to it."
        : `Published, with ${entries} entries. Now subscribe to it.`,
    notPublished: (why: string) =>
      why === "calendars"
        ? "This server publishes no more calendars of this log: revoke one first. Nothing was published."
        : `The sync server does not publish it${why === "" ? "" : ` (${why})`}. Nothing was published.`,
    showsInitials: "Initials only",
    showsNames: "Names and reasons",
    address: "Address of the calendar",
    subscribe: "Subscribe on this device",
    copy: "Copy the address",
    copied: "Copied.",
    how: "Elsewhere: in Google Calendar choose Other calendars, From URL; in Outlook Add calendar, Subscribe from web; on an iPhone Settings, Calendar, Accounts, Other.",
    leaked: "A device that was taken out of the log knows this address. Revoke it, then publish anew.",
    revoke: "Revoke",
    revoked: "Revoked: nobody reads it there any more. Calendars keep what they have fetched until they look again.",
    revokedLater: "The server cannot be reached, so it still shows the calendar. It is taken away with the next sync."
  },
  {
    title: fr`Notifications et agenda`,
    intro: fr`Des rappels qui vous trouvent, même quand Kith est fermé.`,
    here: fr`Sur cet appareil`,
    arrives: fr`Aux heures pleines de votre journée de travail, vous voyez à qui redonner signe et pourquoi, sans dépasser ce que montre Aujourd'hui. Kith le calcule sur cet appareil ; personne d'autre ne l'apprend.`,
    switchOn: fr`Activer les notifications`,
    switchOff: fr`Désactiver`,
    isOn: fr`Les notifications sont actives tant que Kith est ouvert ou en arrière-plan.`,
    switchedOff: fr`Les notifications sont désactivées sur cet appareil.`,
    denied: fr`Ce navigateur ne laisse pas Kith afficher de notifications. Pour changer cela, ouvrez les réglages du site à côté de son adresse, autorisez les notifications, puis revenez.`,
    cannot: fr`Ce navigateur n'affiche pas de notifications pour Kith. Sur un iPhone ou un iPad, mettez d'abord Kith sur l'écran d'accueil : Partager, puis Sur l'écran d'accueil. L'agenda, ci-dessous, marche partout.`,
    discreet: fr`Dire seulement combien`,
    discreetAbout: fr`Pour un écran que d'autres voient : ni nom ni raison avant que vous ouvriez Kith.`,
    test: fr`En montrer une`,
    testTitle: fr`Voici à quoi ressemble un rappel`,
    testBody: fr`Ici se lit pourquoi : rencontre hier, par exemple.`,
    tested: fr`Envoyée. Si rien ne s'affiche, voyez les notifications de cet appareil : il est peut-être en mode silencieux.`,
    next: fr`À venir`,
    nothingNext: fr`Rien dans les 30 prochains jours.`,
    closed: fr`Quand Kith est fermé`,
    closedAbout: (host) =>
      fr`Votre serveur de synchronisation ${host} frappe à la porte, par le service de notification de votre navigateur, quand il y a quelque chose à dire. Le serveur apprend à quelles heures, le service que l'on a frappé ; ni l'un ni l'autre n'apprend de qui il s'agit, car le message est vide.`,
    needsServer: fr`Pour cela, un serveur de synchronisation doit réveiller cet appareil. Ce journal n'en a pas encore.`,
    toDevices: fr`Choisir un serveur`,
    wake: fr`Réveiller cet appareil`,
    wakeNoMore: fr`Ne plus le réveiller`,
    handed: (hours) =>
      hours === 0
        ? fr`Le serveur réveille cet appareil ; rien n'est prévu pour l'instant.`
        : hours === 1
          ? fr`Le serveur réveille cet appareil à 1 heure précise des 30 prochains jours.`
          : fr`Le serveur réveille cet appareil à ${hours} heures précises des 30 prochains jours.`,
    waiting: fr`Le serveur l'apprendra dès qu'il sera joignable. Tout est en sûreté ici.`,
    refused: (why) =>
      fr`Le serveur de synchronisation ne réveille pas cet appareil${why === "" ? "" : ` (${why})`}. Les notifications s'affichent quand même tant que Kith est ouvert.`,
    wakesNobody: fr`Ce serveur de synchronisation ne réveille aucun appareil. Les notifications s'affichent quand même tant que Kith est ouvert.`,
    noPush: fr`Le service de notification de ce navigateur est injoignable ou désactivé. Les notifications s'affichent quand même tant que Kith est ouvert.`,
    stopped: fr`Le serveur ne réveille plus cet appareil.`,
    stoppedLater: fr`Le serveur est injoignable pour l'instant. Il frappera peut-être encore un moment ; ce navigateur ne lui ouvre plus.`,
    calendar: fr`Dans votre agenda`,
    calendarAbout: fr`L'autre façon, pour tout téléphone : votre agenda s'abonne à une adresse et montre les rappels et les rencontres des douze prochains mois.`,
    initials: (host) =>
      fr`Ce texte n'est pas chiffré. Qui tient ${host}, et qui obtient l'adresse, peut le lire : les dates, et de qui il s'agit par ses initiales ; ni noms, ni raisons, ni notes. Le reste du journal demeure chiffré.`,
    names: (host) =>
      fr`Ce texte n'est pas chiffré. Qui tient ${host}, et qui obtient l'adresse, peut le lire : les dates, le nom des personnes et pourquoi leur redonner signe. Le reste du journal demeure chiffré.`,
    withNames: fr`Avec les noms et les raisons`,
    publish: fr`Publier l'agenda`,
    calendarNeedsServer: fr`Un serveur de synchronisation doit le publier. Ce journal n'en a pas encore.`,
    published: (entries) =>
      entries < 2
        ? fr`Publié, avec ${entries} entrée. Il reste à s'y abonner.`
        : fr`Publié, avec ${entries} entrées. Il reste à s'y abonner.`,
    notPublished: (why) =>
      why === "calendars"
        ? fr`Ce serveur ne publie pas davantage d'agendas de ce journal : révoquez-en un d'abord. Rien n'est publié.`
        : fr`Le serveur de synchronisation ne le publie pas${why === "" ? "" : ` (${why})`}. Rien n'est publié.`,
    showsInitials: fr`Initiales seulement`,
    showsNames: fr`Noms et raisons`,
    address: fr`Adresse de l'agenda`,
    subscribe: fr`S'abonner sur cet appareil`,
    copy: fr`Copier l'adresse`,
    copied: fr`Copié.`,
    how: fr`Ailleurs : dans Google Agenda, Autres agendas, À partir de l'URL ; dans Outlook, Ajouter un calendrier, S'abonner à partir du web ; sur un iPhone, Réglages, Calendrier, Comptes, Autre.`,
    leaked: fr`Un appareil retiré du journal connaît cette adresse. Révoquez-la, puis publiez de nouveau.`,
    revoke: fr`Révoquer`,
    revoked: fr`Révoqué : plus personne ne le lit à cette adresse. Les agendas gardent ce qu'ils ont pris jusqu'à la prochaine consultation.`,
    revokedLater: fr`Le serveur est injoignable et montre donc encore l'agenda. Il l'enlèvera à la prochaine synchronisation.`
  }
)
