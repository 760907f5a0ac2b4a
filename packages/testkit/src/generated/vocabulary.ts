/** The words that generated logs are made of: a job seeker's network in Canada, in English and French. A data table. */

const words = (text: string): ReadonlyArray<string> => text.trim().split(/\s*,\s*/)

export const givenNames = words(`
  Ana, Béatrice, Wei, Olu, Farah, Luc, Priya, José, Amara, Mateo, Ngozi, Yusuf, Ingrid, Kofi, Mei, Sandeep, Chloé, Omar,
  Leila, Dmitri, Aiko, Fatima, Jean-François, Marisol, Tuan, Ewa, Hassan, Gabrielle, Rajesh, Siobhán, Andrés, Zainab,
  Piotr, Camille, Ivan, Nadia, Thabo, Élise, Carlos, Minh, Soraya, Rohan, Oksana, Emeka, Hélène, Tariq, Lucía, Viktor,
  Aaliyah, Stéphane, Bich, Deepa, Kwame, Renée, Alejandro, Jelena, Samir, Manon, Hiroshi, Adaeze, Pavel, Noémie, Arjun,
  Rania, Etienne, Xiu, Bogdan, Marie-Ève, Abdul, Catarina, Felix, Geneviève, Ismail, Joanna, Kiran, Lionel, Mónica,
  Natasha, Oscar, Padma, Quentin, Rosalie, Sergei, Tamara, Umar, Valérie, Wanjiru, Yara, Zoltan, Agnieszka, Benoît,
  Chen, Delphine, Esperanza, Folake, Guillaume, Huda, Isabel, Jun, Karolina, Laurent, Miriam, Nikhil, Olena, Paulo`)

export const familyNames = words(`
  Souza, Lefèvre, Zhang, Adeyemi, Haddad, Tremblay, Nair, Núñez, Okafor, García, Eze, Demir, Larsen, Mensah, Lin, Gill,
  Gagnon, Farouk, Rahimi, Ivanov, Tanaka, Hassan, Bouchard, Ortega, Nguyen, Nowak, Ali, Roy, Patel, O'Brien, Restrepo,
  Sheikh, Kowalski, Bélanger, Petrov, Karam, Mokoena, Côté, Herrera, Tran, Azizi, Mehta, Shevchenko, Obi, Fortin, Khan,
  Morales, Popov, Jackson, Lavoie, Pham, Iyer, Asante, Gauthier, Vargas, Jovanović, Mansour, Ouellet, Sato, Chukwu,
  Novák, Pelletier, Rao, Saleh, Morin, Huang, Ionescu, Lapointe, Rahman, Ferreira, Wagner, Simard, Ibrahim, Zielińska,
  Sharma, Girard, Castillo, Sokolova, Lindqvist, Reddy, Caron, Dubois, Volkov, Boateng, Siddiqui, Beaulieu, Mwangi,
  Youssef, Szabó, Wójcik, Poirier, Liu, Charbonneau, Romero, Balogun, Thibault, Abbas, Carvalho, Kim, Kaczmarek,
  Desjardins, Ahmed, Kapoor, Bondarenko, Almeida, MacDonald, Singh, Brown, Wong, Campbell, Stewart, Leblanc, Martin`)

export const companyStems = words(`
  Northwind, Maple Ridge, Harbourfront, Blue Heron, Laurentian, Prairie, Georgian Bay, Summit, Cedar, Lakeshore,
  Boreal, Keystone, Aurora, Rideau, Tamarack, Beacon, Saguenay, Pacific Rim, Granite, Silver Birch, Redpath, Cascadia,
  Fundy, Gatineau, Algonquin, Meridian, Oakville, Trillium, Nordique, Confluence, Ridgeway, Anchor, Québec Nord,
  Stonebridge, Greenfield, Millstone, Hudson, Peace River, Outremont, Kawartha, Shoreline, Brightwater, Ironwood`)

export const companyKinds = words(`
  Health, Logistics, Financial, Analytics, Robotics, Foods, Engineering, Energy, Media, Software, Credit Union,
  Insurance, Construction, Consulting, Telecom, Biotech, Mining, Retail Group, Transit, Learning, Properties, Legal`)

export const seniorities = words(
  "Junior, Intermediate, Senior, Lead, Principal, Associate, Director of, Head of, Manager"
)

export const occupations = words(`
  Data Analyst, Civil Engineer, Product Manager, Accountant, Registered Nurse, Business Analyst, UX Designer,
  Supply Chain Planner, Software Developer, Project Coordinator, Marketing Specialist, Financial Planner, Recruiter,
  Quality Engineer, Policy Advisor, Pharmacist, Mechanical Designer, Security Analyst, Translator, Teacher,
  Lab Technician, Operations Manager, Customer Success Manager, Architect, Network Administrator, Underwriter,
  Environmental Consultant, Social Worker, Technical Writer, Urban Planner, Electrician, Payroll Administrator`)

export const cities = words(`
  Toronto, Mississauga, Montréal, Laval, Ottawa, Gatineau, Calgary, Edmonton, Vancouver, Burnaby, Winnipeg, Halifax,
  Hamilton, Kitchener, London, Québec, Regina, Saskatoon, St. John's, Fredericton, Moncton, Victoria, Brampton`)

export const tags = words(`
  cpa, bridging, mentor, finance, data, newcomers, alumni, volunteer, hiring, health, referral, toronto, montréal,
  francophone, engineering, meetup, soccer, women in tech, coffee soon, careers fair, ex-colleague, public sector`)

export const customLabels = words("How we met, Children, Hobby, Assistant, Licence, Next licence exam, Favourite café")

