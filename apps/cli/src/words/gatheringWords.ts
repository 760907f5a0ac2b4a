/** What `kith gathering` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const gatheringWords = inBoth(
  {
    help: {
      usage: ["list", "add NAME", "show NAME", "edit NAME", 'met NAME "WHO, WHO …"', "check NAME [ITEM …]"],
      about:
        "Events where people meet. Before one, Kith reminds you to prepare; on its evening it asks whom you met; two days later it reminds you to write to each of them.",
      flags: {
        name: "TEXT  with edit: another name",
        type: "TYPE  what kind of event",
        host: "TEXT  who holds it",
        place: "TEXT  where",
        link: "URL  its page",
        when: 'WHEN  when it starts: "thu 18:00", 2026-03-12T18:00',
        until: "WHEN  when it ends",
        state: "STATE  planned, registered, attended or missed",
        note: "TEXT  what you want to remember",
        nobody: "with met: you met nobody, and that is settled",
        new: "with met: everybody named is new, even if the name is there",
        ready: "with check: the preparation is done",
        past: "with list: those that are over, too"
      },
      examples: [
        ['kith gathering add "TechTO" --when "thu 18:00" --place MaRS', "something to go to"],
        ['kith gathering met techto "Ana Souza, Luc Tran"', "whom you met there, in one go"],
        ["kith gathering check techto", "what to think of before"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    none: (typed: string) => `No gathering is called "${typed}". All of them: kith gathering list --past`,
    empty: 'Nothing planned. Somewhere to go: kith gathering add "TechTO" --when "thu 18:00"',
    added: (name: string, when: string) => `${name}${when === "" ? "" : `, ${when}`}`,
    changed: (name: string) => `${name} is changed.`,
    nothingToChange: "Nothing to change was given. See: kith help gathering",
    endsFirst: "It would end before it starts. Nothing was saved.",
    met: (count: number, name: string, fresh: number) =>
      `${count} ${count === 1 ? "person" : "people"} met at ${name}${fresh === 0 ? "" : `, ${fresh} of them new`}.`,
    metNobody: (name: string) => `Nobody met at ${name}, and that is settled.`,
    noNames: 'Say whom you met: kith gathering met NAME "Ana Souza, Luc Tran", or --nobody.',
    bothNobody: "Either people or --nobody. Nothing was saved.",
    whichPerson: (typed: string, choices: string) =>
      `Who is "${typed}"? ${choices} – use the id, or --new if nobody of them. Nothing was saved.`,
    next: "Kith will remind you to write to them within two days.",
    noSuchItem: (typed: string, items: string) => `"${typed}" is not on the list. On it: ${items}`,
    ticked: (count: number) => (count === 1 ? "1 item is ticked." : `${count} items are ticked.`),
    prepared: "You are prepared; no more reminders about that.",
    people: "Met there",
    peopleMet: (count: number) => `${count} met`
  },
  {
    help: {
      usage: ["list", "add NOM", "show NOM", "edit NOM", 'met NOM "QUI, QUI …"', "check NOM [POINT …]"],
      about: fr`Des événements où l'on fait des rencontres. Avant, Kith rappelle de se préparer ; le soir même, il demande qui vous avez rencontré ; deux jours après, d'écrire à chacun.`,
      flags: {
        name: fr`TEXTE  avec edit : un autre nom`,
        type: fr`TYPE  le genre d'événement`,
        host: fr`TEXTE  qui l'organise`,
        place: fr`TEXTE  où`,
        link: fr`URL  sa page`,
        when: fr`QUAND  le début : « jeudi 18 h », 2026-03-12T18:00`,
        until: fr`QUAND  la fin`,
        state: fr`ÉTAT  planned, registered, attended ou missed`,
        note: fr`TEXTE  ce que vous voulez retenir`,
        nobody: fr`avec met : personne de rencontré, et c'est réglé`,
        new: fr`avec met : tous les noms sont nouveaux, même s'ils existent déjà`,
        ready: fr`avec check : tout est prêt`,
        past: fr`avec list : aussi ceux qui sont passés`
      },
      examples: [
        ['kith gathering add "TechTO" --when "jeudi 18 h" --place MaRS', fr`un endroit où aller`],
        ['kith gathering met techto "Ana Souza, Luc Tran"', fr`les gens rencontrés, d'un coup`],
        ["kith gathering check techto", fr`à quoi penser avant`]
      ]
    },
    none: (typed) => fr`Aucun événement ne s'appelle « ${typed} ». Tous : kith gathering list --past`,
    empty: fr`Rien de prévu. Un endroit où aller : kith gathering add "TechTO" --when "jeudi 18 h"`,
    added: (name, when) => fr`${name}${when === "" ? "" : fr`, ${when}`}`,
    changed: (name) => fr`${name} est modifié.`,
    nothingToChange: fr`Il n'y a rien à changer. Voyez : kith help gathering`,
    endsFirst: fr`La fin précéderait le début. Rien n'est enregistré.`,
    met: (count, name, fresh) =>
      fr`${name} : ${count} ${count < 2 ? fr`personne rencontrée` : fr`personnes rencontrées`}${fresh === 0 ? "" : fr`, dont ${fresh} de plus dans votre réseau`}.`,
    metNobody: (name) => fr`${name} : personne de rencontré, et c'est réglé.`,
    noNames: fr`Dites qui vous avez rencontré : kith gathering met NOM "Ana Souza, Luc Tran", ou --nobody.`,
    bothNobody: fr`Soit des noms, soit --nobody. Rien n'est enregistré.`,
    whichPerson: (typed, choices) =>
      fr`Qui est « ${typed} » ? ${choices} – donnez l'identifiant, ou --new si ce n'est personne d'entre eux. Rien n'est enregistré.`,
    next: fr`Kith vous rappellera d'écrire à chacun d'ici deux jours.`,
    noSuchItem: (typed, items) => fr`« ${typed} » n'est pas sur la liste. On y trouve : ${items}`,
    ticked: (count) => (count < 2 ? fr`${count} point coché.` : fr`${count} points cochés.`),
    prepared: fr`Vous êtes au point ; plus de rappel à ce sujet.`,
    people: fr`Rencontres`,
    peopleMet: (count) => (count < 2 ? fr`${count} rencontre` : fr`${count} rencontres`)
  }
)
