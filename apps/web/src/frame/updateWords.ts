/** What is said when a new version of the app waits. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const updateWords = inBoth(
  {
    ready: "A new version of Kith is ready.",
    use: "Use it now",
    outdated: "Another tab uses a newer version of Kith. Finish what you are writing, then load this page again.",
    reload: "Load again"
  },
  {
    ready: fr`Une nouvelle version de Kith est prête.`,
    use: fr`L'utiliser maintenant`,
    outdated: fr`Un autre onglet utilise une version plus récente de Kith. Finissez d'écrire, puis rechargez cette page.`,
    reload: fr`Recharger`
  }
)
