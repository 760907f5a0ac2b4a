/** What the commands on reminders say: `due`, `done`, `snooze`, `skip`. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const reminderWords = inBoth(
  {
    which: (typed: string) => `Which one: "${typed}"? Nothing changed.`,
    noReminder: (typed: string) => `No reminder begins with "${typed}", and nobody is called so. See: kith due`,
    noneDue: (typed: string) => `Nothing is due for "${typed}". See what comes: kith due --until 3w`,
    due: (count: number) => (count === 0 ? "nothing due" : `${count} due`),
    /** `ms`: how long ago. */
    synced: (ms: number) =>
      ms < MINUTE
        ? "just synced"
        : ms < HOUR
          ? `synced ${Math.floor(ms / MINUTE)} min ago`
          : ms < 2 * DAY
            ? `synced ${Math.floor(ms / HOUR)} h ago`
            : `synced ${Math.floor(ms / DAY)} days ago`,
    until: (day: string) => `until ${day}`,
    waiting: (count: number, uncounted: boolean) =>
      `${uncounted ? "more than " : ""}${count} more can wait: kith due --all`,
    nothing: "Nothing to do now. Well done.",
    nextUp: (title: string, when: string) => `Next: ${title}, ${when}.`,
    nobodyYet: `Nobody is here yet. Whom did you talk to last?  kith log "Ana Souza" coffee yesterday --add`,
    someone: "One message to somebody new is a good step today: kith list --stage found",
    why: "Why",
    rule: "Rule",
    counted: "Counted",
    due_: "Due",
    shown: "Shown from",
    late: "Late after",
    never: "never",
    source: "Source",
    change: "Change it",
    message: "Message",
    done: (title: string) => `done: ${title}`,
    skipped: (title: string) => `skipped: ${title}`,
    snoozed: (title: string, until: string) => `${title}: again ${until}`,
    alsoLog: (who: string, kind: string) =>
      `If you were in touch, log it too, so that it counts: kith log ${who} ${kind}`,
    mustLieAhead: (text: string) => `"${text}" is not ahead of now. Try tomorrow, 3d or Monday.`
  },
  {
    which: (typed) => fr`Lequel : « ${typed} » ? Rien n'a changé.`,
    noReminder: (typed) =>
      fr`Aucun rappel ne commence par « ${typed} », et personne ne s'appelle ainsi. Voyez : kith due`,
    noneDue: (typed) => fr`Rien à faire pour « ${typed} ». Voyez la suite : kith due --until 3sem`,
    due: (count) => (count === 0 ? fr`rien à faire` : fr`${count} à faire`),
    synced: (ms) =>
      ms < MINUTE
        ? fr`synchronisé à l'instant`
        : ms < HOUR
          ? fr`synchronisé il y a ${Math.floor(ms / MINUTE)}\u00a0min`
          : ms < 2 * DAY
            ? fr`synchronisé il y a ${Math.floor(ms / HOUR)}\u00a0h`
            : fr`synchronisé il y a ${Math.floor(ms / DAY)} jours`,
    until: (day) => fr`d'ici ${/^\d/.test(day) ? fr`le ${day}` : day}`,
    waiting: (count, uncounted) =>
      count === 1
        ? fr`1 autre peut attendre : kith due --all`
        : fr`${uncounted ? "plus de " : ""}${count} autres peuvent attendre : kith due --all`,
    nothing: fr`Rien à faire pour l'instant. Bravo.`,
    nextUp: (title, when) => fr`Ensuite : ${title}, ${when}.`,
    nobodyYet: fr`Il n'y a encore personne ici. À qui avez-vous parlé en dernier ?  kith log "Ana Souza" café hier --add`,
    someone: fr`Un message à une nouvelle personne, voilà un bon pas aujourd'hui : kith list --stage found`,
    why: fr`Pourquoi`,
    rule: fr`Règle`,
    counted: fr`Calcul`,
    due_: fr`À faire`,
    shown: fr`Montré dès`,
    late: fr`En retard après`,
    never: fr`jamais`,
    source: fr`Origine`,
    change: fr`La changer`,
    message: fr`Message`,
    done: (title) => fr`fait : ${title}`,
    skipped: (title) => fr`passé : ${title}`,
    snoozed: (title, until) => fr`${title} : à nouveau ${until}`,
    alsoLog: (who, kind) =>
      fr`Si vous avez été en contact, notez-le aussi, pour que cela compte : kith log ${who} ${kind}`,
    mustLieAhead: (text) => fr`« ${text} » n'est pas à venir. Essayez demain, 3j ou lundi.`
  }
)
