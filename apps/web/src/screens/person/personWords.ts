/** What a person's page says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { PersonPage } from "../../log/person/personPage.ts"

type Stage = PersonPage["stage"]

export const personWords = inBoth(
  {
    unnamed: "(no name)",
    notHere: "Not here",
    sayIt: (how: string) => `say “${how}”`,
    stage: ({ said, isSet, since, until }: Stage) =>
      isSet
        ? `${said}, as you set it`
        : until !== undefined
          ? `${said} for ${until}`
          : since === undefined
            ? said
            : `${said}, since ${since}`,
    captureWith: (name: string) => `coffee with ${name} `,
    log: "Write down a conversation",
    write: "Write a message",
    edit: "Edit",
    more: "More for this person",
    logInFull: "Add a conversation in full",
    planFollowUp: "Plan a follow-up",
    delete: "Delete",
    deleted: (name: string) => `${name} was deleted.`,
    deletedNotice: "This person was deleted. Nothing of what was noted is lost.",
    unseen: (count: number) =>
      count === 1
        ? "One change was made elsewhere that the deletion had not seen."
        : `${count} changes were made elsewhere that the deletion had not seen.`,
    seeChanges: "See the changes",
    restore: "Bring back",
    restored: (name: string) => `${name} is back.`,
    next: "Next",
    plan: "Plan a follow-up",
    nothingNext: "Nothing planned. You are up to date here.",
    later: (count: number) => (count === 1 ? "1 more later" : `${count} more later`),
    moreNext: (count: number) => (count === 1 ? "1 more" : `${count} more`),
    fewer: "Show fewer",
    planned: "Planned by you",
    plannedFor: (when: string) => `Planned for ${when}`,
    drop: "Drop",
    dropPlan: (when: string) => `Drop the follow-up planned for ${when}`,
    planDropped: "Follow-up dropped.",
    notes: "Notes",
    notesHint: "What you want to remember",
    saved: "Saved",
    facts: "About",
    tags: "Tags",
    metAt: "Met at",
    referredBy: "Referred by",
    referred: "Led you to",
    ways: { phone: "Call", email: "E-mail", link: "Page:" },
    copy: (what: string) => `Copy ${what}`,
    copied: (what: string) => `Copied: ${what}`,
    notCopied: "The browser did not let this be copied. Mark the text and copy it yourself."
  },
  {
    unnamed: fr`(sans nom)`,
    notHere: fr`Introuvable ici`,
    sayIt: (how) => fr`se dit « ${how} »`,
    stage: ({ said, isSet, since, until }) =>
      isSet
        ? fr`${said}, selon votre choix`
        : until !== undefined
          ? fr`${said} : ${until}`
          : since === undefined
            ? said
            : fr`${said}, depuis ${since}`,
    captureWith: (name) => fr`café avec ${name} `,
    log: fr`Noter une conversation`,
    write: fr`Écrire un message`,
    edit: fr`Modifier`,
    more: fr`Autres choix pour cette personne`,
    logInFull: fr`Ajouter une conversation en détail`,
    planFollowUp: fr`Prévoir un suivi`,
    delete: fr`Supprimer`,
    deleted: (name) => fr`Fiche supprimée : ${name}.`,
    deletedNotice: fr`Cette personne a été supprimée. Rien de ce qui a été noté n'est perdu.`,
    unseen: (count) =>
      count === 1
        ? fr`Un changement fait ailleurs n'était pas connu lors de la suppression.`
        : fr`${count} changements faits ailleurs n'étaient pas connus lors de la suppression.`,
    seeChanges: fr`Voir les changements`,
    restore: fr`Faire revenir`,
    restored: (name) => fr`${name} est de retour.`,
    next: fr`La suite`,
    plan: fr`Prévoir un suivi`,
    nothingNext: fr`Rien de prévu. Vous êtes à jour ici.`,
    later: (count) => (count === 1 ? fr`1 autre plus tard` : fr`${count} autres plus tard`),
    moreNext: (count) => (count === 1 ? fr`1 autre` : fr`${count} autres`),
    fewer: fr`En montrer moins`,
    planned: fr`Prévu par vous`,
    plannedFor: (when) => fr`Prévu : ${when}`,
    drop: fr`Retirer`,
    dropPlan: (when) => fr`Retirer le suivi prévu : ${when}`,
    planDropped: fr`Suivi retiré.`,
    notes: fr`Notes`,
    notesHint: fr`Ce que vous voulez retenir`,
    saved: fr`Enregistré`,
    facts: fr`À propos`,
    tags: fr`Étiquettes`,
    metAt: fr`Rencontre à`,
    referredBy: fr`Par l'entremise de`,
    referred: fr`Vous a mené à`,
    ways: { phone: fr`Appeler`, email: fr`Courriel`, link: fr`Page :` },
    copy: (what) => fr`Copier ${what}`,
    copied: (what) => fr`Copié : ${what}`,
    notCopied: fr`Le navigateur n'a pas permis de copier. Sélectionnez le texte et copiez-le vous-même.`
  }
)
