/** How syncing stands, in words: what is safe first. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { SyncPhase } from "../log/sync/SyncKeeper.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const english = {
  ago: (ms: number): string =>
    ms < MINUTE
      ? "just now"
      : ms < HOUR
        ? `${Math.floor(ms / MINUTE)} min ago`
        : ms < 2 * DAY
          ? `${Math.floor(ms / HOUR)} h ago`
          : `${Math.floor(ms / DAY)} days ago`
}

const french = {
  ago: (ms: number): string =>
    ms < MINUTE
      ? fr`à l'instant`
      : ms < HOUR
        ? fr`il y a ${Math.floor(ms / MINUTE)}\u00a0min`
        : ms < 2 * DAY
          ? fr`il y a ${Math.floor(ms / HOUR)}\u00a0h`
          : fr`il y a ${Math.floor(ms / DAY)} jours`
}

export const syncWords = inBoth(
  {
    /** `ago`: how long ago it was last in step, ms. */
    phase: (phase: SyncPhase, ago: number | undefined): string => {
      const last = ago === undefined ? "" : ` Last in step ${english.ago(ago)}.`
      switch (phase._tag) {
        case "Off":
          return "On this device only."
        case "Connecting":
          return "Connecting."
        case "InStep":
          return ago === undefined ? "In step." : `In step, synced ${english.ago(ago)}.`
        case "Away":
          return phase.why === "unreachable"
            ? `Not reachable now. Everything is safe here and goes there next time.${last}`
            : `The sync server has a problem (${phase.why}). Everything is safe here, and it is tried again.${last}`
        case "Stopped":
          return stopped(phase.why)
      }
    },
    waiting: (count: number) =>
      count === 1 ? "1 change waits, safe on this device." : `${count} changes wait, safe on this device.`,
    synced: (ms: number) => `Synced ${english.ago(ms)}`,
    away: "Sync server not reachable. All is safe here.",
    attention: "Syncing stopped: see Devices",
    connecting: "Connecting"
  },
  {
    phase: (phase, ago) => {
      const last = ago === undefined ? "" : ` ${fr`Dernière synchronisation ${french.ago(ago)}.`}`
      switch (phase._tag) {
        case "Off":
          return fr`Sur cet appareil seulement.`
        case "Connecting":
          return fr`Connexion en cours.`
        case "InStep":
          return ago === undefined ? fr`À jour.` : fr`À jour, synchronisé ${french.ago(ago)}.`
        case "Away":
          return phase.why === "unreachable"
            ? fr`Injoignable pour l'instant. Tout est en sûreté ici et partira la prochaine fois.` + last
            : fr`Le serveur de synchronisation a un souci (${phase.why}). Tout est en sûreté ici, et un nouvel essai suit.` +
                last
        case "Stopped":
          return arrêté(phase.why)
      }
    },
    waiting: (count) =>
      count < 2
        ? fr`${count} changement attend, en sûreté sur cet appareil.`
        : fr`${count} changements attendent, en sûreté sur cet appareil.`,
    synced: (ms) => fr`Synchronisé ${french.ago(ms)}`,
    away: fr`Serveur injoignable. Tout est en sûreté ici.`,
    attention: fr`Synchronisation arrêtée : voyez Appareils`,
    connecting: fr`Connexion`
  }
)

const stopped = (why: string): string => {
  switch (why) {
    case "revoked":
      return "This device was taken out of the log. What it holds stays here; nothing new comes or goes."
    case "ownFeedElsewhere":
      return "A copy of this device is at work elsewhere, so nothing was sent. Everything is safe here. Join the log again on this device, and this copy can go."
    case "forkedMembership":
      return "The list of devices here and at the sync server contradict each other. Nothing was changed. Ask whoever owns the log."
    case "forgotten":
      return "An owner had this sync server forget the log. Everything is safe here. Begin it there again only if that was a mistake."
    case "notARelay":
      return "At this address there is no sync server of Kith's. Everything is safe here."
    default:
      return `The sync server did not take the log (${why}). Everything is safe here.`
  }
}

const arrêté = (why: string): string => {
  switch (why) {
    case "revoked":
      return fr`Cet appareil a été retiré du journal. Ce qu'il a reste ici ; plus rien n'arrive ni ne part.`
    case "ownFeedElsewhere":
      return fr`Une copie de cet appareil travaille ailleurs : rien n'est parti. Tout est en sûreté ici. Rejoignez à nouveau le journal sur cet appareil, et cette copie pourra partir.`
    case "forkedMembership":
      return fr`La liste des appareils d'ici et celle du serveur se contredisent. Rien n'a changé. Demandez au propriétaire du journal.`
    case "forgotten":
      return fr`Un propriétaire a fait oublier le journal à ce serveur. Tout est en sûreté ici. Ne l'y recommencez que si c'était une erreur.`
    case "notARelay":
      return fr`À cette adresse, il n'y a pas de serveur de synchronisation de Kith. Tout est en sûreté ici.`
    default:
      return fr`Le serveur n'a pas accepté le journal (${why}). Tout est en sûreté ici.`
  }
}
