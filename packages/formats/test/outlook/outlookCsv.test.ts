/** Outlook's contacts: the classic program's, the web's, in French, and Google's imitation. */
import { outlookCsv, outlookLayout } from "@kith/formats/outlook/outlookCsv"
import { describe, expect, it } from "vitest"
import { fieldsAt, fixture, keyAt, names, rowsOf, utf8 } from "../reading.ts"

describe("the classic program's file", () => {
  const rows = rowsOf(outlookCsv, fixture("outlook/classic.csv"))

  it("has people and places, and rows of nobody", () => {
    expect(names(rows)).toEqual(["2: Ana Souza", "4: Luc Tran", "5: Clinique du Parc", "6: noName"])
  })

  it("has American dates, two addresses, which number is which, and no word of what is only usual", () => {
    expect(fieldsAt(rows, 2)).toEqual({
      name: "Ana Souza",
      givenName: "Ana",
      familyName: "Souza",
      company: "Banque du Plateau",
      department: "Risk",
      position: "Manager",
      occupation: "Accounting",
      referredByName: "Luc Tran",
      emails: ["ana@plateau.example", "ana@example.org"],
      phones: ["(416) 555-0100", "(647) 555-0101"],
      addresses: ["1 King St W, Suite 200, Toronto, ON M5H 1A1, Canada", "22 Elm Ave, Oakville, ON"],
      city: "Toronto",
      province: "ON",
      links: [{ kind: "linkedin", url: "https://www.linkedin.com/in/ana-souza" }],
      tags: ["Finance", "Job search"],
      notes: "Said to call\nafter the audit",
      custom: [
        { label: "Business Fax", value: "(416) 555-0199" },
        { label: "Birthday", value: "1985-03-02" },
        { label: "Private", value: "True" },
        { label: "Spouse", value: "Rui" },
        { label: "User 1", value: "Tier A" },
        { label: "Phone labels", value: "Business Phone: (416) 555-0100; Mobile Phone: (647) 555-0101" },
        {
          label: "Address labels",
          value: "Business: 1 King St W, Suite 200, Toronto, ON M5H 1A1, Canada; Home: 22 Elm Ave, Oakville, ON"
        },
        { label: "Title", value: "Ms." },
        { label: "Suffix", value: "CPA" }
      ]
    })
  })

  it("keeps an Exchange address that nobody can write to as a field of one's own", () => {
    expect(fieldsAt(rows, 4)).toEqual({
      name: "Luc Tran",
      givenName: "Luc",
      familyName: "Tran",
      phones: ["514 555 0140"],
      custom: [
        { label: "E-mail Address", value: "/o=ExchangeLabs/ou=Exchange/cn=Recipients/cn=luc" },
        { label: "E-mail Type", value: "EX" }
      ]
    })
    expect(keyAt(rows, 4)).toBe("name:luc tran|")
  })
})

it("the web's file has fewer columns, and a byte order mark", () => {
  const rows = rowsOf(outlookCsv, fixture("outlook/web.csv"))
  expect(names(rows)).toEqual(["2: Mireille Gagnon", "3: An Nguyen"])
  expect(fieldsAt(rows, 2)).toMatchObject({ sayIt: "Mi-ray", city: "Montréal", province: "QC" })
  expect(fieldsAt(rows, 2)).not.toHaveProperty("addresses")
})

it("a French file has two columns called Titre, the day first, and the machine's code page", () => {
  const rows = rowsOf(outlookCsv, fixture("outlook/french.csv"))
  expect(fieldsAt(rows, 2)).toEqual({
    name: "Zoé Lévesque",
    givenName: "Zoé",
    familyName: "Lévesque",
    company: "Érable Logiciels",
    department: "Génie",
    position: "Ingénieure",
    referredByName: "Mireille Gagnon",
    emails: ["zoe@erable.example"],
    phones: ["514 555-0142", "514 555-0143"],
    addresses: ["12, rue Saint-Paul, Montréal, QC H2Y 1Z5"],
    city: "Montréal",
    province: "QC",
    tags: ["Génie", "Montréal"],
    custom: [
      { label: "Anniversaire", value: "1985-03-02" },
      { label: "Conjoint(e)", value: "Paul" },
      {
        label: "Libellés des téléphones",
        value: "Téléphone (bureau)\u00a0: 514 555-0142; Tél. mobile\u00a0: 514 555-0143"
      },
      { label: "Titre", value: "Mme" }
    ]
  })
  expect(fieldsAt(rows, 3)).toEqual({
    name: "Luc Tran",
    givenName: "Luc",
    familyName: "Tran",
    emails: ["luc@example.org"]
  })
})

it("what other programs write under Outlook's headings is read, too", () => {
  const header = "First Name,Last Name,Mobile Phone,E-mail Address,Business Country,Categories"
  const rows = rowsOf(outlookCsv, utf8(`${header}\nJo,Roy,1 416 555 0100,jo@x.ca,Canada,myContacts;starred\n`))
  expect(fieldsAt(rows, 2)).toMatchObject({ name: "Jo Roy", tags: ["myContacts", "starred"], addresses: ["Canada"] })
  expect(outlookLayout.match("First Name,Last Name,E-mail Address,Company,Notes".split(","))).toBe(0)
})

it("dates that are no American ones stay as they are written", () => {
  const header = "First Name,Last Name,E-mail Address,Mobile Phone,Birthday,Anniversary"
  const rows = rowsOf(outlookCsv, utf8(`${header}\nJo,Roy,jo@x.ca,,25/12/1980,someday\n`))
  expect(fieldsAt(rows, 2)["custom"]).toEqual([
    { label: "Birthday", value: "1980-12-25" },
    { label: "Anniversary", value: "someday" }
  ])
})