export const gatheringNames = words(`
  Board of Trade Mixer, Newcomers' Evening, Data for Good Meetup, Women in Engineering Breakfast, Salon de l'emploi,
  CPA Networking Night, Toastmasters Open House, Alumni Social, Supply Chain Conference, Career Fair, 5 à 7 Réseautage`)

export const questions = words(
  "typical-week, skills-sought, credentials, how-found, satisfies, hardest, do-differently, growth, journals, who-else"
)

/** English: what a clause is made of. */
export const english = {
  openers: words(`
    She said that, He thinks, They told me, We talked about how, According to them, Turns out, I learned that,
    Apparently, She mentioned, He stressed, In their view, My impression is that, We agreed that, They were clear that,
    It came up that, She hinted, He warned me that, I should remember that, Over lunch I heard that, Half joking she said`),
  subjects: words(`
    the team, her manager, the hiring committee, most newcomers, the bridging programme, a good portfolio, the union,
    the regulator, their warehouse, the Halifax office, every second candidate, the course at Seneca, a short call,
    the agency, head office, the night shift, their analyst, the new director, my résumé, the second interview,
    a licensed colleague, the pilot project, the client, their vendor, the provincial exam, the mentorship circle,
    the budget, a reference from a supervisor, the job posting, their intranet, the association, a volunteer role`),
  verbs: words(`
    needs, prefers, rarely asks for, often skips, is waiting for, will publish, pays for, cares most about, replaced,
    is looking at, has doubled, depends on, values, struggles with, moved to, is cutting, expects, reviews, outsourced,
    is building, wants to see, cannot find, starts with, ended, recommends, underestimates, keeps postponing, opened`),
  objects: words(`
    Canadian references, a clear cover letter, SQL and a little Python, the licence before spring, two rounds of tests,
    people who write well, a portfolio of three projects, forklift certification, short contracts, remote candidates,
    the backlog from last year, soft skills, a security clearance, bilingual staff, a French test, co-op students,
    the P.Eng. paperwork, somebody who can explain numbers, cold e-mails, a phone call on Friday, the new tax software,
    weekend shifts, safety training, an honest answer on salary, more inspections, grant money, internal referrals,
    a fresh pair of eyes, the merger, lower rent downtown, a bridge loan, evidence of teamwork, old spreadsheets`),
  endings: words(`
    this quarter, before the holidays, because of the audit, since the merger, whatever the posting says,
    and nobody says so openly, at least in Ontario, if the funding comes through, after the first ninety days,
    which surprised me, so I should ask again in May, and that takes about six weeks, as in every hospital,
    even for junior roles, unless somebody inside vouches for you, more than any certificate, for the next two years,
    and the pay follows, except in the Prairies, though it is changing, from what she has seen, when volumes pick up`),
  useful: words(`
    Put the licence number on the first line, Ask for twenty minutes and never more, Call the registrar before noon,
    Lead with the warehouse numbers, Join the local chapter before the conference, Send the one-page version,
    Mention the volunteer work in the first paragraph, Skip the agency and write to the team lead,
    Learn the pension rules first, Bring a printed portfolio, Watch for postings on Thursdays`),
  advice: words(`
    Take the evening course, Rewrite the summary, Get the credential assessed, Talk to the union steward,
    Practise the case interview, Ask about the co-op stream, Volunteer at the clinic, Read the annual report,
    Write to the association, Shadow somebody for a day, Learn the inventory system, Update the LinkedIn headline`)
}

export const french: typeof english = {
  openers: words(`
    Elle m'a dit que, Selon lui, On a parlé du fait que, J'ai appris que, D'après eux, Il paraît que, Elle a insisté :,
    À son avis, On est d'accord que, Je retiens que, Il m'a prévenu que, Autour d'un café j'ai compris que`),
  subjects: words(`
    l'équipe, sa gestionnaire, le comité d'embauche, l'ordre professionnel, le programme passerelle, un bon portfolio,
    le syndicat, le bureau de Laval, le nouveau directeur, la deuxième entrevue, le client, la formation du cégep,
    l'examen de l'OQLF, le budget, l'agence, le projet pilote, un appel de dix minutes, le mentorat, leur fournisseur`),
  verbs: words(`
    cherche, demande rarement, préfère, attend, finance, publiera, dépend de, valorise, a remplacé, examine, exige,
    recommande, néglige souvent, va ouvrir, a perdu, reporte toujours, commence par, n'arrive pas à trouver`),
  objects: words(`
    des références canadiennes, une lettre claire, deux tests techniques, un permis avant le printemps, des bilingues,
    quelqu'un qui sait vulgariser, un portfolio de trois projets, des contrats courts, une attestation de sécurité,
    un appel le vendredi, la fusion, des stages, l'évaluation du diplôme, du télétravail, les heures de nuit,
    une réponse franche sur le salaire, des candidatures internes, de vieux tableurs, une preuve de travail d'équipe`),
  endings: words(`
    ce trimestre, avant les Fêtes, à cause de l'audit, quoi qu'en dise l'offre, du moins au Québec, si la subvention passe,
    après la période d'essai, ce qui m'a surpris, et ça prend six semaines, même pour les postes juniors,
    à moins d'être recommandé, plus que n'importe quel diplôme, depuis la fusion, quand le volume reprend`),
  useful: words(`
    Mettre le numéro de permis en tête, Demander vingt minutes et pas plus, Appeler le registraire le matin,
    Commencer par les chiffres, S'inscrire à la section locale, Envoyer la version d'une page, Parler du bénévolat tôt`),
  advice: words(`
    Suivre le cours du soir, Refaire le sommaire, Faire évaluer le diplôme, Parler au délégué syndical,
    Pratiquer l'entrevue, Demander le programme coop, Lire le rapport annuel, Écrire à l'association`)
}
