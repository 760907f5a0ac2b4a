/** What `kith merge` and `kith split` say. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const mergeWords = inBoth(
  {
    help: {
      usage: ["", "WHO", "WHO WHO", "WHO WHO --not"],
      about:
        "Alone, it shows which contacts may be the same person, or who may be the same as one; it never merges by itself. With two, they are one person: both keep their timelines, their sources and everything that was noted. Where they differ, the first one's value shows; the others are kept. `kith split` takes them apart again.",
      flags: { not: "these two are different people: not proposed again" },
      examples: [
        ["kith merge", "who may be the same?"],
        ["kith merge kf3 qm2", "two that are"],
        ["kith merge kf3 qm2 --not", "two that are not"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    notWhom: "--not takes two people: those who are different.",
    toldApart: (one: string, other: string) => `${one} and ${other} are different people. Not proposed again.`,
    nobodyAlike: "Nobody here looks like the same person twice.",
    nobodyLike: (name: string) => `Nobody looks like the same person as ${name}.`,
    likely: "likely the same",
    maybe: "maybe the same",
    more: (count: number) => `${count} more. Settle these first.`,
    then: (one: string, other: string) =>
      `One person: kith merge ${one} ${other}   different people: kith merge ${one} ${other} --not`,
    alreadyOne: (name: string) => `Those are one person already: ${name}. Nothing was changed.`,
    merged: (name: string, id: string) => `One person now: ${name} (${id}).`,
    shows: (fields: string) => `Where they differ, the first shows: ${fields}. Change it with kith edit.`,
    keeps: (count: number) => (count === 1 ? "1 entry in the timeline" : `${count} entries in the timeline`)
  },
  {
    help: {
      usage: ["", "QUI", "QUI QUI", "QUI QUI --not"],
      about: fr`Sans rien d'autre, montre quelles fiches sont peut-être une même personne, ou qui est peut-être la même personne que quelqu'un ; rien n'est jamais fusionné tout seul. Avec deux fiches, c'est une seule personne. L'un et l'autre gardent leur historique, leurs sources et tout ce qui a été noté. Là où ils diffèrent, la valeur du premier s'affiche ; les autres restent. « kith split » les sépare à nouveau.`,
      flags: { not: fr`ce sont deux personnes différentes : ne plus les proposer` },
      examples: [
        ["kith merge", fr`qui est peut-être en double ?`],
        ["kith merge kf3 qm2", fr`deux fiches d'une même personne`],
        ["kith merge kf3 qm2 --not", fr`deux personnes différentes`]
      ]
    },
    notWhom: fr`--not veut deux personnes : celles qui sont différentes.`,
    toldApart: (one, other) => fr`${one} et ${other} sont deux personnes différentes. Ne sera plus proposé.`,
    nobodyAlike: fr`Personne ici ne semble être là deux fois.`,
    nobodyLike: (name) => fr`Personne ne semble être la même personne que ${name}.`,
    likely: fr`sans doute la même personne`,
    maybe: fr`peut-être la même personne`,
    more: (count) => fr`Encore ${count}. Réglez d'abord ceux-ci.`,
    then: (one, other) =>
      fr`Une même personne : kith merge ${one} ${other}   deux personnes : kith merge ${one} ${other} --not`,
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
