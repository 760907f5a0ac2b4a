/** Messages as people write them, and which remarks each should get; for the tests of the lint. */
import type { MessageKind } from "@kith/core/domain/library/templates/MessageTemplate"
import type { RemarkId } from "@kith/core/domain/library/lint/Remark"

export interface Example {
  readonly kind: MessageKind
  readonly text: string
  /** Those, and no others. */
  readonly remarks: ReadonlyArray<RemarkId>
}

const is = (kind: MessageKind, text: string, ...remarks: ReadonlyArray<RemarkId>): Example => ({ kind, text, remarks })

export const english: ReadonlyArray<Example> = [
  // Good ones: nothing to say.
  is(
    "ask",
    "Hi Ana, your talk on bridging programmes at TechTO helped me a lot. Would you have 20 minutes next week for two questions? Mei"
  ),
  is(
    "ask",
    "Hello Mr. Tran,\n\nRaj Patel said that you know the licensing process well. Could we speak for 15 minutes on Tuesday or Thursday?\n\nThank you,\nMei Chen"
  ),
  is(
    "ask",
    "Dear Dr. Okafor,\n\nI read your article about rural clinics. May I ask you three questions by phone, on Monday at 10 or Friday at 2?\n\nMei"
  ),
  is(
    "ask",
    "Hi Ana, I liked what you wrote about switching fields. I am not asking for a job; would you have 20 minutes for advice on Thursday? Mei"
  ),
  is(
    "ask",
    "Hi Ana, this isn't about a position. How did you move from audit to risk at RBC? Could you spare 15 minutes tomorrow?"
  ),
  is(
    "ask",
    "Hi Ana, I don't expect you to help me find a job. Your path from Lagos to Shopify interests me; do you have 20 minutes this week?"
  ),
  is(
    "ask",
    "Hi Ana, rather than asking for a job, I would like to hear how you got into GIS work at Metrolinx. Could we talk for 20 minutes on Friday?"
  ),
  is(
    "ask",
    "Hi Ana, asking for a job is not why I write. Could you tell me in 20 minutes, next week, how Metrolinx plans its lines?"
  ),
  is(
    "ask",
    "Hi Ana, I never ask strangers to recommend me. Would you have 15 minutes on Monday to talk about your time at Hydro One?"
  ),
  is(
    "ask",
    "Hi Ana, could you recommend me a book on Canadian tax law? You mentioned one on the CPA panel. Two lines by Friday would be a gift."
  ),
  is(
    "ask",
    "Hi Ana, which roles do you enjoy most at RBC, and how did you find your job there? Would you have 20 minutes on Tuesday?"
  ),
  is(
    "thanks",
    "Hi Ana, thank you for yesterday. Your advice about the CPA bridging course was just what I needed. Mei"
  ),
  is("thanks", "Hi Ana, thank you for your time on Monday. What helped me most: the list of audit firms. Mei"),
  is("news", "Hi Ana, I took the course that you recommended, and passed. Thank you again! Mei"),
  is("news", "Hi Luc, this made me think of our talk: https://news.example/grid. No need to answer. Mei"),
  is(
    "introduction",
    "Hi Tom, do you still know Ana Souza at RBC? Would you be comfortable introducing us? I would ask her for 20 minutes of advice. Mei"
  ),
  is(
    "opening",
    "Hi Ana, I noticed an opening on your team: data analyst. May I ask what the team needs most before I apply? Mei"
  ),
  is(
    "opening",
    "Hi Ana, thank you for telling me of the analyst position at RBC. Could you tell me in two lines what the work is like?"
  ),
  is(
    "referral",
    "Hi Ana, I am applying for the analyst role at RBC. Would you feel comfortable recommending me for it? Mei"
  ),
  is("connect", "Hi Ana, it was good to meet you at TechTO. I would be glad to stay in touch here. Mei"),
  is(
    "about-me",
    "I am an accountant with six years in audit. I am looking for a role in risk. Who comes to your mind?"
  ),
  // Nobody in particular.
  is(
    "ask",
    "Dear Sir or Madam, I read about your team's work on transit in the Star. Could I ask you two questions, 15 minutes, on Monday?",
    "no-name"
  ),
  is(
    "ask",
    "To whom it may concern,\n\nI read your report on housing. Could we talk for 20 minutes next week?",
    "no-name"
  ),
  is("ask", "Hello there, I enjoyed your webinar on nursing exams. Would you have 10 minutes on Tuesday?", "no-name"),
  is("ask", "I saw your post about the Alberta exam. Could you spare 15 minutes this week?", "no-name"),
  // Could have gone to anybody.
  is("ask", "Hi Ana, I would love to learn from you. Do you have 20 minutes next week? Mei", "nothing-specific"),
  is("thanks", "Hi Ana, thank you so much for your time yesterday. It was great to meet you. Mei", "nothing-specific"),
  is("news", "Hi Ana, I hope you are well. Just checking in! Mei", "nothing-specific"),
  // Nothing to answer.
  is(
    "ask",
    "Hi Ana, I came across your profile at RBC. I moved from Brazil last year and want to grow in this field. Mei",
    "no-ask"
  ),
  is("ask", "Hi Ana, how are you? I came across your profile at RBC. I moved from Brazil last year. Mei", "no-ask"),
  is("introduction", "Hi Tom, I saw that you know Ana Souza at RBC. Small world. Mei", "no-ask"),
  // A question is an ask, whatever its words.
  is("ask", "Hi Lena, no need for a job offer, I promise! How does the union work at the TTC? 10 min on Monday?"),
  is("ask", "Hi Priya, I would be grateful for 15 minutes to hear how you got licensed with APEGA, on Friday. Carlos"),
  // A job, too early.
  is(
    "ask",
    "Hi Ana, I am looking for a job in data. I saw you work at RBC. Could we talk for 20 minutes on Tuesday?",
    "asks-for-job"
  ),
  is("ask", "Hi Ana, are there any openings on your team at RBC? Would you have 15 minutes on Monday?", "asks-for-job"),
  is(
    "ask",
    "Hi Ana, is your company hiring? I liked your post about Shopify's offices. Can we speak for 10 minutes on Friday?",
    "asks-for-job"
  ),
  is(
    "ask",
    "Hi Ana, could you help me find work? I read your article about nursing. 15 minutes tomorrow would do.",
    "asks-for-job"
  ),
  is(
    "ask",
    "Hi Ana, please find attached my resume. Your talk at TechTO was great. Could we talk for 20 minutes on Monday?",
    "asks-for-job"
  ),
  is(
    "ask",
    "Hi Ana, I'm not in a hurry, but I am looking for a position at RBC. Do you have 20 minutes on Monday?",
    "asks-for-job"
  ),
  is(
    "ask",
    "Hi Ana, I am not only looking for a job at RBC but also for friends. Do you have 20 minutes on Monday?",
    "asks-for-job"
  ),
  is("thanks", "Hi Ana, thank you for your advice on the CPA exam. Do you know of any vacancies? Mei", "asks-for-job"),
  is(
    "thanks",
    "Hi Ana, thank you for your advice on the CPA exam. I would love it if you could hire me. Mei",
    "asks-for-job"
  ),
  is("opening", "Hi Ana, I saw the analyst opening at RBC. Could you give me a job there?", "asks-for-job"),
  is(
    "ask",
    "Hi Ana, I am seeking a new opportunity in banking. I saw your path at RBC. 20 minutes on Monday, would you mind?",
    "asks-for-job"
  ),
  // A referral, too early.
  is(
    "ask",
    "Hi Ana, we have not met. Could you refer me for the analyst role at RBC? 10 minutes on Monday would do.",
    "asks-for-referral"
  ),
  is("opening", "Hi Ana, I saw the analyst opening at RBC. Would you put in a good word?", "asks-for-referral"),
  is(
    "thanks",
    "Hi Ana, thank you for your advice on the CPA exam. Could you pass my resume on to your manager? Mei",
    "asks-for-referral"
  ),
  is(
    "opening",
    "Hi Ana, I applied for the analyst opening at RBC. Could you recommend me to the hiring manager?",
    "asks-for-referral"
  ),
  is("ask", "Hi Ana, I'd like a referral from you at RBC. Would you have 5 minutes on Friday?", "asks-for-referral"),
  // Too much at once.
  is(
    "ask",
    "Hi Ana, I read your post about RBC. Could you review my resume and introduce me to your manager this week?",
    "several-asks"
  ),
  is(
    "ask",
    "Hi Ana, your article on audit helped. Could we have a coffee on Tuesday? Would you mentor me?",
    "several-asks"
  ),
  is(
    "ask",
    "Hi Ana, your article on audit helped. Where did you study? Did you like it? Was it hard? What did it cost? Is it far? Do answer by Friday.",
    "several-asks"
  ),
  // No time named.
  is("ask", "Hi Ana, your article on audit helped me. Could we talk sometime? Mei", "no-time"),
  is("ask", "Hi Ana, your work on the King Street pilot interests me. Would you be open to a chat? Mei", "no-time"),
  // Loud.
  is("news", "Hi Ana, I PASSED THE EXAM TODAY that you told me about. Mei", "shouting"),
  is("news", "Hi Ana, I passed the exam that you told me about!!! Mei", "shouting"),
  is("ask", "Hi Ana, URGENT: your post about RBC. Could we talk for 5 minutes today?", "shouting"),
  // Not finished.
  is("thanks", "Hi Ana, thank you for yesterday. What helped me most: [what they helped you with]. Mei", "gaps"),
  is("ask", "Hi [their name], I read your article on audit. Do you have 20 minutes on Monday?", "gaps")
]

