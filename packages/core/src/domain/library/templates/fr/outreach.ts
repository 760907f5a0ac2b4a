/** Writing to somebody, in French: the first time, and again where no answer came. */
import { fr } from "../../../words/french.ts"
import type { Wording } from "../MessageTemplate.ts"

export const frenchOutreach = {
  "first-message": {
    subject: fr`Une question sur {votre|ton} travail`,
    body: fr`{greeting}

J'ai trouvé {votre|ton} profil ({work}) en cherchant comment on exerce ce métier au Canada. J'y vis depuis peu ; mon parcours : {headline}.

Pourrions-nous nous parler {minutes} minutes, au téléphone ou en vidéo ? Je suis libre {times}. J'ai trois ou quatre questions sur le chemin que {vous avez|tu as} suivi et sur ce qui compte ici. C'est {votre|ton} expérience qui m'intéresse ; je ne demande pas de poste.

Un autre moment me va aussi. Et si le moment est mal choisi, je le comprendrai très bien.

Merci de {votre|ta} lecture,
{me}`
  },
  "first-message-their-work": {
    subject: fr`{Votre|Ton} travail : {interest}`,
    body: fr`{greeting}

Une chose dans {votre|ton} travail me reste en tête : {interest}. J'aimerais comprendre comment elle s'est faite, et ce que {vous en avez|tu en as} retenu.

J'espère travailler dans ce domaine ; mon parcours : {headline}. {Auriez-vous|Aurais-tu} {minutes} minutes pour quelques questions ? Je suis libre {times}. Au téléphone, en vidéo ou autour d'un café près de chez {vous|toi} : ce qui est le plus simple.

Si le moment est mal choisi, une ligne suffit, et je comprendrai.

Avec mes remerciements,
{me}`
  },
  "former-colleague": {
    subject: fr`Ça fait longtemps`,
    body: fr`{greeting}

Voilà un moment que nous avons travaillé ensemble ({shared}), et j'y repense avec plaisir. Comment {allez-vous|vas-tu} ?

Je vis maintenant au Canada et je prépare la suite dans ce domaine : {fields}. {Vous savez|Tu sais} comment les choses se passent de {votre|ton} côté ({work}), et {votre|ton} regard m'aiderait beaucoup.

{Auriez-vous|Aurais-tu} {minutes} minutes pour que l'on se donne des nouvelles, au téléphone ou en vidéo ? Je suis libre {times}. J'aimerais aussi savoir ce que {vous devenez|tu deviens}.

Bien amicalement,
{me}`
  },
  "introduction-request": {
    subject: fr`{Pourriez-vous|Pourrais-tu} me présenter ? ({target})`,
    body: fr`{greeting}

Je crois que {vous connaissez|tu connais} cette personne : {target}. J'aimerais en apprendre plus sur ce sujet : {topic}, et une courte conversation avec quelqu'un du métier m'aiderait beaucoup.

{Seriez-vous|Serais-tu} à l'aise de nous présenter ? Je ne demanderais que {minutes} minutes de conseil. Voici deux lignes à transmettre telles quelles :

« {me} aimerait vous poser quelques questions sur ce sujet : {topic}. Son parcours : {headline}. {minutes} minutes, au moment qui vous convient. »

Si {vous préférez|tu préfères} ne pas le faire, aucun souci.

Merci,
{me}`
  },
  alumni: {
    subject: fr`La même école : {school}`,
    body: fr`{greeting}

Nous avons une école en commun, {school}, et j'ai vu le chemin que {vous avez|tu as} fait depuis ({work}). Ici, je suis au début du mien ; mon parcours : {headline}.

{Accepteriez-vous|Accepterais-tu} de répondre à quelques questions sur ce chemin ? {minutes} minutes au téléphone ou en vidéo suffiront. Je suis libre {times}, et je m'adapte volontiers.

Si le mois est trop chargé, {dites-le-moi|dis-le-moi} sans hésiter.

Merci,
{me}`
  },
  "referred-by": {
    subject: fr`{referrer} m'a donné {votre|ton} nom`,
    body: fr`{greeting}

{referrer} m'a conseillé de {vous|te} parler, et cette idée m'a fait plaisir. Mon parcours : {headline}.

J'aimerais {votre|ton} avis sur ce sujet : {topic}. {Auriez-vous|Aurais-tu} {minutes} minutes, au téléphone ou en vidéo ? Je suis libre {times}. J'arriverai avec trois ou quatre questions et je respecterai l'heure.

Si le moment est mal choisi, je comprendrai.

Merci,
{me}`
  },
  nudge: {
    body: fr`{greeting}

Je {vous ai|t'ai} écrit {wrote}, et je sais combien une semaine peut être pleine. {Auriez-vous|Aurais-tu} toujours {minutes} minutes pour quelques questions sur {votre|ton} travail ({work}) ? Je suis libre {times}.

« Pas maintenant » est une bonne réponse aussi.

{me}`
  },
  "nudge-again": {
    body: fr`{greeting}

Une conversation, c'est peut-être trop en ce moment ; voici donc quelque chose de plus petit. Une seule question sur {votre|ton} travail ({work}) : {question}

{Pourriez-vous|Pourrais-tu} y répondre en une ligne ou deux, quand {vous aurez|tu auras} cinq minutes ? Cela m'aiderait beaucoup.

Merci,
{me}`
  },
  "nudge-last": {
    body: fr`{greeting}

Je ne veux pas encombrer {votre|ta} boîte : c'est mon dernier mot à ce sujet. Si un jour {vous avez|tu as} {minutes} minutes pour quelques questions sur {votre|ton} travail ({work}), {pourriez-vous|pourrais-tu} m'écrire une ligne ? Tous les moments me vont.

Dans tous les cas, je {vous|te} souhaite une belle saison.

{me}`
  },
  "propose-again": {
    body: fr`{greeting}

Le moment que j'ai proposé ne {vous|te} convenait peut-être pas. L'un de ceux-ci serait-il mieux : {times} ? {minutes} minutes au téléphone ou en vidéo suffisent pour mes questions sur {votre|ton} travail ({work}).

Si aucun ne va, {choisissez|choisis} un moment et j'y serai.

{me}`
  },
  "opening-noticed": {
    subject: fr`{opening} : un conseil ?`,
    body: fr`{greeting}

{told?Merci de m'avoir parlé de ce poste|J'ai vu ce poste} : {opening}. Il semble proche de ce que j'ai fait ; mon parcours : {headline}.

Avant de poser ma candidature, {pourriez-vous|pourrais-tu} me donner un conseil ? J'aimerais comprendre ce dont l'équipe a le plus besoin, et à quoi ressemble le travail de l'intérieur. {minutes} minutes au téléphone ou deux lignes par courriel m'aideraient beaucoup. Je suis libre {times}.

Si {vous êtes|tu es} trop loin de ce poste pour en parler, ce n'est rien.

Merci,
{me}`
  },
  "opening-referral": {
    subject: fr`{opening} : un service à demander`,
    body: fr`{greeting}

{told?Merci de m'avoir parlé de ce poste|J'ai vu ce poste} : {opening}. Grâce à nos échanges, je comprends bien ce travail, et je vais poser ma candidature.

{Vous me connaissez|Tu me connais} un peu, maintenant. {Seriez-vous|Serais-tu} à l'aise de me recommander ? Je peux {vous envoyer|t'envoyer} mon CV et trois lignes sur ce que j'apporterais : cela ne prendrait que cinq minutes.

Si {vous préférez|tu préfères} ne pas le faire, je le comprends très bien, et rien ne change entre nous.

Merci,
{me}`
  }
} as const satisfies Readonly<Record<string, Wording>>
