/** What `kith merge` and `kith split` say. */
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

export const mergeWords = inBoth(
  {
    help: {
      usage: ["WHO WHO"],
      about:
        "Both keep their timelines, their sources and everything that was noted. Where they differ, the first one's value shows; the others are kept. `kith split` takes them apart again.",
      flags: {},
      examples: [
        ["kith merge kf3 qm2", "two that an import found to be alike"],
        ['kith merge "Ana Souza" "Ana S."', "by their names"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    alreadyOne: (name: string) => `Those are one person already: ${name}. Nothing was changed.`,
    merged: (name: string, id: string) => `One person now: ${name} (${id}).`,
    shows: (fields: string) => `Where they differ, the first shows: ${fields}. Change it with kith edit.`,
    keeps: (count: number) => (count === 1 ? "1 entry in the timeline" : `${count} entries in the timeline`)
  },
  {
    help: {
      usage: ["QUI QUI"],
      about: fr`L'un et l'autre gardent leur historique, leurs sources et tout ce qui a été noté. Là où ils diffèrent, la valeur du premier s'affiche ; les autres restent. « kith split » les sépare à nouveau.`,
      flags: {},
      examples: [
        ["kith merge kf3 qm2", fr`deux fiches qu'une importation a trouvées semblables`],
        ['kith merge "Ana Souza" "Ana S."', fr`par leur nom`]
      ]
    },
    alreadyOne: (name) => fr`C'est déjà une seule personne : ${name}. Rien n'a changé.`,
    merged: (name, id) => fr`Une seule personne désormais : ${name} (${id}).`,
    shows: (fields) => fr`Là où ces fiches diffèrent, la première s'affiche : ${fields}. Pour changer : kith edit.`,
    keeps: (count) => (count < 2 ? fr`${count} entrée dans l'historique` : fr`${count} entrées dans l'historique`)
  }
)

export const splitWords = inBoth(
  {
    help: {
      usage: ["WHO"],
      about:
        "Takes apart what `kith merge` joined. Every fact goes back to where it was, and what was chosen in the merge is undone.",
      flags: { off: "ID  which one to take off, where more than two were merged" },
      examples: [
        ['kith split "Ana Souza"', "two people again"],
        ['kith split "Ana Souza" --off qm2', "only this one, of several"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    neverMerged: (name: string) => `${name} was never merged with anybody. Nothing was changed.`,
    whichOff: (name: string, choices: string, first: string) =>
      `${name} is several contacts: ${choices}. Say which to take off: --off ${first}. Nothing was changed.`,
    notAmong: (typed: string, choices: string) => `--off: "${typed}" is none of ${choices}. Nothing was changed.`,
    apart: (first: string, second: string) => `Two people again: ${first} and ${second}.`
  },
  {
    help: {
      usage: ["QUI"],
      about: fr`Sépare ce que « kith merge » a réuni. Chaque fait retourne là où il était, et ce qui a été choisi lors de la fusion est annulé.`,
      flags: { off: fr`ID  la fiche à détacher, s'il y en a plus de deux` },
      examples: [
        ['kith split "Ana Souza"', fr`de nouveau deux personnes`],
        ['kith split "Ana Souza" --off qm2', fr`seulement celle-là, parmi plusieurs`]
      ]
    },
    neverMerged: (name) => fr`${name} n'a jamais été réuni à personne. Rien n'a changé.`,
    whichOff: (name, choices, first) =>
      fr`${name} réunit plusieurs fiches : ${choices}. Dites laquelle détacher : --off ${first}. Rien n'a changé.`,
    notAmong: (typed, choices) => fr`--off : « ${typed} » n'est pas parmi ${choices}. Rien n'a changé.`,
    apart: (first, second) => fr`De nouveau deux personnes : ${first} et ${second}.`
  }
)
