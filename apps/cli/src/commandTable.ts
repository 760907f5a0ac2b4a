/** Every command by its name: in which group it is listed, what it does, and where it is loaded from when it is used. */
import type { CommandTable } from "./Command.ts"

// In the order in which `kith help` lists them.
export const commandTable: CommandTable = {
  due: {
    group: "today",
    summary: { en: "Whom to get back to, when, and why", fr: "À qui donner signe, quand et pourquoi" },
    load: () => import("./commands/due.ts").then(({ due }) => due)
  },
  draft: {
    group: "today",
    summary: { en: "A message to somebody, ready to read over", fr: "Un message à quelqu’un, prêt à relire" },
    load: () => import("./commands/draft.ts").then(({ draft }) => draft)
  },
  prep: {
    group: "today",
    summary: { en: "What to know before you meet somebody", fr: "Ce qu’il faut savoir avant une rencontre" },
    load: () => import("./commands/prep.ts").then(({ prep }) => prep)
  },
  done: {
    group: "today",
    summary: { en: "A reminder is settled", fr: "Un rappel est réglé" },
    load: () => import("./commands/done.ts").then(({ done }) => done)
  },
  snooze: {
    group: "today",
    summary: { en: "Put a reminder off", fr: "Remettre un rappel à plus tard" },
    load: () => import("./commands/snooze.ts").then(({ snooze }) => snooze)
  },
  skip: {
    group: "today",
    summary: { en: "Let a reminder go", fr: "Laisser tomber un rappel" },
    load: () => import("./commands/skip.ts").then(({ skip }) => skip)
  },
  away: {
    group: "today",
    summary: { en: "When reminders should wait", fr: "Quand les rappels doivent attendre" },
    load: () => import("./commands/away.ts").then(({ away }) => away)
  },
  app: {
    group: "today",
    summary: {
      en: "The web app, in your browser, with this log",
      fr: "L’application web, dans votre navigateur, avec ce journal"
    },
    load: () => import("./commands/app.ts").then(({ app }) => app)
  },
  add: {
    group: "people",
    summary: { en: "Somebody new", fr: "Une nouvelle personne" },
    load: () => import("./commands/add.ts").then(({ add }) => add)
  },
  edit: {
    group: "people",
    summary: { en: "Change what is known of somebody", fr: "Changer ce que l’on sait de quelqu’un" },
    load: () => import("./commands/edit.ts").then(({ edit }) => edit)
  },
  show: {
    group: "people",
    summary: { en: "One person, whole, with what comes next", fr: "Une personne en entier, avec la suite" },
    load: () => import("./commands/show.ts").then(({ show }) => show)
  },
  list: {
    group: "people",
    summary: { en: "Everybody, or those whom filters leave", fr: "Tout le monde, ou ceux que les filtres laissent" },
    load: () => import("./commands/list.ts").then(({ list }) => list)
  },
  find: {
    group: "people",
    summary: { en: "People by words of their name or company", fr: "Des personnes par leur nom ou leur entreprise" },
    load: () => import("./commands/find.ts").then(({ find }) => find)
  },
  settings: {
    group: "care",
    summary: {
      en: "The log's name, zone, holidays, hours and language",
      fr: "Nom, fuseau, jours fériés, heures et langue du journal"
    },
    load: () => import("./commands/settings.ts").then(({ settings }) => settings)
  },
  init: {
    group: "care",
    summary: { en: "Make a log", fr: "Créer un journal" },
    load: () => import("./commands/init.ts").then(({ init }) => init)
  },
  log: {
    group: "record",
    summary: { en: "You were in touch: one line says it all", fr: "Vous avez été en contact\u202f: une ligne suffit" },
    load: () => import("./commands/log.ts").then(({ log }) => log)
  },
  follow: {
    group: "record",
    summary: { en: "Plan when to get back to somebody", fr: "Prévoir quand redonner signe à quelqu’un" },
    load: () => import("./commands/follow.ts").then(({ follow }) => follow)
  },
  merge: {
    group: "people",
    summary: { en: "Make two contacts one person", fr: "Réunir deux fiches en une personne" },
    load: () => import("./commands/merge.ts").then(({ merge }) => merge)
  },
  split: {
    group: "people",
    summary: { en: "Take a merged person apart", fr: "Séparer ce qui a été réuni" },
    load: () => import("./commands/split.ts").then(({ split }) => split)
  },
  delete: {
    group: "people",
    summary: { en: "Put somebody out of sight", fr: "Mettre une personne hors de vue" },
    load: () => import("./commands/delete.ts").then(({ deletion }) => deletion)
  },
  forget: {
    group: "people",
    summary: { en: "Erase somebody for good", fr: "Effacer une personne pour de bon" },
    load: () => import("./commands/forget.ts").then(({ forget }) => forget)
  },
  gathering: {
    group: "record",
    summary: { en: "Events, and whom you met there", fr: "Les événements, et qui vous y avez rencontré" },
    load: () => import("./commands/gathering.ts").then(({ gathering }) => gathering)
  },
  opening: {
    group: "record",
    summary: { en: "Roles that are open somewhere", fr: "Les postes ouverts quelque part" },
    load: () => import("./commands/opening.ts").then(({ opening }) => opening)
  },
  occupation: {
    group: "record",
    summary: { en: "What an occupation is like, as people told you", fr: "Un métier, d’après ce qu’on vous en a dit" },
    load: () => import("./commands/occupation.ts").then(({ occupation }) => occupation)
  },
  goal: {
    group: "today",
    summary: { en: "This week’s goal", fr: "L’objectif de la semaine" },
    load: () => import("./commands/goal.ts").then(({ goal }) => goal)
  },
  questions: {
    group: "record",
    summary: { en: "What to ask, and what people answered", fr: "Que demander, et ce qu’on a répondu" },
    load: () => import("./commands/questions.ts").then(({ questions }) => questions)
  },
  templates: {
    group: "care",
    summary: { en: "What messages are made from", fr: "Ce dont les messages sont faits" },
    load: () => import("./commands/templates.ts").then(({ templates }) => templates)
  },
  plan: {
    group: "care",
    summary: { en: "Who you are, and what you look for", fr: "Qui vous êtes et ce que vous cherchez" },
    load: () => import("./commands/plan.ts").then(({ plan }) => plan)
  },
  rules: {
    group: "care",
    summary: { en: "What reminds you of whom, and when", fr: "Ce qui vous rappelle qui, et quand" },
    load: () => import("./commands/rules.ts").then(({ rules }) => rules)
  },
  print: {
    group: "data",
    summary: { en: "The week, a meeting or cards on paper", fr: "La semaine, une rencontre ou des cartes sur papier" },
    load: () => import("./commands/print.ts").then(({ print }) => print)
  },
  import: {
    group: "data",
    summary: { en: "Bring in contacts from a file", fr: "Faire entrer des contacts d’un fichier" },
    load: () => import("./commands/import.ts").then(({ importing }) => importing)
  },
  export: {
    group: "data",
    summary: { en: "Write everything to a file", fr: "Tout écrire dans un fichier" },
    load: () => import("./commands/export.ts").then(({ exporting }) => exporting)
  },
  calendar: {
    group: "data",
    summary: { en: "Reminders in your calendar", fr: "Les rappels dans votre agenda" },
    load: () => import("./commands/calendar.ts").then(({ calendar }) => calendar)
  },
  sync: {
    group: "data",
    summary: { en: "Exchange changes with your other devices", fr: "Échanger avec vos autres appareils" },
    load: () => import("./commands/sync.ts").then(({ sync }) => sync)
  },
  sheet: {
    group: "data",
    summary: { en: "A spreadsheet in step with the log", fr: "Une feuille de calcul à jour avec le journal" },
    load: () => import("./commands/sheet.ts").then(({ sheet }) => sheet)
  },
  share: {
    group: "data",
    summary: { en: "Copy chosen fields to another log", fr: "Copier des champs vers un autre journal" },
    load: () => import("./commands/share.ts").then(({ share }) => share)
  },
  pair: {
    group: "data",
    summary: { en: "Let another device in", fr: "Faire entrer un autre appareil" },
    load: () => import("./commands/pair.ts").then(({ pair }) => pair)
  },
  join: {
    group: "data",
    summary: { en: "Make this device one of a log’s", fr: "Rejoindre un journal avec cet appareil" },
    load: () => import("./commands/join.ts").then(({ joining }) => joining)
  },
  devices: {
    group: "care",
    summary: { en: "Which devices write this log", fr: "Les appareils qui écrivent ce journal" },
    load: () => import("./commands/devices.ts").then(({ devices }) => devices)
  },
  members: {
    group: "care",
    summary: { en: "Who reads and writes this log", fr: "Qui lit et écrit ce journal" },
    load: () => import("./commands/members.ts").then(({ members }) => members)
  },
  phrase: {
    group: "care",
    summary: { en: "Twelve words that bring the log back", fr: "Douze mots qui ramènent le journal" },
    load: () => import("./commands/phrase.ts").then(({ phrase }) => phrase)
  },
  passphrase: {
    group: "care",
    summary: { en: "This device’s keys under a passphrase", fr: "Les clés de cet appareil sous un mot de passe" },
    load: () => import("./commands/passphrase.ts").then(({ passphrase }) => passphrase)
  },
  serve: {
    group: "care",
    summary: { en: "Run a relay", fr: "Faire tourner un relais" },
    load: () => import("./commands/serve.ts").then(({ serve }) => serve)
  },
  leave: {
    group: "data",
    summary: { en: "Take everything with you", fr: "Tout emporter" },
    load: () => import("./commands/leave.ts").then(({ leave }) => leave)
  },
  undo: {
    group: "history",
    summary: { en: "Take a change back", fr: "Annuler un changement" },
    load: () => import("./commands/undo.ts").then(({ undo }) => undo)
  },
  history: {
    group: "history",
    summary: { en: "Every change to somebody, and by whom", fr: "Chaque changement à une fiche, et son origine" },
    load: () => import("./commands/history.ts").then(({ history }) => history)
  },
  conflicts: {
    group: "history",
    summary: { en: "Choose between values that differ", fr: "Choisir entre des valeurs qui diffèrent" },
    load: () => import("./commands/conflicts.ts").then(({ conflicts }) => conflicts)
  },
  doctor: {
    group: "care",
    summary: { en: "Check that all is well", fr: "Vérifier que tout va bien" },
    load: () => import("./commands/doctor.ts").then(({ doctor }) => doctor)
  },
  rebuild: {
    group: "care",
    summary: { en: "Read the log again from the start", fr: "Relire le journal depuis le début" },
    load: () => import("./commands/rebuild.ts").then(({ rebuild }) => rebuild)
  },
  backup: {
    group: "care",
    summary: { en: "Copy the log to a file", fr: "Copier le journal dans un fichier" },
    load: () => import("./commands/backup.ts").then(({ backup }) => backup)
  },
  restore: {
    group: "care",
    summary: { en: "Bring the log back from a backup", fr: "Reprendre le journal d’une sauvegarde" },
    load: () => import("./commands/restore.ts").then(({ restore }) => restore)
  },
  completion: {
    group: "care",
    summary: { en: "Completions for your shell", fr: "Complétion pour votre terminal" },
    load: () => import("./commands/completion.ts").then(({ completionOf }) => completionOf(commandTable))
  },
  help: {
    group: "care",
    summary: { en: "What there is, and how it is used", fr: "Ce qu’il y a, et comment s’en servir" },
    load: () => import("./commands/help.ts").then(({ helpOn }) => helpOn(commandTable))
  }
}
