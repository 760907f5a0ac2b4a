/** What the page of referrals says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const referralsWords = inBoth(
  {
    title: "Who led to whom",
    about: "Who suggested whom, and who deserves thanks.",
    intro: (led: number) => (led === 1 ? "Others have led you to 1 person." : `Others have led you to ${led} people.`),
    views: "Views of the referrals",
    tree: "Tree",
    list: "List",
    treeLabel: "Who led you to whom",
    largest: (shown: number) => `The picture shows the largest trees, with ${shown} people. The list has everybody.`,
    ledTo: (count: number) => (count === 1 ? "led to 1 person" : `led to ${count} people`),
    thanks: "Who deserves thanks",
    due: "You have met somebody through them. A line of thanks is due.",
    given: "Thanked.",
    later: "You have not met whom they suggested yet.",
    write: "Write",
    writeTo: (name: string) => `Write to ${name}`,
    all: (count: number) => `Show all ${count}`,
    print: "Print",
    none: "Nobody has led you to anybody yet.",
    noneStep:
      "“Who else should I talk to?” is the question that grows a network. Note whom people suggest, and the tree grows here.",
    add: "Write down a conversation"
  },
  {
    title: fr`Qui a mené à qui`,
    about: fr`Qui vous a suggéré qui, et qui mérite un merci.`,
    intro: (led) => (led < 2 ? fr`On vous a mené à ${led} personne.` : fr`On vous a mené à ${led} personnes.`),
    views: fr`Vues des recommandations`,
    tree: fr`Arbre`,
    list: fr`Liste`,
    treeLabel: fr`Qui vous a mené à qui`,
    largest: (shown) =>
      fr`L'image montre les plus grands arbres, soit ${shown} personnes. La liste contient tout le monde.`,
    ledTo: (count) => (count < 2 ? fr`a mené à ${count} personne` : fr`a mené à ${count} personnes`),
    thanks: fr`Qui mérite un merci`,
    due: fr`Vous avez rencontré quelqu'un grâce à cette personne. Un mot de remerciement s'impose.`,
    given: fr`C'est fait.`,
    later: fr`Vous n'avez encore rencontré personne par son entremise.`,
    write: fr`Écrire`,
    writeTo: (name) => fr`Écrire à ${name}`,
    all: (count) => fr`Montrer les ${count}`,
    print: fr`Imprimer`,
    none: fr`Personne ne vous a encore mené à quelqu'un.`,
    noneStep: fr`« À qui d'autre devrais-je parler ? » est la question qui fait grandir un réseau. Notez qui on vous suggère, et l'arbre pousse ici.`,
    add: fr`Noter une conversation`
  }
)
