/** Writing to somebody one has met, in French: thanks, news, and something to read. */
import { fr } from "../../../words/french.ts"
import type { Wording } from "../MessageTemplate.ts"

export const frenchAfterwards = {
  "thank-you": {
    subject: fr`Merci pour {votre|ton} temps`,
    body: fr`{greeting}

Merci du temps que {vous m'avez|tu m'as} accordé {met}. Ce qui m'a été le plus utile : {useful}.

{advice?Je vais suivre {votre|ton} conseil ({advice}), et je {vous|te} dirai ce que cela donne.|Je vais m'en servir, et je {vous|te} dirai ce que cela donne.}

Si je peux un jour {vous|te} rendre service, {dites-le-moi|dis-le-moi}.

Avec mes remerciements,
{me}`
  },
  "event-follow-up": {
    subject: fr`Au plaisir de notre rencontre`,
    body: fr`{greeting}

C'était un plaisir de faire {votre|ta} connaissance {met}{gathering? ({gathering})|}. Je repense à ce dont nous avons parlé : {talked}.

J'aimerais en savoir plus. {Auriez-vous|Aurais-tu} {minutes} minutes pour un café ou un appel ? Je suis libre {times}.

Et si {votre|ton} agenda est plein, je garde de toute façon un bon souvenir de cet échange.

Cordialement,
{me}`
  },
  connect: {
    body: fr`{greeting} c'était un plaisir de {vous|te} parler {met}{gathering? ({gathering})|}. J'aimerais garder le contact ici. {me}`
  },
  "thank-referrer": {
    subject: fr`Grâce à {vous|toi}, une belle rencontre`,
    body: fr`{greeting}

Merci de m'avoir suggéré de parler à cette personne : {referred}. Nous nous sommes parlé {met}, et cela en valait la peine. Ce que j'en retiens : {useful}.

{Vous m'avez|Tu m'as} ouvert cette porte, et je ne l'oublierai pas. Si je peux faire quelque chose pour {vous|toi}, {dites-le-moi|dis-le-moi}.

Bien cordialement,
{me}`
  },
  update: {
    subject: fr`Ce que {votre|ton} conseil a donné`,
    body: fr`{greeting}

{Vous m'aviez|Tu m'avais} donné ce conseil : {advice}. Je l'ai suivi, et voici ce que cela a donné : {result}.

Je voulais que {vous le sachiez|tu le saches} : {votre|ton} temps a été bien employé. Il n'y a rien à faire de {votre|ton} côté ; je {vous|te} récrirai quand il y aura du nouveau.

Encore merci,
{me}`
  },
  "check-in": {
    subject: fr`Une lecture qui m'a fait penser à {vous|toi}`,
    body: fr`{greeting}

Cette lecture m'a fait penser à {vous|toi} : {article}

{talked?J'ai repensé à notre conversation.|Cela m'a semblé proche de ce que {vous faites|tu fais}.} Comment {allez-vous|vas-tu} ?

Pas besoin de répondre si la semaine est chargée.

Cordialement,
{me}`
  },
  "check-in-short": {
    body: fr`{greeting}

{reason?Je reviens vers {vous|toi} à ce sujet : {reason}.|J'ai pensé à {vous|toi} aujourd'hui, alors voici un petit bonjour.} Comment {allez-vous|vas-tu} ?

De mon côté : {news}.

Cordialement,
{me}`
  }
} as const satisfies Readonly<Record<string, Wording>>
