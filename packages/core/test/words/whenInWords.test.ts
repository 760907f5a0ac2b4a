import { describe, expect, it } from "vitest"
import { readWhen } from "@kith/core/domain/words/whenInWords"
import { englishPhrases } from "./englishPhrases.ts"
import { frenchPhrases } from "./frenchPhrases.ts"
import { optionsOf, written } from "./phrases.ts"

describe.each([
  ["English", "en", englishPhrases],
  ["French", "fr", frenchPhrases]
] as const)("A phrase in %s", (_, lang, groups) => {
  for (const group of groups) {
    const named = Object.entries(group.phrases)
    it.each(named)(`said on ${group.at}, looking to the ${group.prefer}: "%s" is %s`, (phrase, expected) => {
      expect(written(readWhen(phrase, optionsOf(group, lang)))).toBe(expected)
    })
  }
})
