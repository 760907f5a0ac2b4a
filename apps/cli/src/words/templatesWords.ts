/** What `kith templates` says. The templates themselves stand in core's library. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const templatesWords = inBoth(
  {
    help: {
      usage: [
        "list",
        "show TEMPLATE",
        "add TITLE TEXT",
        "reword TEMPLATE TEXT",
        "reset TEMPLATE",
        "off TEMPLATE",
        "on TEMPLATE",
        "variables"
      ],
      about:
        'What kith draft makes messages from. A text holds {variables}; "{vous|tu}" in a French one is said according to the person, and "{useful?text|other text}" according to what is known. TEMPLATE is an id from the list, or words of its title.',
      flags: {
        subject: "TEXT  an e-mail's subject, with add and reword",
        file: "FILE  the text from a file; - is stdin",
        in: "en|fr  the language of its words; yours unless said",
        off: "with list: those switched off, too"
      },
      examples: [
        ["kith templates", "all of them"],
        ["kith templates show thank-you --in fr", "one, in French"],
        ["kith templates reword nudge --file nudge.txt", "in your own words"],
        ['kith templates add "To a recruiter" "{greeting} May I ask you one thing? {me}"', "one of your own"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    channels: {
      message: "message",
      "e-mail": "e-mail",
      phone: "phone",
      letter: "letter",
      statement: "said aloud",
      card: "card"
    },
    none: (typed: string) => `No template is "${typed}". All of them: kith templates list --off`,
    legend: "One of them for somebody: kith draft WHO --template ID. What {…} may be: kith templates variables",
    grammar: "One that is not known becomes a blank in brackets.",
    subject: (text: string) => `Subject: ${text}`,
    switchedOff: "off",
    own: "yours",
    yours: "your words",
    textOrFile: "The text, or --file FILE, one of them. Nothing was saved.",
    emptyText: "A template needs words. Nothing was saved.",
    noSubject: "Only e-mails have a subject. Nothing was saved.",
    strange: (names: string) =>
      `No such variable: ${names}. It stays a blank to fill in. There are: kith templates variables`,
    added: (title: string, id: string) => `A template of yours: ${title} (${id})`,
    reworded: (title: string) => `In your words: ${title}`,
    reset: (title: string) => `As it comes again: ${title}`,
    gone: (title: string) => `Gone: ${title}`,
    nothingToReset: "You have changed nothing of it. Nothing to take back.",
    offNow: (title: string) => `Switched off: ${title}`,
    onNow: (title: string) => `Switched on: ${title}`
  },
  {
    help: {
      usage: [
        "list",
        "show MODÈLE",
        "add TITRE TEXTE",
        "reword MODÈLE TEXTE",
        "reset MODÈLE",
        "off MODÈLE",
        "on MODÈLE",
        "variables"
      ],
      about: fr`Ce dont kith draft fait les messages. Un texte contient des {variables} ; « {vous|tu} » se dit selon la personne, et « {useful?texte|autre texte} » selon ce que l'on sait. MODÈLE est un identifiant de la liste, ou des mots du titre.`,
      flags: {
        subject: fr`TEXTE  l'objet d'un courriel, avec add et reword`,
        file: fr`FICHIER  le texte d'un fichier ; - est stdin`,
        in: fr`en|fr  la langue de ses mots ; la vôtre par défaut`,
        off: fr`avec list : aussi ceux qui sont désactivés`
      },
      examples: [
        ["kith templates", fr`tous`],
        ["kith templates show thank-you --in fr", fr`l'un d'eux, en français`],
        ["kith templates reword nudge --file relance.txt", fr`avec vos mots`],
        ['kith templates add "À une recruteuse" "{greeting} Puis-je demander une chose ? {me}"', fr`un modèle à vous`]
      ]
    },
    channels: {
      message: fr`message`,
      "e-mail": fr`courriel`,
      phone: fr`téléphone`,
      letter: fr`lettre`,
      statement: fr`à voix haute`,
      card: fr`carte`
    },
    none: (typed) => fr`Aucun modèle n'est « ${typed} ». Tous : kith templates list --off`,
    legend: fr`L'un d'eux pour quelqu'un : kith draft QUI --template ID. Ce que {…} peut être : kith templates variables`,
    grammar: fr`Ce qu'on ne sait pas devient un blanc entre crochets.`,
    subject: (text) => fr`Objet : ${text}`,
    switchedOff: fr`désactivé`,
    own: fr`à vous`,
    yours: fr`vos mots`,
    textOrFile: fr`Le texte, ou --file FICHIER, l'un des deux. Rien n'est enregistré.`,
    emptyText: fr`Un modèle a besoin de mots. Rien n'est enregistré.`,
    noSubject: fr`Seul un courriel a un objet. Rien n'est enregistré.`,
    strange: (names) =>
      fr`Cette variable n'existe pas : ${names}. Elle reste un blanc à remplir. Il y a : kith templates variables`,
    added: (title, id) => fr`Un modèle à vous : ${title} (${id})`,
    reworded: (title) => fr`Avec vos mots : ${title}`,
    reset: (title) => fr`De nouveau comme à l'origine : ${title}`,
    gone: (title) => fr`Supprimé : ${title}`,
    nothingToReset: fr`Vous n'y avez rien changé. Il n'y a rien à reprendre.`,
    offNow: (title) => fr`Désactivé : ${title}`,
    onNow: (title) => fr`Activé : ${title}`
  }
)
