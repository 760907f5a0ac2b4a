/** What to say on the phone, in French. A dash begins what one waits for, or does. */
import { fr } from "../../../words/french.ts"
import type { Wording } from "../MessageTemplate.ts"

export const frenchCalls = {
  "too-busy": {
    body: fr`Bonjour {name}, c'est {me}. {Vous m'aviez|Tu m'avais} proposé de rappeler à peu près maintenant.

Est-ce un meilleur moment ? J'ai trois questions sur {votre|ton} travail, et {minutes} minutes suffisent.

– Si oui : commencez par la question qui compte le plus pour vous.
– Si non : « Je comprends. Quel jour {vous|te} conviendrait mieux ? Je rappellerai, et ce sera court. »

Merci, {name}.`
  },
  "too-busy-later": {
    body: fr`Bien sûr, j'entends que la journée est pleine.

Quel serait un meilleur moment pour {minutes} minutes ? Je peux appeler tôt, à midi ou en fin de journée. La semaine prochaine me va aussi.

– Répétez le jour et l'heure, et notez-les.

Merci, {name}. Je {vous|te} rappelle à ce moment-là.`
  },
  "too-busy-smaller": {
    body: fr`Je comprends, et je ne veux pas alourdir {votre|ta} semaine.

Puis-je {vous envoyer|t'envoyer} plutôt deux questions sur {votre|ton} travail par courriel ? Il suffirait de cinq minutes, quand {vous le voulez|tu le veux}.

– Si c'est encore trop : « Y a-t-il quelqu'un d'autre qui parle volontiers de ce métier, et que je pourrais appeler ? »

Merci, {name}, et bonne journée.`
  },
  "phone-exploring": {
    body: fr`Bonjour {name}, je m'appelle {me}. Je cherche à savoir à quoi ressemble {votre|ton} métier avant de décider s'il est fait pour moi. {Auriez-vous|Aurais-tu} dix minutes maintenant, ou faut-il que je rappelle ?

– S'il faut rappeler : convenez d'un jour et d'une heure, remerciez et raccrochez.

Merci. Mon parcours, pour savoir qui pose les questions : {headline}.

– Posez trois de ces questions :
À quoi ressemble une semaine ordinaire ?
Quelle partie {vous plaît|te plaît} le plus, et laquelle {donneriez-vous|donnerais-tu} volontiers ?
Dans quoi faut-il exceller ?
Qu'est-ce qui surprendrait quelqu'un de l'extérieur ?
Que devrais-je lire ou essayer pour savoir si cela me convient ?

– Écoutez plus que vous ne parlez. Notez les mots employés.

Ma dernière question : à qui d'autre devrais-je parler ? Et puis-je dire que je viens de {votre|ta} part ?

Merci, {name}. Ce qui m'a été le plus utile, c'est …

– Dites quoi. C'est aussi ce dont remercier par écrit, aujourd'hui.`
  },
  "phone-mutual": {
    body: fr`Bonjour {name}, je m'appelle {me}. {referrer} m'a dit que {vous connaissez|tu connais} bien ce métier et que nous devrions nous parler. {Avez-vous|As-tu} quinze minutes, ou un autre jour serait-il mieux ?

– Si un autre jour est mieux : convenez-en, remerciez, et dites-le à la personne qui vous a donné ce nom.

Merci. En bref, voici qui je suis : {headline}. Ce que j'aimerais mieux comprendre : {topic}.

– Posez quatre de ces questions :
Quel chemin {vous a|t'a} mené à ce métier ?
D'où {connaissez-vous|connais-tu} {referrer} ?
Qu'est-ce qui a changé ces dernières années ?
Où le domaine grandit-il ici, et où non ?
Qu'est-ce qui compte le plus pour les employeurs : la formation, l'expérience ou les relations ?
Avec mon parcours, par où {commenceriez-vous|commencerais-tu} ?

– Après dix minutes, dites-le : « J'ai promis quinze minutes ; voici donc ma dernière question. »

À qui d'autre devrais-je parler ? Puis-je donner {votre|ton} nom ?

Merci, {name}. Je dirai à {referrer} combien cet échange m'a été utile.`
  },
  "phone-entering": {
    body: fr`Bonjour {name}, je m'appelle {me}. J'ai choisi de travailler dans ce domaine, ici au Canada, et j'aimerais bien m'y prendre. Puis-je {vous|te} poser quelques questions ? {minutes} minutes suffisent, maintenant ou quand {vous le voulez|tu le veux}.

– Si ce n'est pas maintenant : convenez d'un moment, remerciez et raccrochez.

Merci. Mon parcours : {headline}.

– Posez quatre de ces questions :
Quelle a été {votre|ta} porte d'entrée ?
Quel premier poste ouvre le plus de portes ?
Quel titre ou quel permis vaut son prix, et lequel ne le vaut pas ?
Comment l'expérience acquise ailleurs est-elle vue, et qu'est-ce qui aide à la faire compter ?
Où entend-on parler des postes avant qu'ils soient affichés ?
À quelle association adhérer, et qui y est d'un abord facile ?
Sur quoi les nouveaux arrivants se trompent-ils souvent ?

– Pas d'allusion à un poste : aujourd'hui, il s'agit de conseils.

Ma dernière question : à qui d'autre devrais-je parler, et puis-je donner {votre|ton} nom ?

Merci, {name}. Je vais essayer ce que {vous m'avez dit|tu m'as dit}, et je {vous|te} raconterai.`
  }
} as const satisfies Readonly<Record<string, Wording>>
