/** What `kith print` says, and the headings of its sheets. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const printWords = inBoth(
  {
    help: {
      usage: ["week", "meeting WHO", "questions", "cards", "statement"],
      about:
        "Plain text for any printer; with --html a page that a browser prints, which needs no network. Cards come ten to a page, with a QR code that puts you into somebody's address book; -o me.vcf writes that card alone.",
      flags: {
        html: "a page instead of plain text",
        output: "FILE  into a file; its ending says which: .txt, .html or .vcf"
      },
      examples: [
        ["kith print | lp", "this week, on the printer"],
        ["kith print meeting ana -o ana.html", "a sheet for Ana, with room to write"],
        ["kith print cards -o cards.html", "your cards, with a QR code"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    week: (monday: string) => `The week of ${monday}`,
    due: "To do",
    nothingDue: "Nothing is due this week.",
    arranged: "Arranged",
    notes: "Notes",
    through: (name: string) => `through ${name}`,
    interest: (text: string) => `What interests you: ${text}`,
    promised: (text: string) => `You promised: ${text}`,
    advised: (text: string) => `They advised: ${text}`,
    known: "What you know",
    introduction: "To say",
    before: "Before",
    questions: "To ask",
    after: "Before you forget",
    useful: "The one useful thing, to thank them for",
    whoElse: "Who else to talk to",
    promise: "What you promised, and by when",
    again: "When you will be in touch again",
    questionsTitle: "Questions to choose from",
    cardsTitle: (name: string) => `Cards of ${name}`,
    statementTitle: "Who I am",
    statement: "In 30 seconds",
    pitch: "In more words",
    noName: "A card needs your name: kith plan set --name NAME --headline TEXT --reach ADDRESS",
    noStatement:
      "Nothing to print yet: kith plan set --statement TEXT. A start to work from: kith templates show networking-statement",
    onlyCards: "Only cards can be a .vcf file: kith print cards -o me.vcf",
    jsonNeedsFile: "--json with print needs a file: -o FILE.",
    written: (title: string, file: string) => `${title}, to ${file}`
  },
  {
    help: {
      usage: ["week", "meeting QUI", "questions", "cards", "statement"],
      about: fr`Du texte pour toute imprimante ; avec --html, une page qu'un navigateur imprime, sans réseau. Les cartes sont dix par page, avec un code QR qui vous met dans un carnet d'adresses ; -o moi.vcf écrit cette carte seule.`,
      flags: {
        html: fr`une page au lieu de texte`,
        output: fr`FICHIER  dans un fichier ; sa fin dit lequel : .txt, .html ou .vcf`
      },
      examples: [
        ["kith print | lp", fr`cette semaine, à l'imprimante`],
        ["kith print meeting ana -o ana.html", fr`une feuille pour Ana, avec de la place pour écrire`],
        ["kith print cards -o cartes.html", fr`vos cartes, avec un code QR`]
      ]
    },
    week: (monday) => fr`La semaine du ${monday}`,
    due: fr`À faire`,
    nothingDue: fr`Rien à faire cette semaine.`,
    arranged: fr`Prévu`,
    notes: fr`Notes`,
    through: (name) => fr`par ${name}`,
    interest: (text) => fr`Ce qui vous intéresse : ${text}`,
    promised: (text) => fr`Vous avez promis : ${text}`,
    advised: (text) => fr`Conseil reçu : ${text}`,
    known: fr`Ce que vous savez`,
    introduction: fr`À dire`,
    before: fr`Avant`,
    questions: fr`À demander`,
    after: fr`Avant d'oublier`,
    useful: fr`La chose la plus utile, dont remercier`,
    whoElse: fr`À qui d'autre parler`,
    promise: fr`Ce que vous avez promis, et pour quand`,
    again: fr`Quand vous redonnerez signe`,
    questionsTitle: fr`Des questions au choix`,
    cardsTitle: (name) => fr`Cartes de visite, ${name}`,
    statementTitle: fr`Qui je suis`,
    statement: fr`En 30 secondes`,
    pitch: fr`En plus de mots`,
    noName: fr`Une carte a besoin de votre nom : kith plan set --name NOM --headline TEXTE --reach ADRESSE`,
    noStatement: fr`Rien à imprimer encore : kith plan set --statement TEXTE. Pour commencer : kith templates show networking-statement`,
    onlyCards: fr`Seules les cartes peuvent être un fichier .vcf : kith print cards -o moi.vcf`,
    jsonNeedsFile: fr`--json avec print demande un fichier : -o FICHIER.`,
    written: (title, file) => fr`${title}, dans ${file}`
  }
)
