/** What the help page says: short answers to what people ask first. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

interface Answered {
  readonly question: string
  readonly answer: string
}

interface HelpWords {
  readonly title: string
  readonly intro: string
  readonly answers: ReadonlyArray<Answered>
  readonly see: string
}

export const helpWords = inBoth<HelpWords>(
  {
    title: "Help",
    intro: "What people ask first.",
    answers: [
      {
        question: "How do I write something down?",
        answer:
          "Press the plus, and say it in a line: “coffee with Ana yesterday 15:00, she told me about the bridging course”. Kith finds whom, what and when; the rest becomes the note. What it got wrong can be changed afterwards, or taken back."
      },
      {
        question: "Why am I reminded of this?",
        answer:
          "Every reminder says why it is there. It is worked out from what happened and from the rules; some spans come from guides for newcomers, others are Kith’s own, and the page Rules says which. All of them can be changed."
      },
      {
        question: "Why are there only a few a day?",
        answer:
          "At most five new ones surface a day, the most urgent first, so that it stays doable. The others wait at the foot of Today; nothing is hidden from you."
      },
      {
        question: "Somebody did not answer. What now?",
        answer:
          "That is normal. After a week you may ask again, three times in all, each time further apart. Then Kith lets them rest. A no is respected at once."
      },
      {
        question: "Where is my data?",
        answer:
          "On this device. If you connect a sync server it passes on what only your devices can read. There is no account, and nobody can reset anything for you: add a second device, or print the recovery phrase."
      },
      {
        question: "What happens without the internet?",
        answer:
          "Everything works. What you write is saved here at once, and goes to your other devices when they can be reached. If two devices changed the same thing, both versions are shown until you choose."
      },
      {
        question: "Can I leave with everything?",
        answer:
          "Yes: Data and backup makes one file with tables, contacts, calendar, the whole history and a page that any browser opens."
      }
    ],
    see: "All pages"
  },
  {
    title: fr`Aide`,
    intro: fr`Ce qu'on demande en premier.`,
    answers: [
      {
        question: fr`Comment noter quelque chose ?`,
        answer: fr`Touchez le plus, et dites-le en une ligne : « café avec Ana hier 15 h, elle m'a parlé du programme relais ». Kith trouve qui, quoi et quand ; le reste devient la note. Ce qu'il a mal compris se corrige ensuite, ou s'annule.`
      },
      {
        question: fr`Pourquoi ce rappel ?`,
        answer: fr`Chaque rappel dit pourquoi il est là. Il se calcule d'après ce qui s'est passé et d'après les règles ; certains délais viennent de guides pour nouveaux arrivants, d'autres de Kith, et la page Règles dit lesquels. Tous se modifient.`
      },
      {
        question: fr`Pourquoi si peu par jour ?`,
        answer: fr`Cinq nouveaux au plus apparaissent par jour, les plus urgents d'abord, pour que cela reste faisable. Les autres attendent au bas d'Aujourd'hui ; rien ne vous est caché.`
      },
      {
        question: fr`Quelqu'un n'a pas répondu. Et maintenant ?`,
        answer: fr`C'est normal. Après une semaine, vous pouvez redemander, trois fois en tout, chaque fois plus espacées. Ensuite, Kith laisse la personne tranquille. Un non est respecté aussitôt.`
      },
      {
        question: fr`Où sont mes données ?`,
        answer: fr`Sur cet appareil. Si vous connectez un serveur de synchronisation, il transmet ce que vos appareils seuls peuvent lire. Il n'y a pas de compte, et personne ne peut rien réinitialiser pour vous : ajoutez un deuxième appareil, ou imprimez la phrase de récupération.`
      },
      {
        question: fr`Que se passe-t-il sans internet ?`,
        answer: fr`Tout fonctionne. Ce que vous écrivez est enregistré ici aussitôt, et rejoint vos autres appareils dès qu'ils sont joignables. Si deux appareils ont changé la même chose, les deux versions s'affichent jusqu'à ce que vous choisissiez.`
      },
      {
        question: fr`Puis-je partir avec tout ?`,
        answer: fr`Oui : Données et sauvegarde fait un seul fichier avec tableaux, contacts, agenda, tout l'historique et une page que tout navigateur ouvre.`
      }
    ],
    see: fr`Toutes les pages`
  }
)
