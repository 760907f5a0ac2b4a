/** What the checks look for in French. */
import { type Phrases, phrase } from "./Phrases.ts"

const JOB =
  "(?:emplois?|travail|postes?|stages?|jobs?|boulot|embauche|place|opportunit[ée]s?(?: d'emploi| professionnelles?)?|alternance)"
const UN =
  "(?:(?:pas|plus|jamais|activement|actuellement|aussi|encore|justement|simplement|seulement|vraiment|toujours) ){0,2}(?:un |une |des |d'un |d'une |d'|de |du |mon (?:premier|prochain) |le |quelque )?(?:(?:nouvel|nouveau|premier|autre|bon|petit|vrai|futur) )?"
const CV =
  "(?:cv|curriculum(?: vitae)?|dossier|candidature|profil|portfolio|lettre de motivation|lettre de présentation)"

export const frenchPhrases: Phrases = {
  toNobody: phrase(
    "à qui de droit",
    "madame,? (?:ou |et )?monsieur",
    "(?:bonjour|bonsoir|salut) (?:à (?:tous|toutes|vous|tout le monde)|tout le monde|l'équipe)",
    "(?:bonjour|bonsoir|ch[èe]re?) (?:madame|monsieur)(?=\\s*(?:[,.!]|$))",
    "chers? (?:tous|amis|collègues|professionnels|responsables?|recruteurs?)",
    "ch[èe]re? (?:équipe|responsable|recruteur)\\p{L}*"
  ),
  greeting: phrase("bonjour", "bonsoir", "salut", "cher", "ch[èe]re", "allô", "allo", "coucou"),
  ask: phrase(
    "(?:pourriez|pouvez|auriez|avez|seriez|êtes|accepteriez|voudriez|aimeriez|connaissez|connaîtriez|savez|sauriez)-vous",
    "(?:pourrais|peux|aurais|as|serais|es|accepterais|voudrais|aimerais|connais|connaîtrais|sais|saurais)-tu",
    "vous (?:serait-il|est-il)|te (?:serait-il|est-il)",
    "(?:puis|pourrais)-je",
    "(?:pourrions|pouvons)-nous",
    "(?:serait|est)-(?:il|ce)",
    "y a-t-il",
    "quel(?:le)?s? (?:jour|moment|heure|serai(?:t|ent))",
    "est-ce que (?:vous|tu|je|nous|l'on|on|c'est|ce)",
    "est-ce qu'(?:on|il)",
    "(?:vous|tu) (?:pourriez|pourrais|auriez|aurais|accepteriez|accepterais)",
    "je me demand(?:e|ais) s(?:i|'il)",
    "(?:dites|dis|faites|fais)[- ](?:moi|le moi|-moi)? ?(?:savoir )?(?:si|quand|ce que)",
    "je (?:vous|te) serais? reconnaissante?",
    "(?:j'aimerais|je voudrais|je souhaiterais|je serais (?:ravie?|heureu(?:x|se)) de) (?:vous |te |en )?(?:parler|entendre|poser|rencontrer|échanger|discuter|apprendre|demander|votre avis|ton avis|avoir|savoir)",
    "(?:je |)(?:vous appellerai|t'appellerai)",
    "merci de (?:me|m')",
    "(?:serait|serais)-(?:il|elle) (?:mieux|possible)"
  ),
  pleasantry: phrase("comment (?:allez-vous|vas-tu|ça va|va la vie)", "ça va(?: bien)?", "vous allez bien|tu vas bien"),
  not: phrase(
    "ne",
    "n(?=')",
    "n'\\p{L}+",
    "pas",
    "jamais",
    "aucun(?:e)?",
    "sans",
    "ni",
    "non",
    "plutôt que",
    "au lieu de"
  ),
  notOnly: phrase(
    "(?:(?:ne |n')\\p{L}+ )?pas (?:seulement|uniquement|juste|que)",
    "sans (?:doute|hésiter|hésitation|tarder|souci)",
    "n'hésite[zs]? pas",
    "n'hésitez",
    "pas de (?:souci|problème)"
  ),
  turn: phrase("mais", "cependant", "toutefois", "pourtant", "et (?:je|j')", "donc", "car", "parce que", "alors je"),
  isNot: /^\s*(?:n'est|n'était|ne sera|ne serait) pas/i,
  job: phrase(
    `(?:cherche|recherche|chercher|rechercher|cherchais|demande|demander|demandais|veux|voudrais|espère|souhaite|souhaiterais|aimerais|trouver|obtenir|décrocher|avoir|postuler|candidater|solliciter|sollicite)(?: pour| à| moi| avoir| trouver| obtenir| décrocher)? ${UN}${JOB}(?! (?:que|où|qui))`,
    "(?:recherche|quête) (?:active )?(?:d'|de |d'un |d'une |de mon )(?:nouvel |nouveau |premier )?(?:emploi|travail|poste|stage|job|boulot|opportunités?)",
    `(?:écris|contacte|appelle) (?:pas |plus )?(?:pour|au sujet d'|à propos d') ?(?:un |une )?${JOB}`,
    `besoin d(?:e |'|'un |u )${JOB}`,
    `(?:connaissez-vous|connais-tu|avez-vous|as-tu|auriez-vous|aurais-tu|y a-t-il|y aurait-il|existe-t-il) (?:un|une|des|d'|quelque) ?(?:postes?|emplois?|jobs?|stages?|ouvertures?|opportunités?|offres?)`,
    "(?:poste|emploi|stage)s? (?:vacants?|à pourvoir|disponibles?|libres?|ouverts?)",
    "offres? d'emploi",
    "candidature spontanée",
    "(?:recrutez|embauchez|engagez)-vous",
    "(?:recrutes|embauches|engages)-tu",
    "(?:recrute|embauche|engage)-t-(?:elle|il|on)",
    "(?:entreprise|équipe|société|organisation|service) (?:recrute|embauche|engage)",
    `(?:ci-joint|en pièce jointe|joins|joint|transmets|envoie)(?: [àa] ce message)?(?:,)? (?:aussi )?mon ${CV}`,
    `mon ${CV} (?:est )?(?:ci-joint|en pièce jointe|joint|à toutes fins utiles)`,
    "ma candidature (?:à|au|pour|auprès|spontanée)"
  ),
  bluntJob: phrase(
    "m'(?:embaucher|engager|employer)",
    "me recruter",
    "(?:embauchez|engagez|recrutez|embauche|engage|recrute)-moi",
    `me (?:donner|trouver|offrir|proposer|procurer|obtenir|décrocher) ${UN}(?:emploi|travail|poste|stage|job|boulot|entrevue|entretien|chance)`,
    `(?:donnez|trouvez|offrez|donne|trouve|offre)-moi ${UN}(?:emploi|travail|poste|stage|job|boulot|entrevue|entretien|chance)`,
    "besoin (?:d'un|de ce|d') ?(?:emploi|travail|poste|job|boulot)"
  ),
  referral: phrase(
    "me (?:recommander|recommanderiez|recommanderais|recommandez|recommandes?|référer|référeriez|réfère[rz]?)(?! (?:un|une|des|le|la|les|quelqu|quelques|deux|trois|d'autres|à quelqu|vers)(?:'|\\s|$))",
    "(?:recommandez|recommande|référez|réfère)-moi(?! (?:un|une|des|le|la|les|quelqu|vers|à quelqu))",
    "me (?:parrainer|coopter)",
    `(?:transmettre|transmettez|transmets|faire suivre|faites suivre|passer|envoyer|remettre|donner|soumettre|partager|glisser)(?: directement)? mon ${CV} (?:à|au|aux|en interne|autour|dans|auprès)`,
    `(?:transmettre|faire suivre|passer|soumettre) mon ${CV}`,
    "(?:glisser|glissez|dire|toucher|placer) un (?:petit |bon )?mot (?:pour moi|en ma faveur|à (?:votre|ton|ta|vos|tes))",
    "(?:appuyer|soutenir|recommander) ma candidature",
    "(?:demande|demander|obtenir|avoir|voudrais|aimerais|écrire|donner|besoin d'|d')(?: de votre part| de ta part)? ?une (?:lettre de )?(?:recommandation|référence)",
    "votre (?:recommandation|référence) (?:auprès|pour)",
    "(?:proposer|mentionner) mon nom"
  ),
  asks: {
    talk: phrase(
      "(?:\\d+|dix|quinze|vingt|trente|quelques) ?(?:minutes?|min)",
      "(?:une )?(?:demi-heure|heure)",
      "cafés?",
      "(?:appel|échange|conversation|discussion|rencontre|rendez-vous)",
      "(?:vous|te|nous) (?:parler|rencontrer|voir|appeler)"
    ),
    introduction: phrase(
      "(?:me|nous) présenter",
      "(?:me|nous) mettre en (?:contact|relation)",
      "présente[zr]?-(?:moi|nous)"
    ),
    review: phrase(
      `(?:relire|lire|regarder|corriger|revoir|commenter|jeter un (?:œil|coup d'œil) (?:à|sur)|(?:votre|ton) avis sur) mon (?:profil linkedin|${CV})`
    ),
    mentor: phrase(
      "(?:être|devenir) (?:mon|ma) ment(?:or|ore|eure?|ore)",
      "me mentorer",
      "me parrainer",
      "m'accompagner"
    )
  },
  time: phrase(
    "(?:\\d+|cinq|dix|quinze|vingt|trente|quelques)(?: (?:à|ou) (?:\\d+|dix|quinze|vingt|trente))? ?(?:minutes?|min)",
    "(?:une |d'une )?(?:demi-heure|demie heure|heure)|quart d'heure",
    "(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?",
    "aujourd'hui|demain|après-demain|ce (?:matin|soir|midi|mois)|cet après-midi",
    "(?:cette|la) semaine(?: prochaine| qui vient)?|semaine prochaine|le mois prochain|mois prochain|cette semaine",
    "(?:début|fin|milieu|courant) (?:de )?(?:la |du )?(?:semaine|mois|journée)",
    "\\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)",
    "\\d{1,2} ?h(?: ?\\d\\d)?",
    "(?:le matin|l'après-midi|le soir|à midi|en (?:matinée|soirée|après-midi)|en fin de journée)",
    "l'heure du dîner|dîner|déjeuner"
  ),
  vague: phrase(
    "un de ces jours",
    "à l'occasion",
    "un jour",
    "prochainement",
    "bientôt",
    "dès que possible",
    "quand (?:vous voudrez|tu voudras|vous pourrez|tu pourras)",
    "à un moment donné"
  ),
  specific: phrase(
    "(?:votre|ton|ta|l') ?(?:article|conférence|publication|présentation|livre|entrevue|entretien|webinaire|balado|atelier|commentaire|réponse|question|rapport|recherche|thèse|exposé|intervention|blogue?|vidéo)s?",
    "(?:votre|ton) (?:conseil|idée|suggestion|exemple|explication|récit|avis) (?:de|d'\\p{L}+|sur|à propos|au sujet)",
    "(?:votre|ton|ta) (?:travail|expérience|rôle|passage|équipe|projet|chemin|arrivée|carrière|parcours) (?:sur|chez|dans|à|au|avec|comme|en|pour)",
    "(?:ce|comment|quand|que) (?:vous avez|tu as|vous m'avez|tu m'as) (?:dit|expliqué|décrit|écrit|montré|raconté|conseillé|suggéré|recommandé|publié|fait|partagé|appris)",
    "(?:vous m'avez|tu m'as|vous m'aviez|tu m'avais) (?:dit|expliqué|décrit|écrit|montré|raconté|conseillé|suggéré|recommandé|appris|parlé)",
    "nous avons (?:parlé|discuté|travaillé|étudié) (?:de|d'|du|des|sur|à|au|chez|ensemble (?:sur|à|au|chez))",
    "(?:le|la|l'|cet?|un|une) ?(?:article|cours|livre|programme|certificat|permis|association|offre|poste) (?:sur|de|d'\\p{L}+|que|dont|en|pour)",
    "quand nous (?:travaillions|étudiions|nous sommes)",
    "(?:le plus utile|m'a (?:frappée?|marquée?|aidée?|intéressée?|éclairée?)|ce que (?:j'ai|je) reti\\p{L}+)"
  ),
  ordinary:
    /^(?:Je|J'[a-zé]+|Canada|Canadien|Canadienne|LinkedIn|Zoom|Teams|Google|Meet|CV|RH|OK|Merci|Bien|Cordialement|Bonjour|Bonsoir|Salut|Cher|Chère|Madame|Monsieur|PS|PDF|Bonne|Avec|Au)$/,
  loud: /(?<![\p{L}\p{N}])(?:URGENT|URGENTE|SVP|S'IL VOUS PLA[IÎ]T|AIDE|AIDEZ|BESOIN|MAINTENANT|ASAP|IMPORTANT|TR[EÈ]S|VRAIMENT|JAMAIS|TOUJOURS|MERCI|EMPLOI|RÉPONDEZ|REPONDEZ)(?![\p{L}\p{N}])/gu
}
