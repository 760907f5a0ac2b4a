/** What is said of a log that was looked through: whole sentences. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const doctorWords = inBoth(
  {
    log: (events: number, feeds: number) =>
      `${events === 1 ? "1 change" : `${events} changes`}${feeds > 1 ? ` from ${feeds} devices` : ""}: every one is where its hash chain says.`,
    unproven: (events: number) =>
      `${events === 1 ? "1 change" : `${events} changes`} of another device can be read, but not verified: its key is not known here.`,
    broken: (events: number) =>
      `The ${events} changes of one device do not lead to where they should: something was altered. Compare with a backup.`,
    unreadable: "Part of the log cannot be read any more. Bring it back from a backup, or from another device.",
    current: "What is shown is up to the log.",
    behind: (count: number) =>
      `${count === 1 ? "1 change is" : `${count} changes are`} not shown yet. Mending shows them.`,
    otherVersion: "What is shown was made by another version of Kith. Mending makes it anew.",
    stale: (count: number) => `${count === 1 ? "1 reminder waits" : `${count} reminders wait`} to be worked out again.`,
    setAside: (count: number) =>
      `${count === 1 ? "1 change is" : `${count} changes are`} kept but not shown, since this version does not understand ${count === 1 ? "it" : "them"}. Nothing is lost; a newer Kith shows them.`,
    conflicts: (count: number) =>
      count === 1
        ? "1 value was changed on two devices in two ways, and waits for you to choose."
        : `${count} values were changed on two devices in two ways, and wait for you to choose.`,
    clock: "The clock of this device is right, as far as the log can tell.",
    clockBehind: (minutes: number) =>
      `The clock of this device is ${minutes} minutes behind the newest change. Check its date: reminders go by it. No change is lost for it.`,
    rule: (rule: string) => `The rule ${rule} cannot run: something it needs is missing.`,
    forks: (count: number) =>
      count === 1
        ? "One device has written two different continuations of its own changes: probably a copy of it is at work."
        : `${count} devices have written two different continuations of their own changes: probably copies of them are at work.`,
    withheld: (count: number) =>
      `${count === 1 ? "1 change" : `${count} changes`} that another device had ${count === 1 ? "has" : "have"} not come here. The sync server may be hiding them, or was set back to an older state.`,
    devices: (count: number) => `${count} devices hold this log.`,
    onlyOne: "This is the only device that holds this log. If it is lost, so is the log.",
    phrase: "There is a recovery phrase.",
    noPhrase: "There is no recovery phrase yet."
  },
  {
    log: (events, feeds) =>
      fr`${events < 2 ? fr`${events} changement` : fr`${events} changements`}${feeds > 1 ? fr` de ${feeds} appareils` : ""} : chacun est là où sa chaîne d'empreintes le dit.`,
    unproven: (events) =>
      events < 2
        ? fr`${events} changement d'un autre appareil est lisible, mais invérifiable : sa clé n'est pas connue ici.`
        : fr`${events} changements d'un autre appareil sont lisibles, mais invérifiables : sa clé n'est pas connue ici.`,
    broken: (events) =>
      fr`Les ${events} changements d'un appareil ne mènent pas là où ils devraient : quelque chose a été altéré. Comparez avec une sauvegarde.`,
    unreadable: fr`Une partie du journal ne se lit plus. Reprenez-la d'une sauvegarde ou d'un autre appareil.`,
    current: fr`Ce qui est affiché est à jour du journal.`,
    behind: (count) =>
      count < 2
        ? fr`${count} changement n'est pas encore affiché. Réparer l'affiche.`
        : fr`${count} changements ne sont pas encore affichés. Réparer les affiche.`,
    otherVersion: fr`Ce qui est affiché vient d'une autre version de Kith. Réparer le refait.`,
    stale: (count) =>
      count < 2 ? fr`${count} rappel attend d'être recalculé.` : fr`${count} rappels attendent d'être recalculés.`,
    setAside: (count) =>
      count < 2
        ? fr`${count} changement est gardé sans être montré : cette version ne le comprend pas. Rien n'est perdu ; un Kith plus récent le montrera.`
        : fr`${count} changements sont gardés sans être montrés : cette version ne les comprend pas. Rien n'est perdu ; un Kith plus récent les montrera.`,
    conflicts: (count) =>
      count < 2
        ? fr`${count} valeur a été modifiée de deux façons sur deux appareils et attend votre choix.`
        : fr`${count} valeurs ont été modifiées de deux façons sur deux appareils et attendent votre choix.`,
    clock: fr`L'horloge de cet appareil est à l'heure, pour autant que le journal le sache.`,
    clockBehind: (minutes) =>
      fr`L'horloge de cet appareil retarde de ${minutes} minutes sur le changement le plus récent. Vérifiez sa date : les rappels s'y fient. Aucun changement n'est perdu pour autant.`,
    rule: (rule) => fr`La règle ${rule} ne peut pas s'appliquer : il lui manque quelque chose.`,
    forks: (count) =>
      count === 1
        ? fr`Un appareil a écrit deux suites différentes à ses propres changements : une copie de lui est sans doute à l'œuvre.`
        : fr`${count} appareils ont écrit deux suites différentes à leurs propres changements : des copies d'eux sont sans doute à l'œuvre.`,
    withheld: (count) =>
      count < 2
        ? fr`${count} changement qu'un autre appareil avait n'est pas arrivé ici. Le serveur de synchronisation le cache peut-être, ou a été remis à un état plus ancien.`
        : fr`${count} changements qu'un autre appareil avait ne sont pas arrivés ici. Le serveur de synchronisation les cache peut-être, ou a été remis à un état plus ancien.`,
    devices: (count) => fr`${count} appareils ont ce journal.`,
    onlyOne: fr`Cet appareil est le seul à avoir ce journal. S'il se perd, le journal aussi.`,
    phrase: fr`Il y a une phrase de récupération.`,
    noPhrase: fr`Il n'y a pas encore de phrase de récupération.`
  }
)
