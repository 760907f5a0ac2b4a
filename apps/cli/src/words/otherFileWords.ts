/** What `kith import` says of files that it cannot read: beside what everybody says, the commands that help. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import { otherFileWords as said } from "@kith/formats/otherFileWords"

export const otherFileWords = inBoth<(typeof said)["en"]>(
  {
    ...said.en,
    files: {
      ...said.en.files,
      picture: `${said.en.files.picture} For one person: kith add NAME.`,
      sqlite: `${said.en.files.sqlite} A Kith log or a backup comes back with kith restore FILE.`
    }
  },
  {
    ...said.fr,
    files: {
      ...said.fr.files,
      picture: fr`${said.fr.files.picture} Pour une seule personne : kith add NOM.`,
      sqlite: fr`${said.fr.files.sqlite} Un journal de Kith ou une sauvegarde revient par kith restore FICHIER.`
    }
  }
)
