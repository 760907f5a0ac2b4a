/** Short advice beside what somebody is about to do, from the guides; written afresh in both languages. */
import { fr } from "../../words/french.ts"
import type { Screen, Tip } from "./Tip.ts"

/** In the order of a search: finding people, writing, talking, afterwards. */
export const tips: ReadonlyArray<Tip> = [
  {
    id: "own-network-first",
    say: {
      en: "Begin with people you know already. A friend’s introduction is worth ten messages to strangers.",
      fr: fr`Commencez par les personnes que vous connaissez déjà. Être présenté par quelqu'un de proche vaut dix messages à des inconnus.`
    },
    source: ["S2", "S3"],
    rules: [],
    screens: ["people", "today"]
  },
  {
    id: "one-a-week",
    say: {
      en: "One new person a week is enough. After five conversations, look at what you have learned.",
      fr: fr`Une nouvelle personne par semaine suffit. Après cinq conversations, regardez ce que vous avez appris.`
    },
    source: ["S0"],
    rules: ["weekly-goal"],
    screens: ["goal", "today"]
  },
  {
    id: "advice-not-job",
    say: {
      en: "Ask for advice, not for a job. It is easier to give, and people remember those whom they have advised.",
      fr: fr`Demandez un conseil, pas un emploi. C'est plus facile à donner, et l'on se souvient de ceux que l'on a conseillés.`
    },
    source: ["S0", "S1", "S2"],
    rules: ["new-lead"],
    screens: ["draft"]
  },
  {
    id: "twenty-minutes",
    say: {
      en: "Ask for 20 minutes and end on time. Whoever wants to talk longer will say so.",
      fr: fr`Demandez 20 minutes et finissez à l'heure. Qui veut parler plus longtemps le dira.`
    },
    source: ["S1"],
    rules: ["proposal-lapses", "call-back"],
    screens: ["draft", "meeting"]
  },
  {
    id: "name-a-detail",
    say: {
      en: "Name one thing in their work that caught your eye. It shows that you wrote to them and to nobody else.",
      fr: fr`Nommez une chose de leur travail qui vous a frappé. On voit que vous n'avez écrit qu'à cette personne.`
    },
    source: ["S1"],
    rules: ["new-lead"],
    screens: ["draft", "person"]
  },
  {
    id: "two-times",
    say: {
      en: "Propose two times within the next couple of weeks, and let them choose how to talk.",
      fr: fr`Proposez deux moments dans les deux semaines qui viennent, et laissez choisir la façon de se parler.`
    },
    source: ["S1"],
    rules: ["proposal-lapses"],
    screens: ["draft"]
  },
  {
    id: "name-the-referrer",
    say: {
      en: "Say in the first line who sent you. It opens the door, and does honour to whoever held it.",
      fr: fr`Dites dès la première ligne qui vous envoie. Cela ouvre la porte et fait honneur à qui l'a tenue.`
    },
    source: ["S1", "S2"],
    rules: ["new-lead"],
    screens: []
  },
  {
    id: "silence-is-no-verdict",
    say: {
      en: "No answer says nothing about you: people are busy. Two or three friendly nudges are welcome.",
      fr: fr`Un silence ne dit rien de vous : les gens sont occupés. Deux ou trois relances aimables sont bien reçues.`
    },
    source: ["S1"],
    rules: ["nudge"],
    screens: ["today"]
  },
  {
    id: "too-busy-is-not-no",
    say: {
      en: "“I’m too busy” is rarely a no. Ask which day is better, or offer to send two questions instead.",
      fr: fr`« Je n'ai pas le temps » est rarement un non. Demandez quel jour irait mieux, ou proposez d'envoyer deux questions.`
    },
    source: ["S2"],
    rules: ["call-back"],
    screens: []
  },
  {
    id: "call-prepared",
    say: {
      en: "Read your script aloud once before you call; then put it aside and talk.",
      fr: fr`Lisez votre texte une fois à voix haute avant d'appeler ; puis mettez-le de côté et parlez.`
    },
    source: ["S2", "S3"],
    rules: ["call-back"],
    screens: ["draft"]
  },
  {
    id: "read-up",
    say: {
      en: "Ten minutes with their profile and their company’s news make every question better.",
      fr: fr`Dix minutes sur leur profil et l'actualité de leur entreprise rendent chaque question meilleure.`
    },
    source: ["S0", "S1", "S2"],
    rules: ["prepare-meeting"],
    screens: ["meetings", "questions"]
  },
  {
    id: "five-to-eight-questions",
    say: {
      en: "Five to eight questions fill a conversation. Begin with the easy ones.",
      fr: fr`Cinq à huit questions remplissent une conversation. Commencez par les plus faciles.`
    },
    source: ["S2", "kith"],
    rules: ["prepare-meeting"],
    screens: ["questions"]
  },
  {
    id: "ask-who-else",
    say: {
      en: "End by asking who else you should talk to, and whether you may say who sent you.",
      fr: fr`Finissez en demandant à qui d'autre parler, et si vous pouvez dire qui vous envoie.`
    },
    source: ["S2"],
    rules: ["how-did-it-go"],
    screens: ["meeting", "questions"]
  },
  {
    id: "listen",
    say: {
      en: "Listen more than you talk, and write down their own words. They are good words for your next letter.",
      fr: fr`Écoutez plus que vous ne parlez, et notez leurs propres mots. Ils serviront dans votre prochaine lettre.`
    },
    source: ["S2"],
    rules: [],
    screens: ["meeting"]
  },
  {
    id: "log-it-today",
    say: {
      en: "Write down today what you heard. Tomorrow half of it is gone.",
      fr: fr`Notez aujourd'hui ce que vous avez appris. Demain, il en manquera la moitié.`
    },
    source: ["S2", "kith"],
    rules: ["how-did-it-go", "whom-did-you-meet"],
    screens: ["capture", "meeting"]
  },
  {
    id: "thank-for-one-thing",
    say: {
      en: "Thank them within a day, for one thing that you will use. It is the shortest message of all, and the best read.",
      fr: fr`Remerciez dans la journée, pour une chose qui vous servira. C'est le message le plus court, et le mieux lu.`
    },
    source: ["S0", "S1"],
    rules: ["thank-you"],
    screens: ["draft"]
  },
  {
    id: "event-three-people",
    say: {
      en: "Three good conversations are a good evening. Nobody has to meet the whole room.",
      fr: fr`Trois bonnes conversations font une bonne soirée. Personne n'a à rencontrer toute la salle.`
    },
    source: ["S3"],
    rules: ["prepare-gathering"],
    screens: ["gatherings"]
  },
  {
    id: "event-statement",
    say: {
      en: "Practise your 30 seconds until they sound like you, and end them with a question.",
      fr: fr`Répétez vos 30 secondes jusqu'à ce qu'elles vous ressemblent, et finissez par une question.`
    },
    source: ["S3"],
    rules: ["prepare-gathering"],
    screens: ["gatherings", "plan"]
  },
  {
    id: "event-two-days",
    say: {
      en: "Write within two days, while they still see your face when they read your name.",
      fr: fr`Écrivez dans les deux jours, tant que votre nom leur rappelle encore un visage.`
    },
    source: ["S3"],
    rules: ["gathering-follow-up", "connect"],
    screens: ["gatherings"]
  },
  {
    id: "follow-up-date",
    say: {
      en: "Before you part, decide when you will be in touch again, and put the day down.",
      fr: fr`Avant de vous quitter, décidez quand vous redonnerez signe, et notez le jour.`
    },
    source: ["S3"],
    rules: ["planned-follow-up"],
    screens: ["capture", "person"]
  },
  {
    id: "tell-what-came-of-it",
    say: {
      en: "Tell people what came of their advice. Few do, and nothing makes them gladder to help again.",
      fr: fr`Racontez ce que leur conseil a donné. Peu le font, et rien ne donne plus envie d'aider encore.`
    },
    source: ["S1"],
    rules: ["tell-them", "thank-referrer"],
    screens: ["person"]
  },
  {
    id: "give-something",
    say: {
      en: "Every few months, send something that may please them, and ask for nothing.",
      fr: fr`À quelques mois d'intervalle, envoyez quelque chose qui peut leur plaire, et ne demandez rien.`
    },
    source: ["S0", "S1"],
    rules: ["keep-in-touch"],
    screens: ["share", "draft"]
  },
  {
    id: "opening-advice-first",
    say: {
      en: "When you see an opening, ask first what the team needs. A recommendation follows from a good conversation.",
      fr: fr`Devant un poste, demandez d'abord ce dont l'équipe a besoin. Une recommandation suit une bonne conversation.`
    },
    source: ["S1"],
    rules: ["opening"],
    screens: ["openings"]
  },
  {
    id: "promise-small",
    say: {
      en: "A small promise kept on its day says more about you than a résumé.",
      fr: fr`Une petite promesse tenue le jour dit en dit plus sur vous qu'un CV.`
    },
    source: ["kith"],
    rules: ["pledge"],
    screens: ["meeting"]
  },
  {
    id: "compare-answers",
    say: {
      en: "Put the same question to three people. Where their answers differ is where it gets interesting.",
      fr: fr`Posez la même question à trois personnes. Là où leurs réponses diffèrent, cela devient intéressant.`
    },
    source: ["S2", "kith"],
    rules: [],
    screens: ["occupations", "questions"]
  }
]

/** Those that help here: the rule's first. */
export const tipsFor = ({
  rule,
  screen
}: {
  readonly rule?: string | undefined
  readonly screen?: Screen | undefined
}): ReadonlyArray<Tip> => {
  const ofRule = tips.filter(({ rules }) => rule !== undefined && rules.includes(rule))
  const ofScreen = tips.filter((tip) => screen !== undefined && tip.screens.includes(screen) && !ofRule.includes(tip))
  return [...ofRule, ...ofScreen]
}
