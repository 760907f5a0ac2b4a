/** What `kith doctor` and `kith rebuild` say. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const doctorWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "Checks every stored change against its hash chain, the index beside the log, the keys, the disk and the clock. It changes nothing; --fix mends what can be mended, and never touches the log itself. Exit 1 when something is wrong.",
      flags: { fix: "mends what can be mended" },
      examples: [
        ["kith doctor", "is all well?"],
        ["kith doctor --fix", "mends what can be mended"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    checking: "Checking",
    well: "All is well.",
    log: (events: number, feeds: number) =>
      `log: ${events} ${events === 1 ? "change" : "changes"}${feeds > 1 ? ` of ${feeds} devices` : ""}, each where its hash chain says`,
    unproven: (events: number, device: string) =>
      `${events} ${events === 1 ? "change" : "changes"} of the device ${device} can be read, but not verified: its key is not known here`,
    damaged: (device: string, ranges: string) =>
      `changes of the device ${device} cannot be read any more: ${ranges}. Everything else is there. Bring them back from a backup: kith restore FILE`,
    broken: (device: string) =>
      `the changes of the device ${device} do not lead to where they should: something was altered. Compare with a backup: kith restore FILE`,
    structure: (complaint: string) =>
      `the log's file is damaged: ${complaint}. Bring it back from a backup: kith restore FILE`,
    unreadable: (why: string) => `the log cannot be read: ${why}. Bring it back from a backup: kith restore FILE`,
    current: "index: up to the log",
    behind: (count: number) =>
      `index: ${count} ${count === 1 ? "change is" : "changes are"} not in it yet. --fix, or any other command, reads them`,
    otherCatalogue: "index: was made by another version of Kith. --fix, or any other command, makes it anew",
    indexDamaged: "index: is damaged; it can be made anew from the log. --fix does",
    stale: (count: number) => `reminders: ${count} wait to be worked out again. --fix does`,
    setAside: (count: number) =>
      `${count} ${count === 1 ? "change is" : "changes are"} kept but not shown, since this version does not understand ${count === 1 ? "it" : "them"}. Nothing is lost; a newer Kith shows them`,
    setAsideOne: (type: string, entity: string, why: string) => `${type} on ${entity}: ${why}`,
    unknownType: "its kind is unknown here",
    newerVersion: "it is from a newer version",
    undecodable: "it does not say what it should",
    conflicts: (count: number) =>
      count === 1 ? "1 conflict waits for you: kith conflicts" : `${count} conflicts wait for you: kith conflicts`,
    keys: "keys: yours alone",
    keysUnderPassphrase: "keys: under a passphrase, and readable by you alone",
    keysExposed: (file: string) => `keys: others on this computer can read ${file}. --fix makes the file yours alone`,
    keysMissing: (file: string) => `keys: ${file} is missing. Bring it back from a backup: kith restore FILE`,
    keysBad: (file: string) => `keys: ${file} cannot be used. Bring it back from a backup: kith restore FILE`,
    otherKeys: "keys: they are of another log. Nothing of this one was written with them",
    disk: (free: string) => `disk: ${free} free`,
    diskLow: (free: string) => `disk: only ${free} free. Make some room, or changes cannot be saved`,
    clock: "clock: fine",
    clockBehind: (span: string) =>
      `clock: this computer's is ${span} behind the newest change. Check the date: reminders go by it. No change is lost for it`,
    rules: (rule: string, missing: string) =>
      `the rule ${rule} cannot run: ${missing === "" ? "see kith rules show" : `it needs ${missing}`}`,
    leftovers: (files: string) => `left over from before a restore: ${files}. Delete them once you are sure`,
    hours: (count: number) => `${count} h`,
    days: (count: number) => `${count} days`,
    mended: (what: string) => `mended: ${what}`,
    mendedIndex: "the index is up to the log",
    mendedKeys: "the key file is yours alone",
    cannotMend: "What is left cannot be mended here; each line says what to do."
  },
  {
    help: {
      usage: [""],
      about: fr`Vérifie chaque changement stocké contre sa chaîne d'empreintes, l'index à côté du journal, les clés, le disque et l'horloge. Rien ne change ; --fix répare ce qui peut l'être, sans jamais toucher au journal lui-même. Code 1 si quelque chose ne va pas.`,
      flags: { fix: fr`répare ce qui peut l'être` },
      examples: [
        ["kith doctor", fr`tout va bien ?`],
        ["kith doctor --fix", fr`répare ce qui peut l'être`]
      ]
    },
    checking: fr`Vérification`,
    well: fr`Tout va bien.`,
    log: (events, feeds) =>
      fr`journal : ${events} ${events < 2 ? fr`changement` : fr`changements`}${feeds > 1 ? fr` de ${feeds} appareils` : ""}, chacun là où sa chaîne d'empreintes le dit`,
    unproven: (events, device) =>
      fr`${events} ${events < 2 ? fr`changement lisible mais invérifiable` : fr`changements lisibles mais invérifiables`} de l'appareil ${device} : sa clé n'est pas connue ici`,
    damaged: (device, ranges) =>
      fr`des changements de l'appareil ${device} sont devenus illisibles : ${ranges}. Tout le reste est là. Reprenez-les d'une sauvegarde : kith restore FICHIER`,
    broken: (device) =>
      fr`les changements de l'appareil ${device} ne mènent pas là où ils devraient : quelque chose a été altéré. Comparez avec une sauvegarde : kith restore FICHIER`,
    structure: (complaint) =>
      fr`le fichier du journal est endommagé : ${complaint}. Reprenez-le d'une sauvegarde : kith restore FICHIER`,
    unreadable: (why) => fr`le journal est illisible : ${why}. Reprenez-le d'une sauvegarde : kith restore FICHIER`,
    current: fr`index : à jour du journal`,
    behind: (count) =>
      fr`index : ${count} ${count < 2 ? fr`changement n'y est` : fr`changements n'y sont`} pas encore. --fix, ou toute autre commande, les lit`,
    otherCatalogue: fr`index : fait par une autre version de Kith. --fix, ou toute autre commande, le refait`,
    indexDamaged: fr`index : endommagé ; il se refait à partir du journal. --fix s'en charge`,
    stale: (count) =>
      count === 1
        ? fr`rappels : 1 attend d'être recalculé. --fix s'en charge`
        : fr`rappels : ${count} attendent d'être recalculés. --fix s'en charge`,
    setAside: (count) =>
      count < 2
        ? fr`${count} changement est gardé sans être montré : cette version ne le comprend pas. Rien n'est perdu ; un Kith plus récent le montrera`
        : fr`${count} changements sont gardés sans être montrés : cette version ne les comprend pas. Rien n'est perdu ; un Kith plus récent les montrera`,
    setAsideOne: (type, entity, why) => fr`${type} sur ${entity} : ${why}`,
    unknownType: fr`son genre est inconnu ici`,
    newerVersion: fr`il vient d'une version plus récente`,
    undecodable: fr`il ne dit pas ce qu'il devrait`,
    conflicts: (count) =>
      count < 2
        ? fr`${count} conflit vous attend : kith conflicts`
        : fr`${count} conflits vous attendent : kith conflicts`,
    keys: fr`clés : à vous seul`,
    keysUnderPassphrase: fr`clés : sous un mot de passe, et lisibles de vous seul`,
    keysExposed: (file) =>
      fr`clés : d'autres personnes peuvent lire ${file} sur cet ordinateur. --fix le réserve à vous seul`,
    keysMissing: (file) => fr`clés : ${file} manque. Reprenez-le d'une sauvegarde : kith restore FICHIER`,
    keysBad: (file) => fr`clés : ${file} est inutilisable. Reprenez-le d'une sauvegarde : kith restore FICHIER`,
    otherKeys: fr`clés : elles sont d'un autre journal. Rien de celui-ci n'a été écrit avec elles`,
    disk: (free) => fr`disque : ${free} libres`,
    diskLow: (free) =>
      fr`disque : seulement ${free} libres. Faites de la place, sinon plus rien ne pourra être enregistré`,
    clock: fr`horloge : à l'heure`,
    clockBehind: (span) =>
      fr`horloge : celle de cet ordinateur retarde de ${span} sur le changement le plus récent. Vérifiez la date : les rappels s'y fient. Aucun changement n'est perdu pour autant`,
    rules: (rule, missing) =>
      fr`la règle ${rule} ne peut pas s'appliquer : ${missing === "" ? fr`voyez kith rules show` : fr`il lui faut ${missing}`}`,
    leftovers: (files) => fr`restes d'avant une reprise : ${files}. Supprimez-les quand vous êtes sûr de vous`,
    hours: (count) => fr`${count}\u00a0h`,
    days: (count) => fr`${count} jours`,
    mended: (what) => fr`réparé : ${what}`,
    mendedIndex: fr`l'index est à jour du journal`,
    mendedKeys: fr`le fichier des clés est à vous seul`,
    cannotMend: fr`Ce qui reste ne se répare pas ici ; chaque ligne dit que faire.`
  }
)

export const rebuildWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "Reads the whole log again into a new index, and compares it with the old one. The log itself is not touched. Needed only in doubt: they ought to be equal.",
      flags: {},
      examples: [["kith rebuild", "and compare"]] as ReadonlyArray<readonly [string, string]>
    },
    reading: "Reading the log",
    same: (count: number, span: string) =>
      `${count} ${count === 1 ? "entry" : "entries"} made anew in ${span}, and the same as before.`,
    different: (count: number, of: number) =>
      `${count} of ${of} entries read differently now. What the log says holds.`,
    seconds: (count: number) => `${count.toFixed(1)} s`
  },
  {
    help: {
      usage: [""],
      about: fr`Relit le journal entier dans un nouvel index et le compare à l'ancien. Le journal lui-même n'est pas touché. Utile seulement en cas de doute : ils devraient être égaux.`,
      flags: {},
      examples: [["kith rebuild", fr`et comparer`]]
    },
    reading: fr`Lecture du journal`,
    same: (count, span) =>
      count < 2
        ? fr`${count} fiche refaite en ${span}, la même qu'avant.`
        : fr`${count} fiches refaites en ${span}, les mêmes qu'avant.`,
    different: (count, of) =>
      fr`${count} fiches sur ${of} se lisent autrement désormais. C'est ce que dit le journal qui vaut.`,
    seconds: (count) => fr`${count.toFixed(1).replace(".", ",")}\u00a0s`
  }
)
