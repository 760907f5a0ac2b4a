/** What `kith doctor` says of a log's other devices. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const syncDoctorWords = inBoth(
  {
    restored:
      "this log was restored from a backup, or a copy of it goes on elsewhere. --fix gives this device a new identity; nothing is lost",
    notListed:
      "this device is not on the log's list of devices. Invite it from another device: kith pair; or, with the phrase: kith join --phrase",
    revoked:
      "this device was removed from the log; it can be read here, and nothing goes out or comes in. To come back: kith pair on another device, kith join here",
    devices: (count: number) => `devices: ${count}`,
    onlyOne: "devices: this is the only one. If it is lost, so is the log: kith pair, or keep a backup",
    epochDue: "a device has left by itself, and still knows the key in use. --fix begins a new one",
    phrase: "recovery phrase: there is one. Is the paper right? kith phrase --check",
    noPhrase: "recovery phrase: never printed. If every device is lost, so is the log: kith phrase --print",
    neverSynced: (place: string) => `never synced with ${place} yet: kith sync`,
    synced: (ago: string, place: string) => `synced ${ago} ago with ${place}`,
    away: (place: string) => `${place} cannot be reached now; what is written is safe here`,
    again: "High time: kith sync",
    mendedIdentity: (events: number) =>
      events === 0
        ? "this device has a new identity; nothing had to be written again. Now: kith sync"
        : `this device has a new identity; ${events} ${events === 1 ? "change was" : "changes were"} written again under it. Now: kith sync`,
    mendedEpoch: "a new key is in use"
  },
  {
    restored: fr`ce journal vient d'une sauvegarde, ou une copie en continue ailleurs. --fix donne une nouvelle identité à cet appareil ; rien ne se perd`,
    notListed: fr`cet appareil n'est pas dans la liste des appareils du journal. Invitez-le depuis un autre : kith pair ; ou, avec la phrase : kith join --phrase`,
    revoked: fr`cet appareil a été retiré du journal ; on peut le lire ici, mais plus rien ne part ni n'arrive. Pour revenir : kith pair sur un autre appareil, kith join ici`,
    devices: (count) => fr`appareils : ${count}`,
    onlyOne: fr`appareils : celui-ci est le seul. S'il se perd, le journal aussi : kith pair, ou gardez une sauvegarde`,
    epochDue: fr`un appareil est parti de lui-même et connaît encore la clé en usage. --fix en commence une nouvelle`,
    phrase: fr`phrase de récupération : il y en a une. Le papier est-il juste ? kith phrase --check`,
    noPhrase: fr`phrase de récupération : jamais imprimée. Si tous les appareils se perdent, le journal aussi : kith phrase --print`,
    neverSynced: (place) => fr`pas encore synchronisé avec ${place} : kith sync`,
    synced: (ago, place) => fr`synchronisé il y a ${ago} avec ${place}`,
    away: (place) => fr`${place} est injoignable en ce moment ; ce qui est écrit est en sécurité ici`,
    again: fr`Il est temps : kith sync`,
    mendedIdentity: (events) =>
      events === 0
        ? fr`cet appareil a une nouvelle identité ; rien n'était à réécrire. À présent : kith sync`
        : events === 1
          ? fr`cet appareil a une nouvelle identité ; ${events} changement a été réécrit sous elle. À présent : kith sync`
          : fr`cet appareil a une nouvelle identité ; ${events} changements ont été réécrits sous elle. À présent : kith sync`,
    mendedEpoch: fr`une nouvelle clé est en usage`
  }
)
