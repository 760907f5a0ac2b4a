/** Cards as phones, mail programs and services write them, each with its own quirks. */
import type { Row } from "@kith/core/domain/SourceRecord"
import { vcard } from "@kith/formats/vcard/vcard"
import { describe, expect, it } from "vitest"
import { fieldsAt, fixture, keyAt, names, rowsOf, summaryOf, utf8 } from "../reading.ts"

const read = (file: string): ReadonlyArray<Row> => rowsOf(vcard, fixture(`vcard/${file}.vcf`))
const card = (...lines: ReadonlyArray<string>) =>
  fieldsAt(rowsOf(vcard, utf8(["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n"))), 1)

describe("an iPhone's cards", () => {
  const rows = read("iphone")

  it("give all that they have of a person", () => {
    expect(fieldsAt(rows, 1)).toEqual({
      name: "Dr. Ana Maria Souza",
      givenName: "Ana",
      familyName: "Souza",
      sayIt: "AH-na SOH-za",
      company: "Banque du Plateau",
      department: "Risk, Models",
      position: "Manager",
      emails: ["ana@example.ca", "ana.souza@example.org"],
      phones: ["+1 (416) 555-0100"],
      addresses: ["1 King St W\nSuite 200, Toronto, ON M5H 1A1, Canada"],
      city: "Toronto",
      province: "ON",
      links: [
        { kind: "website", url: "https://portfolio.example/ana" },
        { kind: "linkedin", url: "https://www.linkedin.com/in/ana-souza" },
        { kind: "twitter", url: "https://twitter.com/anasouza" }
      ],
      notes: "Met at the Toronto Tech Fair.\nLikes espresso; hates small talk.",
      custom: [
        { label: "Nickname", value: "Aninha" },
        { label: "Alumni", value: "ana.souza@example.org" },
        { label: "Fax", value: "+1 (416) 555-0199" },
        { label: "Anniversary", value: "2019-06-15" },
        { label: "Manager", value: "Luc Tran" },
        { label: "Birthday", value: "--03-24" },
        { label: "WhatsApp", value: "+14165550100" },
        { label: "Skype", value: "ana.souza" },
        { label: "E-mail labels", value: "Work: ana@example.ca" },
        { label: "Photo", value: "JPEG, 900 B" }
      ]
    })
  })

  it("may be a company's, or of somebody whose family name stands first", () => {
    expect(names(rows)).toEqual(["1: Dr. Ana Maria Souza", "52: Érable Logiciels", "62: 田中 花子"])
    expect(fieldsAt(rows, 52)).not.toHaveProperty("givenName")
  })

  it("are dated by their newest revision", () => {
    expect(summaryOf(vcard, fixture("vcard/iphone.vcf"))).toEqual({ rows: 3, refused: 0, asOf: "2026-02-08" })
  })
})

describe("Google's cards", () => {
  const rows = read("google")

  it("escape what needs none, repeat addresses, and put everybody into a group", () => {
    expect(fieldsAt(rows, 1)).toEqual({
      name: "Luc Tran (Durham; NC)",
      givenName: "Luc",
      familyName: "Tran",
      company: "Shopify",
      position: "Product lead",
      emails: ["luc@example.ca"],
      phones: ["+1 514-555-0142", "+1 514-555-0143"],
      addresses: ["225 rue Kent, Montréal, QC H2X 1Y4, CA"],
      city: "Montréal",
      province: "QC",
      links: [
        { kind: "website", url: "https://luctran.example/" },
        { kind: "linkedin", url: "https://www.linkedin.com/in/luc-tran" }
      ],
      tags: ["Fair 2026"],
      notes: "Called 877-555-0144 about the fair.\n\nHours: M-F:9A-8P; Sa:9A-6P",
      custom: [
        { label: "Chalet", value: "+1 514-555-0142" },
        { label: "Birthday", value: "1984-02-29" },
        { label: "Phone labels", value: "Mobile: +1 514-555-0143" }
      ]
    })
    expect(fieldsAt(rows, 23)).toMatchObject({
      tags: ["starred"],
      custom: [
        { label: "Spouse", value: "Bình" },
        { label: "Photo", value: "https://lh3.googleusercontent.example/contacts/AG6tpz" }
      ]
    })
  })
})