export const french: ReadonlyArray<Example> = [
  is(
    "ask",
    "Bonjour Ana, votre conférence sur les passerelles à TechTO m’a beaucoup aidée. Auriez-vous 20 minutes la semaine prochaine pour deux questions ? Mei"
  ),
  is(
    "ask",
    "Bonjour Monsieur Tran,\n\nRaj Patel m’a dit que vous connaissez bien le permis d’ingénieur. Pourrions-nous parler 15 minutes, mardi ou jeudi ?\n\nMerci,\nMei Chen"
  ),
  is("ask", "Bonjour Ana, j’ai lu ton article sur l’audit. Aurais-tu 20 minutes lundi à 10 h ?"),
  is(
    "ask",
    "Bonjour Ana, je ne cherche pas d’emploi ; j’aimerais comprendre votre parcours chez Desjardins. Auriez-vous 20 minutes jeudi ?"
  ),
  is(
    "ask",
    "Bonjour Ana, je ne vous demande pas de poste. Comment êtes-vous passée de l’audit au risque chez RBC ? Auriez-vous 15 minutes demain ?"
  ),
  is(
    "ask",
    "Bonjour Ana, je ne vous écris pas pour un emploi. Votre travail sur le tramway m’intéresse ; pourriez-vous m’accorder 20 minutes vendredi ?"
  ),
  is(
    "ask",
    "Bonjour Ana, plutôt que de demander un emploi, j’aimerais entendre votre avis sur Hydro-Québec. Auriez-vous 20 minutes mardi ?"
  ),
  is(
    "ask",
    "Bonjour Ana, pourriez-vous me recommander un livre sur la fiscalité d’ici ? Vous en aviez cité un lors de la table ronde de TechTO. Deux lignes d’ici vendredi me suffiraient."
  ),
  is("ask", "Bonjour Ana, qu’est-ce qui vous plaît dans votre emploi chez RBC ? Auriez-vous 20 minutes mardi ?"),
  is("thanks", "Bonjour Ana, merci pour hier. Votre conseil sur la passerelle CPA m’a éclairée. Mei"),
  is("news", "Bonjour Ana, j’ai suivi le cours que vous m’aviez conseillé, et je l’ai réussi. Encore merci ! Mei"),
  is(
    "introduction",
    "Salut Tom, connais-tu toujours Ana Souza chez RBC ? Serais-tu à l’aise de nous présenter ? Je lui demanderais 20 minutes de conseil. Mei"
  ),
  is(
    "opening",
    "Bonjour Ana, j’ai vu un poste dans votre équipe : analyste de données. Avant que je postule, pourriez-vous me dire ce dont l’équipe a besoin ?"
  ),
  is("referral", "Bonjour Ana, je postule comme analyste chez RBC. Seriez-vous à l’aise de me recommander ? Mei"),
  is("connect", "Bonjour Ana, c’était un plaisir de vous parler à TechTO. J’aimerais garder le contact ici. Mei"),
  is("about-me", "Je suis comptable. Je cherche un poste en gestion du risque. À qui pensez-vous ?"),
  is(
    "ask",
    "Madame, Monsieur,\n\nJ’ai lu votre rapport sur le logement. Pourrions-nous parler 20 minutes la semaine prochaine ?",
    "no-name"
  ),
  is("ask", "Bonjour à tous, j’ai aimé votre webinaire sur les examens. Auriez-vous 10 minutes mardi ?", "no-name"),
  is("ask", "J’ai vu votre publication sur l’examen. Pourriez-vous m’accorder 15 minutes cette semaine ?", "no-name"),
  is(
    "ask",
    "Bonjour Ana, j’aimerais beaucoup apprendre de vous. Auriez-vous 20 minutes la semaine prochaine ? Mei",
    "nothing-specific"
  ),
  is("thanks", "Bonjour Ana, merci beaucoup pour votre temps hier. C’était un plaisir. Mei", "nothing-specific"),
  is(
    "ask",
    "Bonjour Ana, j’ai vu votre profil chez RBC. Je suis arrivée du Brésil l’an dernier et je veux progresser. Mei",
    "no-ask"
  ),
  is("ask", "Bonjour Ana, comment allez-vous ? J’ai vu votre profil chez RBC. Mei", "no-ask"),
  is(
    "ask",
    "Bonjour Léna, je n’attends pas de vous un poste. Comment fonctionne le syndicat à la STM ? 10 minutes lundi ?"
  ),
  is(
    "ask",
    "Bonjour Ana, je cherche un emploi en données. Je vois que vous êtes chez RBC. Auriez-vous 20 minutes mardi ?",
    "asks-for-job"
  ),
  is(
    "ask",
    "Bonjour Ana, avez-vous des postes ouverts dans votre équipe chez RBC ? Auriez-vous 15 minutes lundi ?",
    "asks-for-job"
  ),
  is(
    "ask",
    "Bonjour Ana, je suis à la recherche d’un travail. J’ai lu votre article sur la santé. Auriez-vous 15 minutes demain ?",
    "asks-for-job"
  ),
  is(
    "ask",
    "Bonjour Ana, vous trouverez ci-joint mon CV. Votre conférence à TechTO était très bien. Pourrions-nous parler 20 minutes lundi ?",
    "asks-for-job"
  ),
  is(
    "ask",
    "Bonjour Ana, rien ne presse, mais je cherche un poste chez RBC. Auriez-vous 20 minutes lundi ?",
    "asks-for-job"
  ),
  is(
    "ask",
    "Bonjour Ana, je ne cherche pas seulement un emploi chez RBC, mais aussi des amis. Auriez-vous 20 minutes lundi ?",
    "asks-for-job"
  ),
  is(
    "thanks",
    "Bonjour Ana, merci pour votre conseil sur l’examen CPA. Pourriez-vous m’embaucher ? Mei",
    "asks-for-job"
  ),
  is("thanks", "Bonjour Ana, merci pour votre conseil sur l’examen CPA. Recrutez-vous ? Mei", "asks-for-job"),
  is(
    "opening",
    "Bonjour Ana, j’ai vu le poste d’analyste chez RBC. Pourriez-vous me trouver un emploi ?",
    "asks-for-job"
  ),
  is(
    "ask",
    "Bonjour Ana, nous ne nous connaissons pas. Pourriez-vous me recommander pour le rôle d’analyste chez RBC ? 10 minutes lundi suffiraient.",
    "asks-for-referral"
  ),
  is(
    "opening",
    "Bonjour Ana, j’ai vu le poste d’analyste chez RBC. Pourriez-vous glisser un mot en ma faveur ?",
    "asks-for-referral"
  ),
  is(
    "thanks",
    "Bonjour Ana, merci pour votre conseil sur l’examen CPA. Pourriez-vous transmettre mon CV à votre gestionnaire ? Mei",
    "asks-for-referral"
  ),
  is(
    "ask",
    "Bonjour Ana, j’ai lu votre article sur l’audit. Pourriez-vous relire mon CV et me présenter à votre gestionnaire cette semaine ?",
    "several-asks"
  ),
  is(
    "ask",
    "Bonjour Ana, votre article sur l’audit m’a aidé. Pourrions-nous nous parler un de ces jours ? Mei",
    "no-time"
  ),
  is("news", "Bonjour Ana, J’AI RÉUSSI MON EXAMEN dont vous m’aviez parlé. Mei", "shouting"),
  is("news", "Bonjour Ana, j’ai réussi l’examen dont vous m’aviez parlé !!! Mei", "shouting"),
  is("thanks", "Bonjour Ana, merci pour hier. Ce qui m’a été le plus utile : [ce qui vous a été utile]. Mei", "gaps")
]

