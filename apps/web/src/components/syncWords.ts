/** How syncing stands, in few words: what is safe first. Whole sentences are on the page on devices. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

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
    off: "On this device only.",
    waiting: (count: number) =>
      count === 1 ? "1 change waits, safe on this device." : `${count} changes wait, safe on this device.`,
    synced: (ms: number) => `Synced ${english.ago(ms)}`,
    away: "Sync server not reachable. All is safe here.",
    problem: "Not in step now. All is safe here.",
    attention: "Syncing stopped: see Devices",
    connecting: "Connecting"
  },
  {
    off: fr`Sur cet appareil seulement.`,
    waiting: (count) =>
      count < 2
        ? fr`${count} changement attend, en sûreté sur cet appareil.`
        : fr`${count} changements attendent, en sûreté sur cet appareil.`,
    synced: (ms) => fr`Synchronisé ${french.ago(ms)}`,
    away: fr`Serveur injoignable. Tout est en sûreté ici.`,
    problem: fr`Pas à jour pour l'instant. Tout est en sûreté ici.`,
    attention: fr`Synchronisation arrêtée : voyez Appareils`,
    connecting: fr`Connexion`
  }
)
