/** Strings and JSON that find faults: few short ones, so that they meet, beside any, and those that trip programs up. */
import type * as Schema from "effect/Schema"
import * as fc from "fast-check"

/** Drawn often, so that two devices write the same tag, or the same in another case. */
const meeting = fc.constantFrom("a", "b", "B", "é", "e\u0301", " a ")

/** Names of prototypes, our own marks and separators, digits that objects reorder, and what terminals and CSV dislike. */
const AWKWARD = ["__proto__", "constructor", "toString", "hasOwnProperty", "7", "a/b", "a#b", "a+b", "a-b", "a:1"]
const STRANGE = ["a\u0000b", "\u0000", "\n", '"', "=1+1", "\u2028", "\ufeff", "\u202eabc", "👩‍👩‍👧", "ﬁ", "İ", "\ud800"]
const awkward = fc.constantFrom(...AWKWARD, ...STRANGE)

export const textArbitrary = (minLength = 0): fc.Arbitrary<string> =>
  fc
    .oneof(
      { arbitrary: meeting, weight: 10 },
      { arbitrary: awkward, weight: 2 },
      { arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }), weight: 1 },
      { arbitrary: fc.string({ unit: "binary", maxLength: 6 }), weight: 1 },
      { arbitrary: fc.constant(""), weight: minLength === 0 ? 1 : 0 }
    )
    .map((text) => (text.length < minLength ? text.padEnd(minLength, "a") : text))

/** Any JSON. Never -0, which JSON writes as 0. */
export const jsonArbitrary = (maxDepth = 2): fc.Arbitrary<Schema.Json> =>
  fc.letrec<{ json: Schema.Json }>((tie) => ({
    json: fc.oneof(
      { maxDepth, depthSize: "small" },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double({ noDefaultInfinity: true, noNaN: true }).map((number) => (number === 0 ? 0 : number)),
      textArbitrary(),
      fc.array(tie("json"), { maxLength: 3 }),
      fc.dictionary(textArbitrary(), tie("json"), { maxKeys: 4, noNullPrototype: true })
    )
  })).json
