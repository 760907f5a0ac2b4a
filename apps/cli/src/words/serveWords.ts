/** What `kith serve` says. */
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

export const serveWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "Runs a relay, through which the devices of logs exchange their changes. It stores sealed pieces and reads none of them. Settings come from flags, else from the environment (KITH_RELAY_PORT …), else from a JSON file. New logs begin with the token in KITH_RELAY_CREATION_TOKEN, unless the relay is open.",
      flags: {
        port: "N  where it listens; 8377 unless said, 0 for any that is free",
        data: "DIR  where it keeps everything; ./kith-relay unless said",
        open: "anybody may begin a log here",
        host: "ADDRESS  which address it listens on; this computer only, unless said",
        "public-url": "URL  how devices reach it, behind a proxy: https://relay.example",
        "trust-proxy": "believes what a proxy of your own says of where requests come from",
        app: "DIR  the web app's files, to be served too",
        metrics: "local|public|off  who may read /metrics",
        "log-level": "off|error|warn|info|debug  how much it says, as JSON lines on stderr",
        "max-connections": "N  at a time",
        "max-connections-per-address": "N  at a time, of one address",
        "max-workspaces": "N  logs",
        "workspace-bytes": "N  for one log",
        "uploader-bytes": "N  that one device may hand in",
        "requests-per-minute": "N  of one address",
        config: "FILE  a JSON file with the same names"
      },
      examples: [
        ["kith serve --port 8377 --data ~/relay --open", "for yourself"],
        ["kith serve --data /srv/kith --public-url https://relay.example --trust-proxy", "behind a proxy"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    ready: (url: string) => `The relay is ready at ${url}`,
    takesNone:
      "It begins no new logs: let anybody do so with --open, or put a token into KITH_RELAY_CREATION_TOKEN, here and for whoever may.",
    stopping: "Stopping; what is under way is finished first.",
    fault: (source: string, given: string | undefined, allowed: string | undefined) =>
      allowed === undefined
        ? `${source}: there is no such setting.`
        : `${source}${given === undefined ? "" : ` cannot be "${given}"`}; it takes: ${allowed}`,
    badData: (folder: string, why: string) =>
      `The relay's folder ${folder} cannot be used (${why}). Nothing was changed. Choose another with --data.`,
    portTaken: (port: number) =>
      `Port ${port} is in use already. Choose another with --port; 0 takes any that is free.`,
    cannotListen: (host: string, why: string) =>
      `The relay cannot listen on ${host} (${why}). Choose another with --host.`
  },
  {
    help: {
      usage: [""],
      about: fr`Fait tourner un relais, par lequel les appareils des journaux échangent leurs changements. Il garde des morceaux scellés et n'en lit aucun. Les réglages viennent des options, sinon de l'environnement (KITH_RELAY_PORT…), sinon d'un fichier JSON. Un nouveau journal demande le jeton de KITH_RELAY_CREATION_TOKEN, sauf si le relais est ouvert.`,
      flags: {
        port: fr`N  où il écoute ; 8377 par défaut, 0 pour n'importe lequel de libre`,
        data: fr`DOSSIER  où il garde tout ; ./kith-relay par défaut`,
        open: fr`n'importe qui peut y commencer un journal`,
        host: fr`ADRESSE  l'adresse où il écoute ; par défaut, cet ordinateur seulement`,
        "public-url": fr`URL  comment les appareils l'atteignent, derrière un mandataire : https://relais.exemple`,
        "trust-proxy": fr`croit ce que votre propre mandataire dit de l'origine des demandes`,
        app: fr`DOSSIER  les fichiers de l'application web, à servir aussi`,
        metrics: fr`local|public|off  qui peut lire /metrics`,
        "log-level": fr`off|error|warn|info|debug  combien il en dit, en lignes JSON sur la sortie d'erreur`,
        "max-connections": fr`N  à la fois`,
        "max-connections-per-address": fr`N  à la fois, d'une même adresse`,
        "max-workspaces": fr`N  journaux`,
        "workspace-bytes": fr`N  pour un journal`,
        "uploader-bytes": fr`N  qu'un appareil peut remettre`,
        "requests-per-minute": fr`N  d'une même adresse`,
        config: fr`FICHIER  un fichier JSON avec les mêmes noms`
      },
      examples: [
        ["kith serve --port 8377 --data ~/relais --open", fr`pour vous-même`],
        ["kith serve --data /srv/kith --public-url https://relais.exemple --trust-proxy", fr`derrière un mandataire`]
      ]
    },
    ready: (url) => fr`Le relais est prêt : ${url}`,
    takesNone: fr`Il ne commence aucun nouveau journal : permettez-le à tous avec --open, ou mettez un jeton dans KITH_RELAY_CREATION_TOKEN, ici et chez qui en a le droit.`,
    stopping: fr`Arrêt ; ce qui est en cours se termine d'abord.`,
    fault: (source, given, allowed) =>
      allowed === undefined
        ? fr`${source} : ce réglage n'existe pas.`
        : fr`${source}${given === undefined ? "" : fr` ne peut pas être « ${given} »`} ; au choix : ${allowed}`,
    badData: (folder, why) =>
      fr`Le dossier du relais, ${folder}, est inutilisable (${why}). Rien n'a changé. Choisissez-en un autre avec --data.`,
    portTaken: (port) =>
      fr`Le port ${port} est déjà pris. Choisissez-en un autre avec --port ; 0 en prend un de libre.`,
    cannotListen: (host, why) =>
      fr`Le relais ne peut pas écouter sur ${host} (${why}). Choisissez une autre adresse avec --host.`
  }
)
