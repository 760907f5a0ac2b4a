/** What is said of files that cannot be read, after their names: what they are, and how to get one that can. For every app that imports. */
import type { OtherFile } from "./otherFile.ts"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

interface OtherFileWords {
  readonly cannot: (file: string, why: string) => string
  readonly files: Readonly<Record<OtherFile, string>>
  readonly binaryExcel: string
  readonly listOfLines: string
}

export const otherFileWords = inBoth<OtherFileWords>(
  {
    cannot: (file, why) => `${file} ${why} Nothing was changed.`,
    files: {
      oldExcel: "is a workbook of old Excel (.xls). In Excel: File → Save As → Excel Workbook (.xlsx) or CSV UTF-8.",
      encryptedExcel:
        "is under a password. In Excel: File → Info → Protect Workbook → Encrypt with Password, and empty it.",
      numbers: "is a spreadsheet of Numbers. In Numbers: File → Export To → CSV or Excel.",
      openDocument: "is a LibreOffice document. For a spreadsheet: File → Save As → CSV or Excel (.xlsx).",
      wordDocument:
        "is a document of Word or slides. A table in it: copy it into a spreadsheet, and save that as CSV or Excel (.xlsx).",
      googleLink: "only leads to a document of Google. Open it there: File → Download → Comma-separated values (.csv).",
      outlookMessage:
        "is a message of Outlook. I read contacts (File → Open & Export → Import/Export → CSV) and invitations saved as .ics.",
      outlookData: "is Outlook's data file. In Outlook: File → Open & Export → Import/Export → Export to a file → CSV.",
      email:
        "is an e-mail message. I read who is in a mail program's address book (its Export: CSV or vCard), and invitations (.ics).",
      pdf: "is a PDF, which I cannot read. Where it came from, look for an export as CSV, XLSX, vCard or .ics.",
      picture: "is a picture.",
      webPage: "is a web page. Perhaps the download asked you to sign in first; download it once more as a file.",
      packed: "is packed. Unpack it, and import what is in it; a ZIP can stay as it is.",
      sqlite: "is a database.",
      empty: "is empty."
    },
    binaryExcel: "is a workbook in Excel's binary form (.xlsb). In Excel: File → Save As → Excel Workbook (.xlsx).",
    listOfLines: "is lines without columns. If they are names, write “Name” above them, on a line of its own."
  },
  {
    cannot: (file, why) => fr`${file} ${why} Rien n'a changé.`,
    files: {
      oldExcel: fr`est un classeur de l'ancien Excel (.xls). Dans Excel : Fichier → Enregistrer sous → Classeur Excel (.xlsx) ou CSV UTF-8.`,
      encryptedExcel: fr`est protégé par un mot de passe. Dans Excel : Fichier → Informations → Protéger le classeur → Chiffrer avec mot de passe, puis videz-le.`,
      numbers: fr`est une feuille de calcul Numbers. Dans Numbers : Fichier → Exporter vers → CSV ou Excel.`,
      openDocument: fr`est un document LibreOffice. Pour une feuille de calcul : Fichier → Enregistrer sous → CSV ou Excel (.xlsx).`,
      wordDocument: fr`est un document Word ou une présentation. S'il y a un tableau : copiez-le dans une feuille de calcul, à enregistrer en CSV ou Excel (.xlsx).`,
      googleLink: fr`mène seulement à un document Google. Ouvrez-le là-bas : Fichier → Télécharger → Valeurs séparées par des virgules (.csv).`,
      outlookMessage: fr`est un message d'Outlook. Je lis les contacts (Fichier → Ouvrir et exporter → Importer/Exporter → CSV) et les invitations enregistrées en .ics.`,
      outlookData: fr`est le fichier de données d'Outlook. Dans Outlook : Fichier → Ouvrir et exporter → Importer/Exporter → Exporter vers un fichier → CSV.`,
      email: fr`est un courriel. Je lis le carnet d'adresses d'une messagerie (son exportation en CSV ou vCard) et les invitations (.ics).`,
      pdf: fr`est un PDF, que je ne peux pas lire. Là d'où il vient, cherchez une exportation en CSV, XLSX, vCard ou .ics.`,
      picture: fr`est une image.`,
      webPage: fr`est une page web. Le téléchargement demandait peut-être de se connecter d'abord ; téléchargez-le de nouveau comme fichier.`,
      packed: fr`est compressé. Décompressez-le, puis importez son contenu ; un ZIP peut rester tel quel.`,
      sqlite: fr`est une base de données.`,
      empty: fr`est vide.`
    },
    binaryExcel: fr`est un classeur Excel en format binaire (.xlsb). Dans Excel : Fichier → Enregistrer sous → Classeur Excel (.xlsx).`,
    listOfLines: fr`est fait de lignes sans colonnes. Si ce sont des noms, écrivez « Nom » au-dessus, sur sa propre ligne.`
  }
)
