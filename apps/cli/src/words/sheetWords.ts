/** What `kith sheet` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const sheetWords = inBoth(
  {
    help: {
      usage: [
        "status [SHEET…]",
        "create [csv:PATH | xlsx:PATH]",
        "connect csv:PATH | xlsx:PATH | google:SPREADSHEET_ID",
        "check [SHEET | PLACE]",
        "sync [SHEET…]",
        "resolve [ROW | WHO]",
        "disconnect [SHEET]"
      ],
      about:
        "Keeps a spreadsheet that others edit in step with this log, both ways: a Google spreadsheet, a CSV file or an Excel workbook. People may sort, insert, copy and delete in it at any moment. The log is encrypted; a sheet is not, and connecting one says who will be able to read what. Step by step: docs/guide/sheets.md",
      flags: {
        fields: "LIST  only these columns go out and come in: name,company,stage; notes only where named",
        name: "NAME  what this sheet is called here",
        tab: "TAB  a workbook's sheet by name, a spreadsheet's tab by number (gid); the first unless said",
        credentials:
          "FILE  Google: a service account's key, or the program to sign in with; only its place is remembered",
        endpoint: "URL  Google: a server in its place, such as one for tests",
        "all-spreadsheets": "Google: sign in for every spreadsheet of yours, not only those that Kith made",
        sheet: "SHEET  which one, by name or number, if there are several",
        watch: "sync: stays, and keeps in step until it is stopped (Ctrl-C)",
        every: "SECONDS  with --watch: how often to look; 60 for Google, 15 for files unless said",
        "dry-run": "sync: says what would be done, and does nothing",
        delete: "resolve: deleted in the log too",
        "put-back": "resolve: back where it was",
        keep: "resolve: stays in the log, and out of the sheet",
        all: "resolve: everybody who waits",
        accept: "resolve: what the last sync stopped at is as you want it"
      },
      examples: [
        ["kith sheet connect google:1AbC_xyz --credentials ~/.config/kith-sheet-key.json", "one that is there"],
        ["kith sheet connect csv:club.csv --fields name,company,stage", "a file, and three columns of it"],
        ["kith sheet create xlsx:club.xlsx", "a new workbook"],
        ["kith sheet sync --dry-run", "what would be done"],
        ["kith sheet sync --watch", "in step, for as long as it runs"],
        ["kith sheet resolve ana --put-back", "a row that somebody deleted"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    notAPlace: (typed: string) =>
      `"${typed}" is no place of a sheet. One looks like csv:PATH, xlsx:PATH or google:SPREADSHEET_ID`,
    notAnId: (typed: string) =>
      `"${typed}" is no spreadsheet's id. It is the long part of its address: docs.google.com/spreadsheets/d/ID/edit`,
    notAnEndpoint: (typed: string) =>
      `--endpoint: "${typed}" is no server's address. One looks like https://sheets.example`,
    notATab: (typed: string) =>
      `--tab: "${typed}" is no tab's number. It stands in the address when the tab is open: #gid=NUMBER`,
    onlyGoogle: "--credentials and --endpoint are for Google's spreadsheets only.",
    noSuchField: (typed: string, nearest: string | undefined, all: string) =>
      `--fields: there is no column "${typed}".${nearest === undefined ? "" : ` Did you mean ${nearest}?`} There are: ${all}`,
    noFields: "--fields names no column.",
    noSuchFile: (path: string, typed: string) => `There is no file ${path}. To make one: kith sheet create ${typed}`,
    fileIsThere: (path: string, typed: string) =>
      `${path} is there already, and is left alone. To use it: kith sheet connect ${typed}`,
    already: (sheet: string) => `That one is connected already, as ${sheet}. Next: kith sheet sync`,
    createNoId: "A new spreadsheet has no id yet. To use one that is there: kith sheet connect google:ID",
    createByService: (email: string) =>
      `A spreadsheet made by a service account belongs to it, and nobody could open it. Make one yourself (sheets.new), share it with ${email} as Editor, then: kith sheet connect google:ID`,
    noCredentials:
      "Google wants to know who asks: --credentials FILE, a service account's key or the program to sign in with. How to get one: docs/guide/sheets.md",
    notSignedIn:
      "Nobody has signed in to Google for this sheet (any more). Sign in by connecting it anew: kith sheet disconnect, then kith sheet connect",
    openBrowser: (url: string) => `Sign in to Google in your browser; this window waits for it:\n${url}`,
    browserDone: "Kith has what it needs. You may close this page.",
    nobodySignedIn: "Nobody signed in within five minutes. Nothing was changed.",
    signIn: {
      declined: "Google was told no. Nothing was changed.",
      notOurs: "The browser's answer was to something else. Nothing was changed; try again.",
      scopeNotGranted: "Signed in, but not for spreadsheets: tick that box. Nothing was changed; try again.",
      noRefreshToken:
        "Google gave nothing lasting. Take Kith's access back at myaccount.google.com/permissions, and try again."
    },
    damaged: (path: string) =>
      `${path} is damaged. The log and the sheets are safe. Move that file away, and connect the sheets again.`,
    none: "No sheet is connected to this log. To begin: kith sheet connect csv:PATH, or kith help sheet",
    noSuchSheet: (typed: string, all: string) => `No sheet here is called "${typed}". There are: ${all}`,
    whichSheet: (all: string) => `Which sheet? Say it with --sheet NAME, or its number.  ${all}`,
    readsGoogle: (name: string) => `Whoever "${name}" is shared with, and Google,`,
    readsNewGoogle: (name: string) => `You, whomever you share "${name}" with, and Google,`,
    readsFile: (path: string) => `Whoever may read ${path}`,
    willRead: (who: string, columns: string, count: number) =>
      `${who} will be able to read this of ${count === 1 ? "the 1 person" : `all ${count} people`} in the log, and of those to come: ${columns}.`,
    privateLog:
      "This log is yours alone: nobody else reads it yet. A club's own log is the better place for a sheet: kith init --name Club, then kith share WHO --to Club --fields name,company.",
    needsYes: "Nothing was connected. To say yes: -y",
    askConnect: "Connect it?",
    askPrivate: "Connect your private log all the same?",
    connected: (sheet: string, rows: number) =>
      `${sheet} is connected: ${rows} ${rows === 1 ? "row" : "rows"} there. Nothing was written yet.`,
    known: (columns: string) => `Columns that Kith knows: ${columns}`,
    leftAlone: (columns: string) => `Not Kith's, neither read nor written: ${columns}`,
    twice: (columns: string) => `There twice; the first counts, the other is neither read nor written: ${columns}`,
    missing: (columns: string) => `Added with the first sync: ${columns}`,
    next: "Next: kith sheet sync --dry-run, then kith sheet sync",
    created: (sheet: string, where: string) => `${sheet} is made and connected: ${where}`,
    disconnected: (sheet: string) =>
      `${sheet} is disconnected. The sheet and the log stay as they are; what stands in the sheet can still be read there.`,
    notHandedBack: "Google could not be told. To take Kith's access back: myaccount.google.com/permissions",
    neverSynced: "never synced",
    synced: (when: string) => `in step ${when}`,
    goesOut: (columns: string) => `goes out: ${columns}`,
    inStep: (rows: number) => `${rows} ${rows === 1 ? "row" : "rows"}, nothing waits`
  },
  {
    help: {
      usage: [
        "status [FEUILLE…]",
        "create [csv:CHEMIN | xlsx:CHEMIN]",
        "connect csv:CHEMIN | xlsx:CHEMIN | google:IDENTIFIANT",
        "check [FEUILLE | LIEU]",
        "sync [FEUILLE…]",
        "resolve [LIGNE | QUI]",
        "disconnect [FEUILLE]"
      ],
      about: fr`Garde ce journal à jour avec une feuille de calcul que d'autres modifient, dans les deux sens : une feuille Google, un fichier CSV ou un classeur Excel. On peut y trier, insérer, copier et supprimer à tout moment. Le journal est chiffré ; une feuille ne l'est pas, et la relier dit qui pourra lire quoi. Pas à pas : docs/guide/feuille-partagee.md`,
      flags: {
        fields: fr`LISTE  ces colonnes seulement sortent et entrent : nom,entreprise,étape ; les notes si on les nomme`,
        name: fr`NOM  comment cette feuille s'appelle ici`,
        tab: fr`ONGLET  d'un classeur par son nom, d'une feuille Google par son numéro (gid) ; le premier par défaut`,
        credentials: fr`FICHIER  Google : la clé d'un compte de service, ou le programme avec lequel se connecter ; seul son emplacement est retenu`,
        endpoint: fr`URL  Google : un serveur à sa place, pour des essais par exemple`,
        "all-spreadsheets": fr`Google : se connecter pour toutes vos feuilles, et pas seulement celles que Kith a créées`,
        sheet: fr`FEUILLE  laquelle, par son nom ou son numéro, s'il y en a plusieurs`,
        watch: fr`sync : reste à jour jusqu'à ce qu'on l'arrête (Ctrl-C)`,
        every: fr`SECONDES  avec --watch : tous les combien regarder ; 60 pour Google, 15 pour un fichier par défaut`,
        "dry-run": fr`sync : dit ce qui serait fait, et ne fait rien`,
        delete: fr`resolve : supprimée aussi du journal`,
        "put-back": fr`resolve : de retour à sa place`,
        keep: fr`resolve : reste dans le journal, et hors de la feuille`,
        all: fr`resolve : tout ce qui attend`,
        accept: fr`resolve : ce qui a arrêté la dernière synchronisation est voulu`
      },
      examples: [
        ["kith sheet connect google:1AbC_xyz --credentials ~/.config/kith-sheet-key.json", fr`une feuille qui existe`],
        ["kith sheet connect csv:club.csv --fields nom,entreprise", fr`un fichier, et deux de ses colonnes`],
        ["kith sheet create xlsx:club.xlsx", fr`un nouveau classeur`],
        ["kith sheet sync --dry-run", fr`ce qui serait fait`],
        ["kith sheet sync --watch", fr`à jour, aussi longtemps que cela tourne`],
        ["kith sheet resolve ana --put-back", fr`une ligne que quelqu'un a supprimée`]
      ]
    },
    notAPlace: (typed) =>
      fr`« ${typed} » n'est pas le lieu d'une feuille. On écrit csv:CHEMIN, xlsx:CHEMIN ou google:IDENTIFIANT`,
    notAnId: (typed) =>
      fr`« ${typed} » n'est pas l'identifiant d'une feuille. C'est la longue partie de son adresse : docs.google.com/spreadsheets/d/ID/edit`,
    notAnEndpoint: (typed) =>
      fr`--endpoint : « ${typed} » n'est pas l'adresse d'un serveur. On écrit https://sheets.example`,
    notATab: (typed) =>
      fr`--tab : « ${typed} » n'est pas le numéro d'un onglet. Il est dans l'adresse quand l'onglet est ouvert : #gid=NUMÉRO`,
    onlyGoogle: fr`--credentials et --endpoint ne servent qu'aux feuilles Google.`,
    noSuchField: (typed, nearest, all) =>
      fr`--fields : il n'y a pas de colonne « ${typed} ».${nearest === undefined ? "" : fr` Vouliez-vous dire ${nearest} ?`} Il y a : ${all}`,
    noFields: fr`--fields ne nomme aucune colonne.`,
    noSuchFile: (path, typed) => fr`Il n'y a pas de fichier ${path}. Pour en créer un : kith sheet create ${typed}`,
    fileIsThere: (path, typed) =>
      fr`${path} existe déjà et reste comme il est. Pour s'en servir : kith sheet connect ${typed}`,
    already: (sheet) => fr`Cette feuille est déjà reliée, sous le nom ${sheet}. La suite : kith sheet sync`,
    createNoId: fr`Une nouvelle feuille n'a pas encore d'identifiant. Pour en prendre une qui existe : kith sheet connect google:ID`,
    createByService: (email) =>
      fr`Une feuille créée par un compte de service est à lui, et personne ne pourrait l'ouvrir. Créez-en une vous-même (sheets.new), partagez-la avec ${email} comme éditeur, puis : kith sheet connect google:ID`,
    noCredentials: fr`Google veut savoir qui demande : --credentials FICHIER, la clé d'un compte de service ou le programme avec lequel se connecter. Comment l'obtenir : docs/guide/feuille-partagee.md`,
    notSignedIn: fr`Personne n'est (plus) connecté à Google pour cette feuille. Reliez-la à nouveau pour vous connecter : kith sheet disconnect, puis kith sheet connect`,
    openBrowser: (url) => fr`Connectez-vous à Google dans votre navigateur ; cette fenêtre attend :\n${url}`,
    browserDone: fr`Kith a ce qu'il lui faut. Vous pouvez fermer cette page.`,
    nobodySignedIn: fr`Personne ne s'est connecté en cinq minutes. Rien n'a changé.`,
    signIn: {
      declined: fr`La réponse donnée à Google est non. Rien n'a changé.`,
      notOurs: fr`La réponse du navigateur concernait autre chose. Rien n'a changé ; réessayez.`,
      scopeNotGranted: fr`Vous êtes connecté, mais pas pour les feuilles de calcul : cochez cette case. Rien n'a changé ; réessayez.`,
      noRefreshToken: fr`Google n'a rien donné de durable. Retirez l'accès de Kith sur myaccount.google.com/permissions, puis réessayez.`
    },
    damaged: (path) =>
      fr`${path} est abîmé. Le journal et les feuilles sont en sécurité. Mettez ce fichier de côté, et reliez les feuilles à nouveau.`,
    none: fr`Aucune feuille n'est reliée à ce journal. Pour commencer : kith sheet connect csv:CHEMIN, ou kith help sheet`,
    noSuchSheet: (typed, all) => fr`Aucune feuille ne s'appelle « ${typed} » ici. Il y a : ${all}`,
    whichSheet: (all) => fr`Quelle feuille ? Dites-le avec --sheet NOM, ou son numéro.  ${all}`,
    readsGoogle: (name) => fr`Les personnes avec qui « ${name} » est partagée, et Google,`,
    readsNewGoogle: (name) => fr`Vous, les personnes avec qui vous partagerez « ${name} », et Google,`,
    readsFile: (path) => fr`Les personnes qui ont le droit de lire ${path}`,
    willRead: (who, columns, count) =>
      fr`${who} pourront lire ceci ${count < 2 ? fr`de la personne du journal` : fr`des ${count} personnes du journal`}, et de celles à venir : ${columns}.`,
    privateLog: fr`Ce journal n'est qu'à vous : personne d'autre ne le lit encore. Le journal d'un club est un meilleur endroit pour une feuille : kith init --name Club, puis kith share QUI --to Club --fields nom,entreprise.`,
    needsYes: fr`Rien n'est relié. Pour dire oui : -y`,
    askConnect: fr`La relier ?`,
    askPrivate: fr`Relier quand même votre journal privé ?`,
    connected: (sheet, rows) =>
      fr`${sheet} est reliée : ${rows} ${rows < 2 ? fr`ligne s'y trouve` : fr`lignes s'y trouvent`}. Rien n'est encore écrit.`,
    known: (columns) => fr`Colonnes que Kith connaît : ${columns}`,
    leftAlone: (columns) => fr`Pas à Kith, ni lues ni écrites : ${columns}`,
    twice: (columns) => fr`En double ; la première compte, l'autre n'est ni lue ni écrite : ${columns}`,
    missing: (columns) => fr`Ajoutées à la première synchronisation : ${columns}`,
    next: fr`La suite : kith sheet sync --dry-run, puis kith sheet sync`,
    created: (sheet, where) => fr`${sheet} est créée et reliée : ${where}`,
    disconnected: (sheet) =>
      fr`${sheet} n'est plus reliée. La feuille et le journal restent comme ils sont ; ce qui est dans la feuille peut toujours s'y lire.`,
    notHandedBack: fr`Google n'a pas pu être prévenu. Pour retirer l'accès de Kith : myaccount.google.com/permissions`,
    neverSynced: fr`jamais synchronisée`,
    synced: (when) => fr`à jour ${when}`,
    goesOut: (columns) => fr`sortent : ${columns}`,
    inStep: (rows) => fr`${rows} ${rows < 2 ? fr`ligne` : fr`lignes`}, rien n'attend`
  }
)
