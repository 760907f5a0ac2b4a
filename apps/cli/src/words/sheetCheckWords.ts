/** What `kith sheet check` says: what is wrong with a sheet's set-up, and what to do. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const sheetCheckWords = inBoth(
  {
    well: "All is well.",
    works: "It works. Worth knowing:",
    notConnected: "Nothing was connected. Mend that, and try again.",
    findings: {
      keyFile: {
        missing: (path: string) => `There is no key at ${path}. Name the right file: --credentials FILE`,
        unreadable: (path: string) => `The key in ${path} may not be read by you. Give it to who runs Kith: chmod 600`,
        notJson: (path: string) => `${path} is no key. Google gives keys out as JSON: Keys → Add key → JSON.`,
        notAServiceAccount: (path: string) =>
          `${path} is another of Google's files, and no service account's key. Credentials → Service account → Keys → Add key → JSON.`
      },
      unreachable: (detail: string) =>
        `Google cannot be reached (${detail}). Wait and try again; behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1.`,
      badCredentials: (detail: string) =>
        `Google does not accept the key or the sign-in (${detail}). Make a new key, or disconnect and connect again to sign in anew.`,
      clockSkew: (minutes: number) =>
        `This computer's clock is off (by ${minutes} min), so that Google takes the key's signature for stale. Set it: timedatectl set-ntp true`,
      overQuota: "More than 60 requests a minute came from this account. Nothing to do: Kith waits and goes on.",
      apiDisabled: (url: string) =>
        `The Google Sheets API is off in this project. Open ${url}, press Enable, wait a minute.`,
      scope: "Signed in, but not for spreadsheets: a box was left unticked. Disconnect, connect again, and tick it.",
      notFound:
        "There is no spreadsheet with this id. Copy it from its address: docs.google.com/spreadsheets/d/ID/edit",
      notShared: (email: string) =>
        `The spreadsheet is not shared with this account. Share it with ${email} as Editor.`,
      notMadeByKith:
        "This sign-in reaches only spreadsheets that Kith made. Make one (kith sheet create), or connect with --all-spreadsheets, or use a service account.",
      viewerOnly: (email: string) => `The account may look and not write. In Share, make ${email} an Editor.`,
      officeFile:
        "This is an Excel file that lies in Drive. Open it there, choose File → Save as Google Sheets, and connect that one.",
      tabMissing: (tabs: string) =>
        `The tab is gone. Bring it back from the version history, or connect another (there are: ${tabs}): --tab NUMBER`,
      newerLayout: "A later version of Kith set this sheet up. Update Kith here.",
      protected: (columns: string, description: string) =>
        `Columns that Kith writes are protected from it (${columns} ${description}). Data → Protect sheets and ranges: let the account edit them.`,
      notLaidOut: "Nothing was synced yet. Next: kith sheet sync",
      idColumnGone:
        "The hidden column Kith id is gone. Nothing to do: the next sync makes it again, and knows the rows by their content.",
      idColumnShown: (column: string) =>
        `The column Kith id (${column}) is not hidden. Hide it again, so that nobody types into it.`,
      idColumnUnprotected: (column: string) =>
        `Nobody is warned who edits the column Kith id (${column}). Protect range → Show a warning.`,
      ownTabGone: "One of Kith's hidden tabs is gone. Nothing to do: the next sync makes it again.",
      nearlyFull: (cells: number) =>
        `The spreadsheet has ${cells} cells, and Google allows ten million. Delete empty rows and unused tabs.`,
      unknown: (detail: string) => `Google refuses, and says: ${detail}`,
      fileMissing: (path: string) =>
        `There is no file ${path}. Bring it back, or disconnect this sheet and connect the file where it is now.`,
      fileUnreadable: (path: string) => `${path} may not be read by you. Ask whoever keeps it.`,
      fileReadOnly: (path: string) => `${path} may not be written by you. Ask whoever keeps it.`,
      folderReadOnly: (path: string) =>
        `Nothing may be written in ${path}, where Kith puts the new file before it takes the old one's place. Ask whoever keeps it.`,
      openElsewhere: (path: string) => `${path} is open in another program. Kith waits until it is closed there.`,
      notATable: (path: string, detail: string) => `${path} cannot be read as a table (${detail}).`,
      columnsMissing: (columns: string) =>
        `These columns were taken out of the sheet, and do not come back by themselves: ${columns}. Type a heading to have one back.`,
      leftAlone: (columns: string) => `These columns are not Kith's; it neither reads nor writes them: ${columns}`
    }
  },
  {
    well: fr`Tout va bien.`,
    works: fr`Cela marche. Bon à savoir :`,
    notConnected: fr`Rien n'est relié. Corrigez cela, puis réessayez.`,
    findings: {
      keyFile: {
        missing: (path) => fr`Il n'y a pas de clé dans ${path}. Indiquez le bon fichier : --credentials FICHIER`,
        unreadable: (path) =>
          fr`Vous n'avez pas le droit de lire la clé ${path}. Donnez-la à qui fait tourner Kith : chmod 600`,
        notJson: (path) => fr`${path} n'est pas une clé. Google les donne en JSON : Clés → Ajouter une clé → JSON.`,
        notAServiceAccount: (path) =>
          fr`${path} est un autre fichier de Google, pas la clé d'un compte de service. Identifiants → Compte de service → Clés → Ajouter une clé → JSON.`
      },
      unreachable: (detail) =>
        fr`Google est injoignable (${detail}). Attendez puis réessayez ; derrière un serveur mandataire, réglez HTTPS_PROXY et NODE_USE_ENV_PROXY=1.`,
      badCredentials: (detail) =>
        fr`Google n'accepte pas la clé ou la connexion (${detail}). Faites une nouvelle clé, ou déliez la feuille et reliez-la pour vous connecter à nouveau.`,
      clockSkew: (minutes) =>
        fr`L'horloge de cet ordinateur est fausse (de ${minutes} min), et Google croit périmée la signature de la clé. Réglez-la : timedatectl set-ntp true`,
      overQuota: fr`Ce compte a fait plus de 60 requêtes par minute. Rien à faire : Kith attend et continue.`,
      apiDisabled: (url) =>
        fr`L'API Google Sheets est désactivée dans ce projet. Ouvrez ${url}, cliquez sur Activer, attendez une minute.`,
      scope: fr`Vous êtes connecté, mais pas pour les feuilles de calcul : une case est restée vide. Déliez, reliez, et cochez-la.`,
      notFound: fr`Aucune feuille de calcul n'a cet identifiant. Copiez-le de son adresse : docs.google.com/spreadsheets/d/ID/edit`,
      notShared: (email) => fr`La feuille n'est pas partagée avec ce compte. Partagez-la avec ${email}, comme éditeur.`,
      notMadeByKith: fr`Cette connexion n'atteint que les feuilles créées par Kith. Créez-en une (kith sheet create), ou reliez avec --all-spreadsheets, ou prenez un compte de service.`,
      viewerOnly: (email) => fr`Ce compte peut lire, mais pas écrire. Dans Partager, faites de ${email} un éditeur.`,
      officeFile: fr`C'est un fichier Excel déposé dans Drive. Ouvrez-le là-bas, choisissez Fichier → Enregistrer au format Google Sheets, et reliez celui-là.`,
      tabMissing: (tabs) =>
        fr`L'onglet a disparu. Ramenez-le de l'historique des versions, ou reliez-en un autre (il y a : ${tabs}) : --tab NUMÉRO`,
      newerLayout: fr`Une version plus récente de Kith a préparé cette feuille. Mettez Kith à jour ici.`,
      protected: (columns, description) =>
        fr`Des colonnes où Kith écrit lui sont interdites (${columns} ${description}). Données → Protéger des feuilles et des plages : laissez le compte les modifier.`,
      notLaidOut: fr`Rien n'a encore été synchronisé. La suite : kith sheet sync`,
      idColumnGone: fr`La colonne cachée Identifiant Kith a disparu. Rien à faire : la prochaine synchronisation la refait et reconnaît les lignes à leur contenu.`,
      idColumnShown: (column) =>
        fr`La colonne Identifiant Kith (${column}) est visible. Cachez-la, pour que personne n'y tape rien.`,
      idColumnUnprotected: (column) =>
        fr`Rien n'avertit qui modifie la colonne Identifiant Kith (${column}). Protéger la plage → Afficher un avertissement.`,
      ownTabGone: fr`Un des onglets cachés de Kith a disparu. Rien à faire : la prochaine synchronisation le refait.`,
      nearlyFull: (cells) =>
        fr`La feuille de calcul a ${cells} cellules, et Google en permet dix millions. Supprimez les lignes vides et les onglets inutiles.`,
      unknown: (detail) => fr`Google refuse, et dit : ${detail}`,
      fileMissing: (path) =>
        fr`Il n'y a pas de fichier ${path}. Remettez-le, ou déliez cette feuille et reliez le fichier là où il est maintenant.`,
      fileUnreadable: (path) => fr`Vous n'avez pas le droit de lire ${path}. Demandez à qui s'en occupe.`,
      fileReadOnly: (path) => fr`Vous n'avez pas le droit d'écrire dans ${path}. Demandez à qui s'en occupe.`,
      folderReadOnly: (path) =>
        fr`On ne peut rien écrire dans ${path}, où Kith dépose le nouveau fichier avant qu'il remplace l'ancien. Demandez à qui s'en occupe.`,
      openElsewhere: (path) => fr`${path} est ouvert dans un autre programme. Kith attend qu'il y soit fermé.`,
      notATable: (path, detail) => fr`${path} ne peut se lire comme un tableau (${detail}).`,
      columnsMissing: (columns) =>
        fr`Ces colonnes ont été retirées de la feuille, et ne reviennent pas d'elles-mêmes : ${columns}. Tapez un titre pour en retrouver une.`,
      leftAlone: (columns) => fr`Ces colonnes ne sont pas à Kith, qui ne les lit ni ne les écrit : ${columns}`
    }
  }
)