describe("Android's cards", () => {
  const rows = read("android")

  it("are quoted-printable, with soft line breaks, one of them too many", () => {
    expect(fieldsAt(rows, 1)).toEqual({
      name: "Zoé Lévesque",
      givenName: "Zoé",
      familyName: "Lévesque",
      sayIt: "zo-é",
      company: "Érable",
      department: "R&D",
      position: "Ingénieure",
      emails: ["zoe@example.ca"],
      phones: ["+15145550199", "514-555-0188", "5145550199"],
      addresses: ["12 rue de l'Église, Montréal, QC H2X 1Y4, Canada"],
      city: "Montréal",
      province: "QC",
      notes: "Première ligne\nSeconde ligne",
      custom: [
        { label: "Bureau", value: "514-555-0188" },
        { label: "Nickname", value: "Zozo" },
        { label: "Voisine", value: "Mireille Gagnon" },
        { label: "Anniversary", value: "2010-05-01" },
        { label: "Birthday", value: "1988-12-31" },
        { label: "Phone labels", value: "Mobile: +15145550199" },
        { label: "Photo", value: "JPEG, 96 B" }
      ]
    })
  })

  it("lose nobody where two have the same name, and nobody can be made of a number", () => {
    expect(names(rows)).toEqual(["1: Zoé Lévesque", "24-27: noName", "28: Maman", "34: Maman"])
    expect([28, 34].map((line) => keyAt(rows, line))).toEqual(["|name:maman|", "|name:maman|#2"])
  })

  it("hide labels among the types", () => {
    const label = "X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=89=74=C3=A9)"
    expect(card("VERSION:2.1", "N:A", `TEL;${label}:1`)).toMatchObject({ custom: [{ label: "Été", value: "1" }] })
  })
})

describe("Outlook's cards", () => {
  it("are in the machine's code page, and have every address twice", () => {
    expect(fieldsAt(read("outlook"), 1)).toEqual({
      name: "Mireille Gagnon",
      givenName: "Mireille",
      familyName: "Gagnon",
      company: "Caisse Boréale",
      department: "Crédit",
      position: "Conseillère",
      occupation: "Finance",
      emails: ["mireille@caisse.example"],
      phones: ["(514) 555-0123", "(514) 555-0100"],
      addresses: ["12, rue Sainte-Catherine\nBureau 4, Montréal, QC H2X 1Y4, Canada"],
      city: "Montréal",
      province: "QC",
      links: [{ kind: "website", url: "http://www.caisse.example" }],
      notes: "Rencontrée à la foire.\nA dit: rappeler en mai.",
      custom: [
        { label: "Fax", value: "(514) 555-0124" },
        { label: "Birthday", value: "1970-01-15" },
        { label: "Anniversary", value: "1995-07-01" },
        { label: "Manager", value: "Raj Patel" },
        { label: "Assistant", value: "Zoé" },
        { label: "Gender", value: "1" },
        { label: "Instant messaging", value: "mireille@im.example" },
        { label: "Phone labels", value: "Work: (514) 555-0123" }
      ]
    })
  })
})

describe("Thunderbird's cards", () => {
  it("are of version 4.0", () => {
    const rows = read("thunderbird")
    expect(keyAt(rows, 1)).toBe("uid:9b1f7fd4-6c0f-4b7c-bd3c-1c25e6a51d80")
    expect(fieldsAt(rows, 1)).toMatchObject({
      name: "Raj Patel",
      emails: ["raj@example.ca", "raj.patel@example.org"],
      phones: ["+1-416-555-0170, ext. 12", "416 555 0171"],
      language: "en",
      zone: "America/Toronto",
      custom: [
        { label: "Nickname", value: "RJ" },
        { label: "Matrix", value: "u/raj:example.org" },
        { label: "Anniversary", value: "2015-07-04" },
        { label: "Birthday", value: "--11-05" },
        { label: "Started", value: "2020-01-06" },
        { label: "Custom1", value: "Wears a red scarf" },
        { label: "Gender", value: "M" },
        { label: "Phone labels", value: "Work: +1-416-555-0170, ext. 12; Mobile: 416 555 0171" }
      ]
    })
  })

  it("were once in small letters, with the version at the end", () => {
    expect(fieldsAt(read("thunderbird-old"), 1)).toMatchObject({
      name: "Zoé Lévesque",
      company: "Acme",
      position: "Ingénieure",
      city: "Ottawa"
    })
  })
})

