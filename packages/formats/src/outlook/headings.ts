/** What Outlook's columns are called, in English and French, and what they hold. For the Outlook layout. */
import * as fill from "../table/Filler.ts"
import type { DateOrder } from "../table/figuredDate.ts"

export type Fillers = ReadonlyMap<string, fill.Filler>

/** A place and what it is called in headings: `Business Street`, `Rue (bureau)`. */
type Place = readonly [place: string, heading: string]

const byHeading = (...tables: ReadonlyArray<Readonly<Record<string, fill.Filler>>>): Fillers =>
  new Map(tables.flatMap((table) => Object.entries(table)))

const all = (fillWith: fill.Filler, ...headings: ReadonlyArray<string>): Readonly<Record<string, fill.Filler>> =>
  Object.fromEntries(headings.map((heading) => [heading, fillWith]))

/** Outlook writes a date that is not known as 0/0/00. */
const date = (order: DateOrder): fill.Filler => fill.unless(/^0\/0\/(?:00|0000)$/, fill.day(order))

const englishPlace = ([place, of]: Place): Readonly<Record<string, fill.Filler>> => ({
  ...all(fill.address(place, "street"), `${of} street`, `${of} street 2`, `${of} street 3`, `${of} address`),
  ...all(fill.address(place, "box"), `${of} address po box`),
  ...all(fill.address(place, "city"), `${of} city`),
  ...all(fill.address(place, "region"), `${of} state`),
  ...all(fill.address(place, "postal"), `${of} postal code`),
  ...all(fill.address(place, "country"), `${of} country region`, `${of} country`)
})

export const english: Fillers = byHeading(
  englishPlace(["Business", "business"]),
  englishPlace(["Home", "home"]),
  englishPlace(["Other", "other"]),
  all(fill.name("prefix"), "title"),
  all(fill.name("given"), "first name"),
  all(fill.name("middle"), "middle name"),
  all(fill.name("family"), "last name"),
  all(fill.name("suffix"), "suffix"),
  all(fill.saying, "given yomi", "surname yomi"),
  all(fill.text("company"), "company"),
  all(fill.text("department"), "department"),
  all(fill.text("position"), "job title"),
  all(fill.text("occupation"), "profession"),
  all(fill.text("language"), "language"),
  all(fill.text("referredByName"), "referred by"),
  all(fill.plainList("emails"), "e mail address", "e mail 2 address", "e mail 3 address"),
  all(fill.unless(/^smtp$/i, fill.custom), "e mail type", "e mail 2 type", "e mail 3 type"),
  all(fill.alias, "e mail display name", "e mail 2 display name", "e mail 3 display name"),
  all(fill.list("phones"), "business phone", "business phone 2", "home phone", "home phone 2", "mobile phone"),
  all(fill.list("phones"), "primary phone", "other phone", "car phone", "company main phone"),
  all(fill.custom, "assistant s phone", "callback", "isdn", "pager", "radio phone", "tty tdd phone", "telex"),
  all(fill.custom, "business fax", "home fax", "other fax"),
  all(fill.link, "web page", "personal web page"),
  all(fill.tags(/;/), "categories", "keywords"),
  all(fill.notes, "notes"),
  all(date("month-first"), "birthday", "anniversary"),
  all(fill.unless(/^normal$/i, fill.custom), "priority", "sensitivity"),
  all(fill.unless(/^false$/i, fill.custom), "private"),
  all(fill.unless(/^unspecified$/i, fill.custom), "gender"),
  all(fill.custom, "nickname", "initials", "account", "assistant s name", "billing information", "children"),
  all(fill.custom, "directory server", "government id number", "hobby", "internet free busy", "location"),
  all(fill.custom, "manager s name", "mileage", "office location", "organizational id number", "spouse", "schools"),
  all(fill.custom, "user 1", "user 2", "user 3", "user 4", "imaddress", "company yomi")
)

const frenchPlace = ([place, of]: Place): Readonly<Record<string, fill.Filler>> => ({
  ...all(fill.address(place, "street"), `rue ${of}`, `rue ${of} 2`, `rue ${of} 3`, `adresse ${of}`),
  ...all(fill.address(place, "city"), `ville ${of}`),
  ...all(fill.address(place, "region"), `dep region ${of}`, `province ${of}`, `departement ${of}`),
  ...all(fill.address(place, "postal"), `code postal ${of}`),
  ...all(fill.address(place, "country"), `pays region ${of}`, `pays ${of}`)
})

/** Versions say `messagerie` or `courrier` for e-mail. The first of two columns called `Titre` is M. or Mme. */
export const french: Fillers = byHeading(
  frenchPlace(["Bureau", "bureau"]),
  frenchPlace(["Domicile", "domicile"]),
  frenchPlace(["Autre", "autre"]),
  all(fill.address("Bureau", "box"), "b p professionnelle"),
  all(fill.address("Domicile", "box"), "boite postale du domicile"),
  all(fill.address("Autre", "box"), "autre boite postale"),
  all(fill.name("prefix"), "titre"),
  all(fill.name("given"), "prenom"),
  all(fill.name("middle"), "deuxieme prenom"),
  all(fill.name("family"), "nom"),
  all(fill.name("suffix"), "suffixe"),
  all(fill.saying, "prenom yomi", "nom yomi"),
  all(fill.text("company"), "societe"),
  all(fill.text("department"), "service"),
  all(fill.text("position"), "titre1", "titre 1", "fonction", "poste"),
  all(fill.text("occupation"), "profession"),
  all(fill.text("language"), "langue"),
  all(fill.text("referredByName"), "recommande par"),
  ...["messagerie", "courrier"].flatMap((mail) =>
    ["", " 2", " 3"].map((number) => ({
      ...all(fill.plainList("emails"), `adresse de ${mail}${number}`),
      ...all(fill.unless(/^smtp$/i, fill.custom), `type de ${mail}${number}`),
      ...all(fill.alias, `nom complet de l adresse de ${mail}${number}`)
    }))
  ),
  all(fill.list("phones"), "telephone bureau", "telephone 2 bureau", "telephone domicile", "telephone 2 domicile"),
  all(fill.list("phones"), "tel mobile", "telephone principal", "telephone autre", "telephone voiture"),
  all(fill.list("phones"), "telephone societe"),
  all(fill.custom, "telephone de l assistant e", "rappel", "rnis", "recepteur de radiomessagerie", "radio telephone"),
  all(fill.custom, "radiotelephone", "telephone tdd tty", "telex"),
  all(fill.custom, "telecopie bureau", "telecopie domicile", "telecopie autre"),
  all(fill.link, "page web", "page web personnelle"),
  all(fill.tags(/;/), "categories", "mots cles"),
  all(fill.notes, "notes"),
  all(date("day-first"), "anniversaire", "anniversaire de mariage ou fete"),
  all(fill.unless(/^normale?$/i, fill.custom), "priorite", "critere de diffusion"),
  all(fill.unless(/^faux$/i, fill.custom), "prive"),
  all(fill.unless(/^non (?:specifie|spécifié)e?$/i, fill.custom), "sexe"),
  all(fill.custom, "surnom", "initiales", "compte", "nom de l assistant e", "informations facturation", "enfants"),
  all(fill.custom, "serveur d annuaire", "code gouvernement", "passe temps", "disponibilite internet"),
  all(fill.custom, "emplacement", "responsable", "kilometrage", "bureau", "conjoint e"),
  all(fill.custom, "numero d identification de l organisation"),
  all(fill.custom, "utilisateur 1", "utilisateur 2", "utilisateur 3", "utilisateur 4")
)
