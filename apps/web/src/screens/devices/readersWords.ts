/** What the page on who can read what says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { MemberRole } from "../../log/sync/devices.ts"

interface RoleWords {
  readonly roles: Readonly<Record<MemberRole, string>>
}

const roles: { readonly en: RoleWords["roles"]; readonly fr: RoleWords["roles"] } = {
  en: {
    owner: "owner: reads, writes, lets others in",
    editor: "editor: reads and writes",
    reader: "reader: reads only"
  },
  fr: {
    owner: fr`propriétaire : lit, écrit, fait entrer les autres`,
    editor: fr`rédacteur : lit et écrit`,
    reader: fr`lecteur : lit seulement`
  }
}

export const readersWords = inBoth(
  {
    title: "Who can read what",
    onlyYou: (devices: number) =>
      devices === 1
        ? "Only you, on this device. Nobody else can read this log."
        : `Only you, on ${devices} devices. Nobody else can read this log.`,
    everything: (people: number, devices: number) =>
      `${people} people on ${devices} devices can read everything in this log.`,
    you: "You",
    founder: "Whoever began the log",
    relay: (relay: string) =>
      `The sync server ${relay} passes on what is sealed. It sees when and how much is synced, and by which device; no name and no note.`,
    noRelay: "No sync server is connected.",
    calendar: "A calendar that you publish can be read by the sync server and by whoever has its address.",
    removedReads: "Whoever was taken out keeps what they had until then, and gets nothing new.",
    role: "Role",
    roles: roles.en,
    invite: "Invite somebody",
    inviteAbout: "For a log that you keep together, as a club does. They read everything in it.",
    name: "Their name",
    showCode: "Show the code",
    remove: "Take out",
    askRemove: (name: string) => `Take out ${name}?`,
    aboutRemove:
      "Their devices get nothing new, and what they write from now on counts nowhere. What they wrote up to now stays. This cannot be undone.",
    cancel: "Cancel",
    removed: (name: string) => `${name} is taken out.`,
    changed: (name: string) => `${name} has another role now.`
  },
  {
    title: fr`Qui peut lire quoi`,
    onlyYou: (devices) =>
      devices === 1
        ? fr`Vous seul, sur cet appareil. Personne d'autre ne peut lire ce journal.`
        : fr`Vous seul, sur ${devices} appareils. Personne d'autre ne peut lire ce journal.`,
    everything: (people, devices) =>
      fr`${people} personnes sur ${devices} appareils peuvent tout lire dans ce journal.`,
    you: fr`Vous`,
    founder: fr`La personne qui a commencé le journal`,
    relay: (relay) =>
      fr`Le serveur de synchronisation ${relay} transmet ce qui est scellé. Il voit quand et combien se synchronise, et par quel appareil ; aucun nom, aucune note.`,
    noRelay: fr`Aucun serveur de synchronisation n'est connecté.`,
    calendar: fr`Un calendrier que vous publiez peut être lu par le serveur de synchronisation et par qui en a l'adresse.`,
    removedReads: fr`Qui a été retiré garde ce qu'il avait jusque-là, et ne reçoit plus rien de nouveau.`,
    role: fr`Rôle`,
    roles: roles.fr,
    invite: fr`Inviter quelqu'un`,
    inviteAbout: fr`Pour un journal tenu à plusieurs, comme dans un club. La personne y lit tout.`,
    name: fr`Son nom`,
    showCode: fr`Montrer le code`,
    remove: fr`Retirer`,
    askRemove: (name) => fr`Retirer ${name} ?`,
    aboutRemove: fr`Ses appareils ne reçoivent plus rien de nouveau, et ce qu'ils écriront ne comptera nulle part. Ce qui a été écrit jusqu'ici reste. C'est définitif.`,
    cancel: fr`Ne rien changer`,
    removed: (name) => fr`${name} est retiré.`,
    changed: (name) => fr`${name} a désormais un autre rôle.`
  }
)
