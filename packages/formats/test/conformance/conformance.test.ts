import { concat } from "@kith/core/log/Bytes"
import { googleContacts } from "@kith/formats/google/googleContacts"
import { kithCsv } from "@kith/formats/kithSheet/kithCsv"
import { linkedinConnections } from "@kith/formats/linkedin/connections"
import { outlookCsv } from "@kith/formats/outlook/outlookCsv"
import { formats } from "@kith/formats/recognise"
import { thunderbirdCsv } from "@kith/formats/thunderbird/thunderbirdCsv"
import { vcard } from "@kith/formats/vcard/vcard"
import { kithXlsx, writeKithXlsx } from "@kith/formats/xlsx/kithXlsx"
import { expect, it } from "vitest"
import { fixture } from "../reading.ts"
import { formatSuite } from "./formatSuite.ts"

formatSuite(linkedinConnections, [fixture("linkedin/today.csv"), fixture("linkedin/french.csv")])
formatSuite(googleContacts, [fixture("google/new.csv"), fixture("google/old.csv")])
formatSuite(outlookCsv, [fixture("outlook/classic.csv"), fixture("outlook/french.csv")])
formatSuite(thunderbirdCsv, [fixture("thunderbird/english.csv"), fixture("thunderbird/french.csv")])
formatSuite(vcard, [fixture("vcard/iphone.vcf"), fixture("vcard/outlook.vcf")])
formatSuite(kithCsv, [fixture("kith/by-hand.csv"), fixture("kith/a-la-main.csv")])
formatSuite(kithXlsx, [concat(...writeKithXlsx([{ name: "Ana Souza" }, { name: "Bo Li", emails: ["bo@example.ca"] }]))])

it("every format that is recognised is in this file", () => {
  const here = [linkedinConnections, googleContacts, outlookCsv, thunderbirdCsv, vcard, kithCsv]
  expect(formats).toEqual(here)
})
