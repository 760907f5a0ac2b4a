/** By what two contacts look alike, as it is said beside a proposal to merge them. */
import type { Sign } from "../identity/likeness.ts"
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

export const signWords = inBoth<Readonly<Record<Sign, string>>>(
  {
    email: "same e-mail address",
    link: "same page",
    phone: "same phone number",
    name: "same name",
    script: "same name in another script",
    nickname: "a short form of the name",
    initial: "an initial, same company",
    typo: "nearly the same name, same company"
  },
  {
    email: fr`même courriel`,
    link: fr`même page`,
    phone: fr`même numéro de téléphone`,
    name: fr`même nom`,
    script: fr`même nom dans une autre écriture`,
    nickname: fr`une forme courte du prénom`,
    initial: fr`une initiale, même entreprise`,
    typo: fr`presque le même nom, même entreprise`
  }
)
