/** What `kith app` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const appWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "Serves the web app on this computer, opens it in your browser with this log, and keeps both in step until you stop it (Ctrl-C). The first time the browser joins as a device of its own: three words appear there and here; compare them before you say yes. Nothing goes beyond this computer, unless the log syncs elsewhere.",
      flags: {
        port: "N  where it is served; 8378 unless said, and the same from then on, since the browser keeps its copy by address",
        "no-open": "only says the address, and opens no browser",
        pair: "lets a further browser in, though one has this log already",
        device: "NAME  what this device is called, if it has no name yet",
        app: "DIR  the web app's files; those of this checkout unless said"
      },
      examples: [
        ["kith app", "and there it is"],
        ["kith app --pair", "in a second browser as well"],
        [
          "kith app --no-open --json --yes",
          "for scripts: one line with the address, the link and the code; it then goes on"
        ]
      ] as ReadonlyArray<readonly [string, string]>
    },
    ready: (url: string) => `Kith is at ${url}`,
    runsAlready: (url: string) => `Kith runs already, at ${url}`,
    openThis: (link: string, minutes: number) =>
      `To have this log there, open this link (once, within ${minutes} min):\n  ${link}`,
    another: "A browser has this log already. For one more: kith app --pair",
    again: "The app is still served. To invite a browser again: kith app --pair, in another terminal",
    notInvited: (why: string) => `The browser could not be let in (${why}). Nothing was changed.`,
    needsYes:
      "Somebody has to compare the three words here and in the browser. Run this in a terminal, or say -y to let in whoever has the link. Nothing was changed.",
    syncsElsewhere: (url: string) =>
      `This log syncs with ${url} now. In a browser that joined before that, set the same sync server, or let it join again: kith app --pair`,
    notBuilt: "The web app is not built yet. In the checkout: npm run build --prefix apps/web. Then again: kith app",
    noAppIn: (folder: string) => `There is no web app in ${folder}: it has no index.html.`,
    portTaken: (port: number) =>
      `Another program uses port ${port}. Stop it, or choose another port: kith app --port N. At another port a browser begins empty, and joins again.`,
    cannotStart: (folder: string, why: string) =>
      `The app cannot be served: ${folder} cannot be used (${why}). Your log is as it was.`
  },
  {
    help: {
      usage: [""],
      about: fr`Sert l'application web sur cet ordinateur, l'ouvre dans votre navigateur avec ce journal, et garde les deux à jour jusqu'à ce que vous l'arrêtiez (Ctrl-C). La première fois, le navigateur rejoint le journal comme un appareil à part : trois mots s'affichent là-bas et ici ; comparez-les avant de dire oui. Rien ne sort de cet ordinateur, sauf si le journal se synchronise ailleurs.`,
      flags: {
        port: fr`N  où elle est servie ; 8378 par défaut, et toujours le même ensuite, car le navigateur range sa copie par adresse`,
        "no-open": fr`dit seulement l'adresse, sans ouvrir de navigateur`,
        pair: fr`fait entrer un autre navigateur, même si l'un a déjà ce journal`,
        device: fr`NOM  comment s'appelle cet appareil, s'il n'a pas encore de nom`,
        app: fr`DOSSIER  les fichiers de l'application web ; ceux de ce dépôt par défaut`
      },
      examples: [
        ["kith app", fr`et la voilà`],
        ["kith app --pair", fr`dans un second navigateur aussi`],
        [
          "kith app --no-open --json --yes",
          fr`pour les scripts : une ligne avec l'adresse, le lien et le code, puis la suite`
        ]
      ]
    },
    ready: (url) => fr`Kith est à l'adresse ${url}`,
    runsAlready: (url) => fr`Kith tourne déjà, à l'adresse ${url}`,
    openThis: (link, minutes) =>
      fr`Pour y avoir ce journal, ouvrez ce lien (une fois, d'ici ${minutes} min) :` + `\n  ${link}`,
    another: fr`Un navigateur a déjà ce journal. Pour un de plus : kith app --pair`,
    again: fr`L'application reste servie. Pour inviter de nouveau un navigateur : kith app --pair, dans un autre terminal`,
    notInvited: (why) => fr`Le navigateur n'a pas pu entrer (${why}). Rien n'a changé.`,
    needsYes: fr`Quelqu'un doit comparer les trois mots ici et dans le navigateur. Lancez cela dans un terminal, ou dites -y pour faire entrer qui a le lien. Rien n'a changé.`,
    syncsElsewhere: (url) =>
      fr`Ce journal se synchronise maintenant avec ${url}. Dans un navigateur entré avant cela, indiquez le même serveur, ou faites-le entrer de nouveau : kith app --pair`,
    notBuilt: fr`L'application web n'est pas encore construite. Dans le dépôt : npm run build --prefix apps/web. Puis de nouveau : kith app`,
    noAppIn: (folder) => fr`Il n'y a pas d'application web dans ${folder} : il y manque index.html.`,
    portTaken: (port) =>
      fr`Un autre programme occupe le port ${String(port)}. Arrêtez-le, ou choisissez un autre port : kith app --port N. À un autre port, un navigateur commence vide et rejoint de nouveau le journal.`,
    cannotStart: (folder, why) =>
      fr`L'application ne peut pas être servie : ${folder} est inutilisable (${why}). Votre journal est tel qu'il était.`
  }
)
