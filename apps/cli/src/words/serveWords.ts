/** What `kith serve` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const serveWords = inBoth(
  {
    help: {
      usage: ["", "backup --data DIR --to FILE"],
      about:
        "Runs a relay, through which the devices of logs exchange their changes. It stores sealed pieces and reads none of them. Settings come from flags, else from the environment (KITH_RELAY_PORT …), else from a JSON file. New logs begin with the token in KITH_RELAY_CREATION_TOKEN, unless the relay is open.",
      flags: {
        port: "N  where it listens; 8377 unless said, 0 for any that is free",
        data: "DIR  where it keeps everything; ./kith-relay unless said",
        open: "anybody may begin a log here",
        host: "ADDRESS  which address it listens on; this computer only, unless said",
        "public-url": "URL  how devices reach it, behind a proxy: https://relay.example",
        "trust-proxy": "believes what a proxy of your own says of where requests come from",
        push: "public|any|off  whether it wakes devices for their reminders: at push services on the internet, also at one of your own network, or never",
        "push-contact": "ADDRESS  whom push services may turn to: mailto:you@example.org",
        app: "DIR  the web app's files to serve; the app of this checkout unless said, and none with off",
        metrics: "local|public|off  who may read /metrics",
        "log-level": "off|error|warn|info|debug  how much it says, as JSON lines on stderr",
        "max-connections": "N  at a time",
        "max-connections-per-address": "N  at a time, of one address",
        "max-workspaces": "N  logs",
        "workspace-bytes": "N  for one log",
        "uploader-bytes": "N  that one device may hand in",
        "requests-per-minute": "N  of one address",
        config: "FILE  a JSON file with the same names",
        to: "FILE  where `backup` copies everything to, while the relay runs; one that is there stays as it is"
      },
      examples: [
        ["kith serve --port 8377 --data ~/relay --open", "for yourself"],
        ["kith serve --data /srv/kith --public-url https://relay.example --trust-proxy", "behind a proxy"],
        ["kith serve backup --data /srv/kith --to /backups/relay-monday.sqlite", "a copy of one moment, while it runs"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    ready: (url: string) => `The relay is ready at ${url}`,
    takesNone:
      "It begins no new logs: let anybody do so with --open, or put a token into KITH_RELAY_CREATION_TOKEN, here and for whoever may.",
    toIsForBackups: "--to goes with: kith serve backup. Nothing was started.",
    needsTo: "A backup goes to a file: kith serve backup --data DIR --to FILE",
    backupExists: (file: string) => `${file} is there already, and was not touched. Choose another name.`,
    noBackup: (data: string, file: string, why: string) =>
      `${data} could not be copied to ${file} (${why}). Nothing was changed. Is that the relay's folder, and is there room?`,
    backedUp: (file: string, bytes: number) => `${file}: ${Math.ceil(bytes / 1024)} kB, read through`,
    putBack: (file: string, data: string) =>
      `To put it back: stop the relay, remove relay.sqlite-wal and relay.sqlite-shm in ${data}, copy ${file} there as relay.sqlite, start the relay. Devices bring what is newer.`,
    stopping: "Stopping; what is under way is finished first.",
    fault: (source: string, given: string | undefined, takes: string) =>
      given === undefined ? `${source} takes: ${takes}` : `${source} cannot be "${given}"; it takes: ${takes}`,
    noSuchSetting: (source: string) => `${source}: there is no such setting.`,
    notJson: (file: string) => `${file} has to be one JSON object: {"port": 8377}`,
    takes: {
      whole: (min: string, max: string) => `a whole number from ${min} to ${max}`,
      oneOf: (words: ReadonlyArray<string>) => words.join(" | "),
      address: "an address of this computer to listen on",
      folder: "a folder",
      token: "16 to 256 visible characters",
      webAddress: "https://host or http://host, with no path",
      contact: "mailto:name@host or https://…",
      vapidKey: "a private key of 32 bytes, as 43 characters of base64url"
    },
    badData: (folder: string, why: string) =>
      `The relay's folder ${folder} cannot be used (${why}). Nothing was changed. Choose another with --data.`,
    portTaken: (port: number) =>
      `Port ${port} is in use already. Choose another with --port; 0 takes any that is free.`,
    inFile: (name: string, file: string) => `${name} in ${file}`,
    dataTaken: (folder: string) =>
      `Another relay is running on ${folder}. Nothing was changed. Stop that one first, or choose another folder with --data.`,
    cannotListen: (host: string, why: string) =>
      `The relay cannot listen on ${host} (${why}). Choose another with --host.`
  },
  {
    help: {
      usage: ["", "backup --data DOSSIER --to FICHIER"],
      about: fr`Fait tourner un relais, par lequel les appareils des journaux échangent leurs changements. Il garde des morceaux scellés et n'en lit aucun. Les réglages viennent des options, sinon de l'environnement (KITH_RELAY_PORT…), sinon d'un fichier JSON. Un nouveau journal demande le jeton de KITH_RELAY_CREATION_TOKEN, sauf si le relais est ouvert.`,
      flags: {
        port: fr`N  où il écoute ; 8377 par défaut, 0 pour n'importe lequel de libre`,
        data: fr`DOSSIER  où il garde tout ; ./kith-relay par défaut`,
        open: fr`n'importe qui peut y commencer un journal`,
        host: fr`ADRESSE  l'adresse où il écoute ; par défaut, cet ordinateur seulement`,
        "public-url": fr`URL  comment les appareils l'atteignent, derrière un mandataire : https://relais.exemple`,
        "trust-proxy": fr`croit ce que votre propre mandataire dit de l'origine des demandes`,
        push: fr`public|any|off  s'il réveille les appareils pour leurs rappels : par les services de notification d'Internet, aussi par un service de votre réseau, ou jamais`,
        "push-contact": fr`ADRESSE  à qui ces services peuvent s'adresser : mailto:vous@exemple.org`,
        app: fr`DOSSIER  les fichiers de l'application web à servir ; ceux de ce dépôt par défaut, et aucun avec off`,
        metrics: fr`local|public|off  qui peut lire /metrics`,
        "log-level": fr`off|error|warn|info|debug  combien il en dit, en lignes JSON sur la sortie d'erreur`,
        "max-connections": fr`N  à la fois`,
        "max-connections-per-address": fr`N  à la fois, d'une même adresse`,
        "max-workspaces": fr`N  journaux`,
        "workspace-bytes": fr`N  pour un journal`,
        "uploader-bytes": fr`N  qu'un appareil peut remettre`,
        "requests-per-minute": fr`N  d'une même adresse`,
        config: fr`FICHIER  un fichier JSON avec les mêmes noms`,
        to: fr`FICHIER  où \`backup\` copie tout, pendant que le relais tourne ; un fichier qui s'y trouve reste tel quel`
      },
      examples: [
        ["kith serve --port 8377 --data ~/relais --open", fr`pour vous-même`],
        ["kith serve --data /srv/kith --public-url https://relais.exemple --trust-proxy", fr`derrière un mandataire`],
        [
          "kith serve backup --data /srv/kith --to /sauvegardes/relais-lundi.sqlite",
          fr`une copie d'un instant, pendant qu'il tourne`
        ]
      ]
    },
    ready: (url) => fr`Le relais est prêt : ${url}`,
    takesNone: fr`Il ne commence aucun nouveau journal : permettez-le à tous avec --open, ou mettez un jeton dans KITH_RELAY_CREATION_TOKEN, ici et chez qui en a le droit.`,
    toIsForBackups: fr`--to va avec : kith serve backup. Rien n'a démarré.`,
    needsTo: fr`Une sauvegarde va dans un fichier : kith serve backup --data DOSSIER --to FICHIER`,
    backupExists: (file) => fr`${file} existe déjà et n'a pas été touché. Choisissez un autre nom.`,
    noBackup: (data, file, why) =>
      fr`${data} n'a pas pu être copié dans ${file} (${why}). Rien n'a changé. Est-ce bien le dossier du relais, et y a-t-il de la place ?`,
    backedUp: (file, bytes) => fr`${file} : ${Math.ceil(bytes / 1024)} ko, relus en entier`,
    putBack: (file, data) =>
      fr`Pour la remettre : arrêtez le relais, supprimez relay.sqlite-wal et relay.sqlite-shm dans ${data}, copiez-y ${file} sous le nom relay.sqlite, relancez le relais. Les appareils apportent ce qui est plus récent.`,
    stopping: fr`Arrêt ; ce qui est en cours se termine d'abord.`,
    fault: (source, given, takes) =>
      given === undefined
        ? fr`${source} demande : ${takes}`
        : fr`${source} ne peut pas être « ${given} » ; il faut : ${takes}`,
    noSuchSetting: (source) => fr`${source} : ce réglage n'existe pas.`,
    notJson: (file) => fr`${file} doit être un seul objet JSON : {"port": 8377}`,
    takes: {
      whole: (min, max) => fr`un nombre entier de ${min} à ${max}`,
      oneOf: (words) => words.join(" | "),
      address: fr`une adresse de cet ordinateur où écouter`,
      folder: fr`un dossier`,
      token: fr`de 16 à 256 caractères visibles`,
      webAddress: fr`https://hôte ou http://hôte, sans chemin`,
      contact: fr`mailto:nom@hôte ou https://…`,
      vapidKey: fr`une clé privée de 32 octets, en 43 caractères base64url`
    },
    badData: (folder, why) =>
      fr`Le dossier du relais, ${folder}, est inutilisable (${why}). Rien n'a changé. Choisissez-en un autre avec --data.`,
    portTaken: (port) =>
      fr`Le port ${port} est déjà pris. Choisissez-en un autre avec --port ; 0 en prend un de libre.`,
    inFile: (name, file) => fr`${name} dans ${file}`,
    dataTaken: (folder) =>
      fr`Un autre relais tourne déjà sur ${folder}. Rien n'a changé. Arrêtez-le d'abord, ou choisissez un autre dossier avec --data.`,
    cannotListen: (host, why) =>
      fr`Le relais ne peut pas écouter sur ${host} (${why}). Choisissez une autre adresse avec --host.`
  }
)