/** Job or referral: what asks for one, and what only speaks of it. Bare sentences, for the two checks alone. */
export const asking = {
  en: [
    "I'm looking for work in Toronto.",
    "I am actively searching for a new full-time position.",
    "Do you know of any open positions?",
    "Please let me know about job opportunities.",
    "Is your team recruiting at the moment?",
    "My CV is attached.",
    "I need a job soon.",
    "Could you get me an interview?",
    "I hope to land my first job here with your help.",
    "I wonder if there is an internship for me; are there any internships?",
    "Would you vouch for me?",
    "Could you forward my application to HR?",
    "Can you refer me?",
    "Would you recommend me to your boss?",
    "Maybe you could mention my name to the recruiter.",
    "I was hoping to use you as a reference."
  ],
  fr: [
    "Je recherche activement un emploi à Montréal.",
    "Je suis en quête d'un premier emploi.",
    "Connaissez-vous des postes vacants ?",
    "Je vous transmets mon CV.",
    "Votre entreprise recrute-t-elle ?",
    "J'ai besoin d'un travail rapidement.",
    "Pourrais-tu m'engager ?",
    "Donnez-moi une chance.",
    "Auriez-vous un stage pour moi ?",
    "Je voudrais trouver un poste avec votre aide.",
    "Pourriez-vous appuyer ma candidature ?",
    "Peux-tu me recommander à ton patron ?",
    "J'aimerais une lettre de recommandation.",
    "Pourriez-vous faire suivre mon CV ?"
  ]
} as const

