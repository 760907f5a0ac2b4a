import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { hasOtherScript, plain } from "@kith/core/domain/words/plain"
import { romanized } from "@kith/core/domain/words/romanized"
import { propertyRuns } from "@kith/testkit/propertyRuns"

describe("A text made plain", () => {
  it.each([
    ["Zoé Lévesque", "zoe levesque"],
    ["ZOÉ  LÉVESQUE\u00a0", "zoe levesque"],
    ["Zoe\u0301", "zoe"],
    ["Bjørn Æsir-Œuvre", "bjorn aesir-oeuvre"],
    ["Łukasz Groß", "lukasz gross"],
    ["GROẞ", "gross"],
    ["Đặng Thị Ánh", "dang thi anh"],
    ["İpek Işık", "ipek isik"],
    ["L’été d‘Ève", "l'ete d'eve"],
    ["Marie–Ève", "marie-eve"],
    ["𝗔𝗻𝗮 Ｓｏｕｚａ", "ana souza"],
    ["O\u200bbi\u00adWan\u200f", "obiwan"],
    ["Йосип Ґалаґан", "иосип ґалаґан"],
    ["Ελένη", "ελενη"],
    ["王小明", "王小明"],
    ["ガ", "ガ"],
    ["한지민", "한지민"],
    ["हिन्दी", "हिन्दी"],
    ["", ""]
  ])("turns %j into %j", (text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  it("stays as it is when it is made plain again", () => {
    const texts = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }))
    fc.assert(
      fc.property(texts, (text) => {
        expect(plain(plain(text))).toBe(plain(text))
      }),
      propertyRuns(5000)
    )
  })

  it("does not depend on case, composition or the accents of Latin letters", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzéèêëàâäîïôöùûüÿçñåãõ -'") })
    fc.assert(
      fc.property(letters, (text) => {
        const expected = plain(text)
        expect(plain(text.toUpperCase())).toBe(expected)
        expect(plain(text.normalize("NFD"))).toBe(expected)
        expect(expected).toMatch(/^[a-z '-]*$/)
      }),
      propertyRuns(1000)
    )
  })
})

describe("A name in another script", () => {
  it.each([
    ["Москва", "moskva"],
    ["王小明", "wangxiaoming"],
    ["Zoé Lévesque", "zoe levesque"],
    ["Ελένη", "eleni"]
  ])("is spelled in Latin letters: %s is %s", (text, expected) => {
    expect(romanized(text)).toBe(expected)
  })

  it.each([
    ["Zoé 12 !", false],
    ["", false],
    ["Ø", false],
    ["Ana 王", true],
    ["Йосип", true],
    ["ن", true]
  ])("is told from a Latin one: %j %j", (text, expected) => {
    expect(hasOtherScript(text)).toBe(expected)
  })
})
