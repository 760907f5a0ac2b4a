/** What goes on paper, or is said of oneself, in French. */
import { fr } from "../../../words/french.ts"
import type { Wording } from "../MessageTemplate.ts"

export const frenchPapers = {
  "networking-letter": {
    body: fr`{dear}

Je {vous écris|t'écris} à cause de {votre|ton} travail ({work}). {referrer?{referrer} m'a donné {votre|ton} nom quand j'ai demandé qui connaît bien ce domaine.|{Votre|Ton} nom est revenu quand j'ai cherché qui connaît bien ce domaine.}

En quelques lignes, voici qui je suis : {headline}. Mon expérience : {experience}. Ce que je fais bien : {skills}. Je vis au Canada depuis peu, et j'apprends comment mon domaine fonctionne ici, ce que les employeurs recherchent et ce qui manque encore à mon profil.

Je n'écris pas pour un poste. J'espère {minutes} minutes de {votre|ton} temps, en personne ou au téléphone, pour entendre comment {vous voyez|tu vois} ce domaine et ce que {vous conseilleriez|tu conseillerais} à quelqu'un dans ma situation. J'arriverai avec une courte liste de questions et je respecterai l'heure.

Je {vous appellerai|t'appellerai} {call-day} pour savoir si une conversation est possible. {Si vous préférez|Si tu préfères} répondre par courriel, ou m'adresser à quelqu'un d'autre, mes coordonnées figurent ci-dessous.

Merci de {votre|ton} attention.

{Je vous prie de recevoir mes salutations les meilleures.|Bien cordialement,}

{me}
{reach}`
  },
  "networking-statement": {
    body: fr`{statement?{statement}|Je m'appelle {me}. Mon métier : {headline}. Ce que je fais bien : {skills}. Ce que j'ai fait jusqu'ici : {experience}. Je regarde ce qui se fait dans ce domaine : {fields}. J'aimerais parler avec des gens qui le connaissent de l'intérieur. À qui pensez-vous ?}`
  },
  "networking-card": {
    body: fr`{me}
{headline}
{reach}`
  }
} as const satisfies Readonly<Record<string, Wording>>
