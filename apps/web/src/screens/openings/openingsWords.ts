/** What the pages of openings say. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const openingsWords = inBoth(
  {
    title: "Openings",
    intro: "Roles that are open somewhere. Where you know somebody, ask for advice first.",
    list: "Openings",
    add: "Add an opening",
    edit: "Change",
    editTitle: "Change the opening",
    seen: (day: string) => `seen ${day}`,
    known: (count: number) => (count === 1 ? "you know 1 person there" : `you know ${count} people there`),
    over: (count: number) => (count === 1 ? "Show 1 that is over" : `Show ${count} that are over`),
    fewer: "Hide those that are over",
    none: "No openings noted.",
    noneStep: "Write down a role that you saw or heard of. Kith reminds you to ask the people you know there about it.",
    role: "Role",
    company: "Company",
    toldBy: "Who told you",
    link: "Link",
    seenOn: "Seen or heard of on",
    state: "What it has led to",
    note: "What else you know",
    save: "Save",
    delete: "Delete",
    needsRole: "What is the role called?",
    saved: (role: string) => `Saved: ${role}.`,
    deleted: (role: string) => `Deleted: ${role}.`,
    there: "Who works there",
    nobodyThere: (company: string) =>
      company === "" ? "Add the company to see whom you know there." : `You know nobody at ${company} yet.`,
    find: "Look through your people",
    since: "Since then",
    nothingSince: "No conversation with them since it was seen.",
    openLink: "Open its page",
    ledTo: "What it has led to",
    saveState: (state: string) => `Noted: ${state}.`
  },
  {
    title: fr`Postes`,
    intro: fr`Des postes ouverts quelque part. Si vous y connaissez quelqu'un, demandez d'abord conseil.`,
    list: fr`Postes`,
    add: fr`Ajouter un poste`,
    edit: fr`Modifier`,
    editTitle: fr`Modifier le poste`,
    seen: (day) => fr`vu le ${day}`,
    known: (count) => (count < 2 ? fr`vous y connaissez ${count} personne` : fr`vous y connaissez ${count} personnes`),
    over: (count) => (count < 2 ? fr`Montrer ${count} poste terminé` : fr`Montrer ${count} postes terminés`),
    fewer: fr`Masquer ceux qui sont terminés`,
    none: fr`Aucun poste noté.`,
    noneStep: fr`Notez un poste que vous avez vu ou dont on vous a parlé. Kith vous rappelle d'interroger les personnes que vous y connaissez.`,
    role: fr`Poste`,
    company: fr`Entreprise`,
    toldBy: fr`Qui vous en a parlé`,
    link: fr`Lien`,
    seenOn: fr`Vu ou entendu le`,
    state: fr`La suite qu'il a eue`,
    note: fr`Ce que vous en savez d'autre`,
    save: fr`Enregistrer`,
    delete: fr`Supprimer`,
    needsRole: fr`Comment s'appelle ce poste ?`,
    saved: (role) => fr`C'est noté : ${role}.`,
    deleted: (role) => fr`Supprimé : ${role}.`,
    there: fr`Qui y travaille`,
    nobodyThere: (company) =>
      company === ""
        ? fr`Ajoutez l'entreprise pour voir qui vous y connaissez.`
        : fr`Vous ne connaissez encore personne chez ${company}.`,
    find: fr`Parcourir vos contacts`,
    since: fr`Depuis`,
    nothingSince: fr`Aucune conversation avec ces personnes depuis.`,
    openLink: fr`Ouvrir sa page`,
    ledTo: fr`La suite qu'il a eue`,
    saveState: (state) => fr`C'est noté : ${state}.`
  }
)