export const notAsking = {
  en: [
    "I am not asking for a job.",
    "I'm not asking you for a job or anything like it.",
    "I don't want you to feel that I am asking for a job.",
    "This is not about a vacancy, and I am not looking for a position.",
    "No, I am not looking for work right now.",
    "I won't ask you to refer me.",
    "Please do not think that I need a job from you.",
    "I am writing without hoping for a job.",
    "Instead of asking for a job I have a question.",
    "Asking for a job isn't the point of this note.",
    "What does your job look like?",
    "How do people here find work that suits them?",
    "You do important work in this position.",
    "Could you refer me to somebody who knows the exam?",
    "Could you recommend me some reading?",
    "Your recommendation of the course helped me.",
    "I started a new job last week, thanks to you.",
    "I found a job: thank you!",
    "Congratulations on your new role.",
    "The position of women in engineering interests me."
  ],
  fr: [
    "Je ne demande pas de poste.",
    "Je ne vous demande pas d'emploi.",
    "Je n'écris pas pour un poste.",
    "Je ne cherche plus d'emploi.",
    "Je ne veux pas vous demander un emploi.",
    "Sans chercher d'emploi, je me renseigne sur le métier.",
    "Je ne vous demanderai jamais de me recommander.",
    "Demander un emploi n'est pas mon but.",
    "À quoi ressemble votre emploi ?",
    "Votre poste a l'air passionnant.",
    "Pourriez-vous me recommander un cours ?",
    "Pourriez-vous me recommander quelqu'un à qui parler ?",
    "Votre recommandation de livre m'a servi.",
    "J'ai commencé un nouveau travail, grâce à vous.",
    "Félicitations pour votre nouveau poste."
  ]
} as const
