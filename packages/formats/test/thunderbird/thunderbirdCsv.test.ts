/** Thunderbird's address book, in English and French. */
import { thunderbirdCsv } from "@kith/formats/thunderbird/thunderbirdCsv"
import { expect, it } from "vitest"
import { fieldsAt, fixture, names, rowsOf } from "../reading.ts"

it("an English file has a name of its own for each person, and birthdays in three pieces", () => {
  const rows = rowsOf(thunderbirdCsv, fixture("thunderbird/english.csv"))
  expect(names(rows)).toEqual(["2: Ana M. Souza", "3: Club mailing list", "4: noName"])
  expect(fieldsAt(rows, 2)).toMatchObject({
    givenName: "Ana",
    familyName: "Souza",
    emails: ["ana@plateau.example", "ana@example.org"],
    phones: ["416 555 0100", "647 555 0101"],
    addresses: ["22 Elm Ave, Oakville", "1 King St W, Toronto, ON"],
    position: "Manager",
    company: "Banque du Plateau",
    custom: [
      { label: "Fax Number", value: "416 555 0199" },
      { label: "Custom 1", value: "Tier A" },
      { label: "Birthday", value: "1985-03-02" },
      { label: "Phone labels", value: "Work Phone: 416 555 0100; Mobile Number: 647 555 0101" },
      { label: "Address labels", value: "Home: 22 Elm Ave, Oakville; Work: 1 King St W, Toronto, ON" }
    ]
  })
  expect(fieldsAt(rows, 3)["custom"]).toEqual([{ label: "Birth Month", value: "7" }])
})

it("a French file calls the town at home and the one at work alike", () => {
  const rows = rowsOf(thunderbirdCsv, fixture("thunderbird/french.csv"))
  expect(fieldsAt(rows, 2)).toMatchObject({
    name: "Zoé Lévesque",
    position: "Ingénieure",
    addresses: ["5, rue Roy, Laval, QC", "12, rue Saint-Paul, Montréal, QC H2Y 1Z5"],
    city: "Laval",
    custom: [
      { label: "Divers 1", value: "Taille M" },
      { label: "Anniversaire", value: "1985-03-02" },
      { label: "Libellés des téléphones" },
      { label: "Libellés des adresses" }
    ]
  })
})
