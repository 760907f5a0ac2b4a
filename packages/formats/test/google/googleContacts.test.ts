/** Google Contacts' CSV, as it is today and was until 2024. */
import { googleContacts, googleLayout } from "@kith/formats/google/googleContacts"
import { describe, expect, it } from "vitest"
import { fieldsAt, fixture, keyAt, names, rowsOf } from "../reading.ts"

describe("today's layout", () => {
  const rows = rowsOf(googleContacts, fixture("google/new.csv"))

  it("has people, clinics and addresses without a name", () => {
    expect(names(rows)).toEqual([
      "2: Ana Maria Souza",
      "6: Zoé Lévesque",
      "7: info@erable.example",
      "8: Clinique du Parc",
      "9: Sukarno",
      "10: noName"
    ])
  })

  it("has several values in a cell, and words of Google's own under a star", () => {
    expect(fieldsAt(rows, 2)).toEqual({
      name: "Ana Maria Souza",
      givenName: "Ana",
      familyName: "Souza",
      company: "Banque du Plateau",
      position: "Manager",
      department: "Risk",
      emails: ["ana@plateau.example", "ana@board.example", "a.souza@board.example"],
      phones: ["+1 416 555 0100"],
      addresses: ["1 King St W\nToronto, ON M5H 1A1\nCanada"],
      city: "Toronto",
      province: "ON",
      links: [
        { kind: "linkedin", url: "https://www.linkedin.com/in/ana-souza" },
        { kind: "website", url: "https://ana.example" }
      ],
      tags: ["starred", "Job search"],
      notes: "Met at the fair.\nLikes tea",
      custom: [
        { label: "Nickname", value: "Aninha" },
        { label: "Organization Title", value: "Board member" },
        { label: "Birthday", value: "1985-03-02" },
        { label: "Work Fax", value: "+1 416 555 0199" },
        { label: "Assistant", value: "Bob Roy" },
        { label: "Website 2", value: "Portfolio: https://ana.example" },
        { label: "Anniversary", value: "2010-06-12" },
        { label: "Shirt size", value: "M" },
        {
          label: "E-mail labels",
          value: "Work: ana@plateau.example; Board: ana@board.example; Board: a.souza@board.example"
        },
        { label: "Phone labels", value: "Mobile: +1 416 555 0100" },
        { label: "Address labels", value: "Work" },
        { label: "File As", value: "Souza, Ana" },
        { label: "Name Prefix", value: "Dr." }
      ]
    })
  })

  it("leaves out the groups in which everybody is, and labels that are no word", () => {
    expect(fieldsAt(rows, 6)).toEqual({
      name: "Zoé Lévesque",
      givenName: "Zoé",
      familyName: "Lévesque",
      emails: ["zoe@erable.example"]
    })
  })

  it("knows a row by its first e-mail address, and two people who share one by their names, too", () => {
    expect(keyAt(rows, 2)).toBe("email:ana@plateau.example")
    expect(keyAt(rows, 7)).toBe("email:info@erable.example")
    expect(keyAt(rows, 9)).toBe("email:info@erable.example|sukarno")
    expect(keyAt(rows, 8)).toBe("name:clinique du parc|clinique du parc")
  })
})

describe("the layout until 2024", () => {
  const rows = rowsOf(googleContacts, fixture("google/old.csv"))

  it("has types for labels, organizations by number, and messengers", () => {
    expect(fieldsAt(rows, 2)).toMatchObject({
      name: "Luc Tran",
      company: "Érable Logiciels",
      position: "Developer",
      occupation: "Software",
      emails: ["luc@example.org", "luc.tran@erable.example"],
      phones: ["514 555 0199", "514 555 0198"],
      addresses: ["5 rue Roy, Montréal, QC"],
      tags: ["Former team"],
      custom: [
        { label: "Birthday", value: "--03-02" },
        { label: "Location", value: "4th floor" },
        { label: "Organization 1 - Job Description", value: "Payments" },
        { label: "Skype, Other", value: "luc.tran" },
        { label: "E-mail labels", value: "Home: luc@example.org; Work: luc.tran@erable.example" },
        { label: "Phone labels", value: "Mobile: 514 555 0199; Work: 514 555 0198" }
      ]
    })
  })

  it("has names in one piece and in any script, with how they are said", () => {
    expect(fieldsAt(rows, 3)).toEqual({
      name: "陳美",
      sayIt: "Chen Mei",
      links: [{ kind: "website", url: "mei.example" }],
      notes: "Met in Vancouver"
    })
  })
})

it("a header of three of its words, and not of two, is Google's", () => {
  expect(googleLayout.match("First Name,File As,E-mail 1 - Value,Phone 1 - Value".split(","))).toBeGreaterThan(0.9)
  expect(googleLayout.match("First Name,Last Name,E-mail 1 - Value,Notes,Labels".split(","))).toBe(0)
})
