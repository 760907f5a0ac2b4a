/** What `kith log` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const logWords = inBoth(
  {
    help: {
      usage: ["WHO [WHAT] [WHEN] [TEXT…]", '"coffee with Ana yesterday, CPA bridging"'],
      about:
        "Write it as you would say it: who, how, when, and what you talked about. What is not understood is kept as the text. With --kind and --happened given, the text is kept word for word.",
      flags: {
        kind: "KIND  what it was, if the words do not say so",
        channel: "HOW  by what means",
        happened: "WHEN  when it happened: yesterday 15h, 2026-03-02T15:00; ahead, for a meeting to come",
        outcome: "WHAT  what came of it",
        state: "STATE  of a meeting that was not simply held",
        direction: "out|in  who reached out: you, or they",
        minutes: "TIME  how long it took: 20, 1h30",
        place: "TEXT  where, or the link",
        useful: "TEXT  the one useful thing, to thank them for",
        "who-else": "NAME  somebody they suggested; several times",
        next: "WHEN  when you mean to get back to them",
        why: "TEXT  and why",
        promise: "TEXT  what you promised; several times",
        by: "WHEN  by when you promised it",
        advice: "TEXT  what they advised; several times",
        "call-back": "WHEN  too busy now: call again then",
        gathering: "NAME  at which gathering",
        with: "WHO  who else was there; several times",
        add: "adds whoever is not known yet"
      },
      examples: [
        [
          `kith log ana coffee yesterday 15h "CPA bridging" --useful "the AFOA course" --who-else "Raj Patel" --next 3w`,
          "everything in one line"
        ],
        ["kith log luc emailed monday", "a message to somebody"],
        [
          `kith log "Ana Souza" --kind meeting --channel coffee --happened 2026-03-02T15:00 "CPA bridging"`,
          "for scripts"
        ]
      ] as ReadonlyArray<readonly [string, string]>
    },
    ask: "Whom were you in touch with, how, and when?",
    nothingSaved: "Nothing saved.",
    noWho: (line: string) =>
      `Who was it? "${line}" names nobody I can tell apart. Try: kith log "Ana Souza" coffee yesterday`,
    unknown: (name: string) => `Nobody here is called "${name}". Nothing saved. With --add they are added.`,
    maybe: (names: string) => `Did you mean ${names}?`,
    addThem: (name: string) => `Nobody here is called "${name}". Add them?`,
    ahead: (who: string) => `That is still to come, and only a meeting can be. To plan it: kith follow ${who} WHEN`,
    kindUnknown: "What it was is not said: --kind meeting, outreach, reply … would.",
    newContact: (name: string, id: string) => `new: ${name} (${id})`,
    lead: (name: string, id: string) => `lead ${name} (${id})`,
    next: "Next:",
    noSpan: (typed: string) => `--minutes: "${typed}" is no length of time. Try 20 or 1h30.`,
    nextIsPast: (text: string) => `--next: "${text}" is not ahead of now. Try 3w, or next tuesday.`,
    strayDate: (text: string) =>
      `"${text}" could not be read as a date, and was kept in the text. To say when: --happened`,
    whyWithoutNext: "--why goes with --next.",
    byWithoutPromise: "--by goes with --promise."
  },
  {
    help: {
      usage: ["QUI [QUOI] [QUAND] [TEXTE…]", '"café avec Ana hier, passerelle CPA"'],
      about: fr`Écrivez comme vous le diriez : qui, comment, quand, et de quoi vous avez parlé. Ce qui n'est pas compris reste comme texte. Avec --kind et --happened, le texte est gardé mot pour mot.`,
      flags: {
        kind: fr`GENRE  ce que c'était, si les mots ne le disent pas`,
        channel: fr`MOYEN  par quel moyen`,
        happened: fr`QUAND  quand c'était : hier 15 h, 2026-03-02T15:00 ; à venir, pour une rencontre prévue`,
        outcome: fr`SUITE  ce qui en est sorti`,
        state: fr`ÉTAT  d'une rencontre qui n'a pas simplement eu lieu`,
        direction: fr`out|in  qui a fait le premier pas : vous (out) ou l'autre (in)`,
        minutes: fr`DURÉE  combien de temps : 20, 1 h 30`,
        place: fr`TEXTE  où, ou le lien`,
        useful: fr`TEXTE  la chose utile dont vous la remercierez`,
        "who-else": fr`NOM  une personne suggérée ; plusieurs fois si besoin`,
        next: fr`QUAND  quand vous comptez lui donner signe`,
        why: fr`TEXTE  et pourquoi`,
        promise: fr`TEXTE  ce que vous avez promis ; plusieurs fois si besoin`,
        by: fr`QUAND  pour quand vous l'avez promis`,
        advice: fr`TEXTE  un conseil reçu ; plusieurs fois si besoin`,
        "call-back": fr`QUAND  pas le temps : rappeler à ce moment-là`,
        gathering: fr`NOM  à quel événement`,
        with: fr`QUI  qui d'autre était là ; plusieurs fois si besoin`,
        add: fr`ajoute la personne encore inconnue`
      },
      examples: [
        [
          `kith log ana café hier 15h "passerelle CPA" --useful "le cours AFOA" --who-else "Raj Patel" --next 3sem`,
          fr`tout en une ligne`
        ],
        ["kith log luc courriel lundi", fr`un message à quelqu'un`],
        [
          `kith log "Ana Souza" --kind meeting --channel coffee --happened 2026-03-02T15:00 "passerelle CPA"`,
          fr`pour les scripts`
        ]
      ]
    },
    ask: fr`Avec qui avez-vous été en contact, comment et quand ?`,
    nothingSaved: fr`Rien d'enregistré.`,
    noWho: (line) =>
      fr`Qui était-ce ? « ${line} » ne nomme personne que je reconnaisse. Essayez : kith log "Ana Souza" café hier`,
    unknown: (name) =>
      fr`Personne ici ne s'appelle « ${name} ». Rien d'enregistré. Avec --add, la personne est ajoutée.`,
    maybe: (names) => fr`Vouliez-vous dire ${names} ?`,
    addThem: (name) => fr`Personne ici ne s'appelle « ${name} ». L'ajouter ?`,
    ahead: (who) =>
      fr`Ce n'est pas encore arrivé, et seule une rencontre peut se noter d'avance. Pour le prévoir : kith follow ${who} QUAND`,
    kindUnknown: fr`Il n'est pas dit ce que c'était : --kind meeting, outreach, reply… le dirait.`,
    newContact: (name, id) => fr`nouveau : ${name} (${id})`,
    lead: (name, id) => fr`piste ${name} (${id})`,
    next: fr`Ensuite :`,
    noSpan: (typed) => fr`--minutes : « ${typed} » n'est pas une durée. Essayez 20 ou 1h30.`,
    nextIsPast: (text) => fr`--next : « ${text} » n'est pas à venir. Essayez 3 sem. ou mardi prochain.`,
    strayDate: (text) =>
      fr`« ${text} » n'a pas pu être lu comme une date et reste dans le texte. Pour dire quand : --happened`,
    whyWithoutNext: fr`--why va avec --next.`,
    byWithoutPromise: fr`--by va avec --promise.`
  }
)
