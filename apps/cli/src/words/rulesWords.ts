/** What `kith rules` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const rulesWords = inBoth(
  {
    help: {
      usage: ["list", "show RULE", "set RULE", "on RULE", "off RULE", "preview RULE", "add FILE", "reset RULE"],
      about:
        "Reminders come from rules. Each may be changed, switched off, and added to. `set` and `add` show what the rule would do in the coming month before it is saved. A file is YAML or JSON: docs/guide/rules-and-reminders.md has an example.",
      flags: {
        name: "TEXT  with set: what it is called",
        after: 'SPAN  when it is due: "10 days", "2 working days", "1 month"',
        late: "SPAN  when it is late",
        snap: "WHERE  moved there",
        opens: "WHEN  from when it is shown",
        times: "N  how often at most",
        every: "SPAN  how long from one time to the next",
        tag: "TAG=SPAN  a span of its own for a tag; TAG=none takes it away",
        "dry-run": "shows what it would do, and saves nothing"
      },
      examples: [
        ["kith rules", "all of them"],
        ['kith rules set nudge --after "10 days"', "more patience"],
        ["kith rules set keep-in-touch --tag mentor=30d", "mentors every month"],
        ["kith rules off connect", "one that you do not need"],
        ["kith rules add my-rules.yaml --dry-run", "what would it do?"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    none: (typed: string) => `No rule is called "${typed}". All of them: kith rules`,
    on: "on",
    off: "off",
    rule: "Rule",
    due: "Due",
    source: "Source",
    counted: "Counts from",
    late: "Late",
    moved: "Moved",
    shown: "Shown",
    ends: "Ends with",
    repeats: "Repeats",
    byTag: "By tag",
    template: "Message",
    checklist: "Checklist",
    legend: "S0 to S3 are guides; kith rules show RULE names them, and says all of a rule.",
    yours: "changed by you",
    own: "yours",
    wouldDo: (count: number, name: string) =>
      count === 0
        ? `"${name}" would remind you of nobody in the coming month.`
        : `"${name}" would remind you ${count} ${count === 1 ? "time" : "times"} in the coming month:`,
    more: (count: number) => `… and ${count} more`,
    weekly: "It comes back every Monday, until the goal is met.",
    skipped: (count: number) => `${count} ${count === 1 ? "date" : "dates"} could not be worked out.`,
    ask: "Save it?",
    saved: (name: string) => `Saved: ${name}`,
    savedAll: (count: number) => `${count} rules saved.`,
    isOn: (name: string) => `On: ${name}`,
    isOff: (name: string) => `Off: ${name}. Its reminders are gone, and come back with it.`,
    already: "It is so already. Nothing was changed.",
    reset: (name: string) => `As it comes again: ${name}`,
    gone: (name: string) => `Gone: ${name}`,
    nothingToReset: "You have changed nothing of it. Nothing to take back.",
    nothingToSet: "Nothing to set was given. See: kith help rules",
    notYaml: (file: string, why: string) => `${file} is neither YAML nor JSON: ${why}. Nothing was changed.`,
    noRules: (file: string) => `There is no rule in ${file}. Nothing was changed.`,
    problems: "Nothing was saved, since not all of it is understood:",
    needs: (rule: string, missing: string) => `${rule}: a rule of your own needs ${missing}`
  },
  {
    help: {
      usage: [
        "list",
        "show RÈGLE",
        "set RÈGLE",
        "on RÈGLE",
        "off RÈGLE",
        "preview RÈGLE",
        "add FICHIER",
        "reset RÈGLE"
      ],
      about: fr`Les rappels viennent de règles. On peut changer, désactiver ou ajouter chacune. « set » et « add » montrent ce que la règle ferait dans le mois qui vient avant de l'enregistrer. Un fichier est en YAML ou en JSON : docs/guide/regles-et-rappels.md en donne un exemple.`,
      flags: {
        name: fr`TEXTE  avec set : son nom`,
        after: fr`DÉLAI  l'échéance : « 10 jours », « 2 jours ouvrables », « 1 mois »`,
        late: fr`DÉLAI  quand c'est en retard`,
        snap: fr`OÙ  ramené là`,
        opens: fr`QUAND  à partir de quand elle se montre`,
        times: fr`N  combien de fois au plus`,
        every: fr`DÉLAI  d'une fois à la suivante`,
        tag: fr`ÉTIQUETTE=DÉLAI  un délai propre à une étiquette ; ÉTIQUETTE=none l'enlève`,
        "dry-run": fr`montre ce qu'elle ferait, sans rien enregistrer`
      },
      examples: [
        ["kith rules", fr`toutes`],
        ['kith rules set nudge --after "10 jours"', fr`plus de patience`],
        ["kith rules set keep-in-touch --tag mentor=30d", fr`les mentors tous les mois`],
        ["kith rules off connect", fr`une règle dont vous n'avez pas besoin`],
        ["kith rules add mes-regles.yaml --dry-run", fr`que ferait-elle ?`]
      ]
    },
    none: (typed) => fr`Aucune règle ne s'appelle « ${typed} ». Toutes : kith rules`,
    on: fr`active`,
    off: fr`désactivée`,
    rule: fr`Règle`,
    due: fr`Échéance`,
    source: fr`D'après`,
    counted: fr`Compte depuis`,
    late: fr`En retard`,
    moved: fr`Ramenée`,
    shown: fr`Visible`,
    ends: fr`S'arrête si`,
    repeats: fr`Se répète`,
    byTag: fr`Par étiquette`,
    template: fr`Message`,
    checklist: fr`Liste`,
    legend: fr`S0 à S3 sont des guides ; kith rules show RÈGLE les nomme et dit tout d'une règle.`,
    yours: fr`modifiée par vous`,
    own: fr`à vous`,
    wouldDo: (count, name) =>
      count === 0
        ? fr`« ${name} » ne vous rappellerait personne dans le mois qui vient.`
        : fr`« ${name} » vous ferait ${count} ${count < 2 ? fr`rappel` : fr`rappels`} dans le mois qui vient :`,
    more: (count) => fr`… et ${count} de plus`,
    weekly: fr`Elle revient chaque lundi, jusqu'à ce que l'objectif soit atteint.`,
    skipped: (count) =>
      count < 2 ? fr`${count} date n'a pas pu être calculée.` : fr`${count} dates n'ont pas pu être calculées.`,
    ask: fr`L'enregistrer ?`,
    saved: (name) => fr`Enregistrée : ${name}`,
    savedAll: (count) => fr`${count} règles enregistrées.`,
    isOn: (name) => fr`Active : ${name}`,
    isOff: (name) => fr`Désactivée : ${name}. Ses rappels disparaissent, et reviendront avec elle.`,
    already: fr`C'est déjà le cas. Rien n'a changé.`,
    reset: (name) => fr`De nouveau comme à l'origine : ${name}`,
    gone: (name) => fr`Supprimée : ${name}`,
    nothingToReset: fr`Vous n'y avez rien changé. Il n'y a rien à reprendre.`,
    nothingToSet: fr`Il n'y a rien à régler. Voyez : kith help rules`,
    notYaml: (file, why) => fr`${file} n'est ni du YAML ni du JSON : ${why}. Rien n'a changé.`,
    noRules: (file) => fr`Il n'y a pas de règle dans ${file}. Rien n'a changé.`,
    problems: fr`Rien n'est enregistré, car tout n'est pas compris :`,
    needs: (rule, missing) => fr`${rule} : il faut à une règle à vous ${missing}`
  }
)