describe("cards that are not quite right", () => {
  const rows = read("agents-and-broken")

  it("cost only themselves, with their lines", () => {
    expect(rows.map((row) => (row._tag === "Read" ? row.record.fields["name"] : row))).toEqual([
      "Guy Roy",
      "Pat Cole",
      { _tag: "Refused", line: 25, through: 27, why: "notThisShape", detail: "noEnd" },
      "After it",
      { _tag: "Refused", line: 32, through: 33, why: "notThisShape", detail: "outsideOfCards" },
      { _tag: "Refused", line: 34, through: 39, why: "noName" },
      { _tag: "Refused", line: 40, through: 46, why: "notThisShape", detail: "group" },
      { _tag: "Refused", line: 47, through: 49, why: "notThisShape", detail: "noEnd" }
    ])
  })

  it("may have an assistant's card inside, in either notation", () => {
    expect(fieldsAt(rows, 3)).toMatchObject({
      name: "Guy Roy",
      phones: ["613-555-0161"],
      custom: [{ label: "Agent", value: "N: Thomas, Susan\nTEL: 613-555-0160" }]
    })
    expect(fieldsAt(rows, 15)).toMatchObject({ custom: [{ label: "Agent", value: "FN:Sam Lee\nTEL:613-555-0162" }] })
  })

  it("keep a line that broke off", () => {
    expect(fieldsAt(rows, 15)).toMatchObject({ notes: "First line\nsecond line without a blank\nTEL" })
  })

  it("may name somebody in N alone, or only by a nickname, a company or an address", () => {
    expect(card("N:Roy;Guy;;M.;")).toMatchObject({ name: "M. Guy Roy", givenName: "Guy", familyName: "Roy" })
    expect(card("FN:", "NICKNAME:Ti-Guy")).toMatchObject({ name: "Ti-Guy" })
    expect(card("ORG:Acme")).toEqual({ name: "Acme", company: "Acme" })
    expect(card("EMAIL:guy@x.ca")).toEqual({ name: "guy@x.ca", emails: ["guy@x.ca"] })
  })

  it("keep titles and further names that the name on display leaves out", () => {
    expect(card("FN:Guy Roy", "N:Roy;Guy;Luc;Dr.;ing.")).toMatchObject({
      custom: [
        { label: "Additional names", value: "Luc" },
        { label: "Name prefix", value: "Dr." },
        { label: "Name suffix", value: "ing." }
      ]
    })
  })

  it("say which is the office's and which the home's where there are several, and nothing of one alone", () => {
    const several = card(
      "FN:Ana",
      "TEL;TYPE=HOME,VOICE:416 555 0100",
      "TEL;TYPE=WORK;TYPE=CELL:416 555 0101",
      "TEL:416 555 0102",
      "ADR;WORK:;;1 King St;Toronto;ON;;",
      "ADR;HOME:;;2 Queen St;Toronto;ON;;"
    )
    expect(several).toMatchObject({
      custom: [
        { label: "Phone labels", value: "Home: 416 555 0100; Work Mobile: 416 555 0101" },
        { label: "Address labels", value: "Work: 1 King St, Toronto, ON; Home: 2 Queen St, Toronto, ON" }
      ]
    })
    expect(card("FN:Ana", "TEL;TYPE=CELL:416 555 0100", "TEL;TYPE=HOME:416 555 0100")).not.toHaveProperty("custom")
  })

  it("number labels that come twice, since a contact has each once", () => {
    expect(card("FN:A", "NICKNAME:x", "NICKNAME:y", "NICKNAME:y", "TITLE:1", "TITLE:2")).toMatchObject({
      position: "1",
      custom: [
        { label: "Nickname", value: "x" },
        { label: "Nickname 2", value: "y" },
        { label: "Title", value: "2" }
      ]
    })
  })
})

describe("encodings", () => {
  const text = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoé 名 👩‍👩‍👧\nNOTE:Ça va\nEND:VCARD\n"
  const expected = { name: "Zoé 名 👩‍👩‍👧", notes: "Ça va" }
  const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(text.length * 2))
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
    return new Uint8Array(view.buffer)
  }

  it.each([
    ["UTF-8", utf8(text)],
    ["UTF-8 with a byte order mark", utf8(`\ufeff${text}`)],
    ["UTF-8 with CRLF", utf8(text.replaceAll("\n", "\r\n"))],
    ["UTF-8 with CR", utf8(text.replaceAll("\n", "\r"))],
    ["UTF-16LE", utf16(`\ufeff${text}`, true)],
    ["UTF-16BE", utf16(`\ufeff${text}`, false)],
    ["UTF-16LE without a mark", utf16(text, true)],
    ["UTF-16BE without a mark", utf16(text, false)]
  ])("may be %s", (_, bytes) => {
    expect(vcard.recognise(bytes)).toBe(1)
    expect(fieldsAt(rowsOf(vcard, bytes), 1)).toEqual(expected)
  })

  it("may be what a property says", () => {
    const shiftJis = [0x93, 0x63, 0x92, 0x86]
    const bytes = new Uint8Array([
      ...utf8("BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=SHIFT_JIS:"),
      ...shiftJis,
      ...utf8("\nEND:VCARD")
    ])
    expect(fieldsAt(rowsOf(vcard, bytes), 1)).toMatchObject({ name: "田中" })
    expect(card("VERSION:2.1", "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:L=E9vesque")).toMatchObject({
      name: "Lévesque"
    })
  })

  it("may be cut by a fold in the middle of a character", () => {
    const bytes = utf8("BEGIN:VCARD\nVERSION:3.0\nFN:Zoé\nEND:VCARD\n")
    const at = bytes.indexOf(0xc3) + 1
    const folded = new Uint8Array([...bytes.subarray(0, at), ...utf8("\r\n "), ...bytes.subarray(at)])
    expect(fieldsAt(rowsOf(vcard, folded), 1)).toEqual({ name: "Zoé" })
  })
})
