/** What `kith completion` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const completionWords = inBoth(
  {
    help: {
      usage: ["bash|zsh|fish"],
      about: "Writes a script that lets your shell complete commands, flags and their values.",
      flags: {},
      examples: [
        ["source <(kith completion bash)", "in ~/.bashrc"],
        ["kith completion zsh > ~/.zfunc/_kith", "in a folder of fpath"],
        ["kith completion fish > ~/.config/fish/completions/kith.fish", "for fish"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    unknownShell: (typed: string) => `There are completions for bash, zsh and fish, but not for "${typed}".`
  },
  {
    help: {
      usage: ["bash|zsh|fish"],
      about: fr`Écrit un script qui permet à votre terminal de compléter les commandes, les options et leurs valeurs.`,
      flags: {},
      examples: [
        ["source <(kith completion bash)", fr`dans ~/.bashrc`],
        ["kith completion zsh > ~/.zfunc/_kith", fr`dans un dossier de fpath`],
        ["kith completion fish > ~/.config/fish/completions/kith.fish", fr`pour fish`]
      ]
    },
    unknownShell: (typed) => fr`Il y a une complétion pour bash, zsh et fish, mais pas pour « ${typed} ».`
  }
)
