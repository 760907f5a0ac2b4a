/** French words for what one does to keep in touch, as said in Canada and in France. Participles in every gender. */
import type { CaptureWords } from "./captureWords.ts"
import { meanings as is } from "./captureWords.ts"

// prettier-ignore
export const captureFrench: CaptureWords = {
  deeds: [
    [is.coffee, ["cafe", "cafes", "pause cafe", "cafe rencontre"]],
    [is.virtualCall, [
      "visio", "en visio", "visioconference", "videoconference", "video", "appel video", "appel zoom", "appel teams",
      "zoom", "teams", "cafe virtuel", "rencontre virtuelle", "reunion virtuelle", "reunion zoom", "reunion teams",
      "en ligne", "en virtuel"
    ]],
    [is.call, ["appel", "telephone", "tel", "coup de fil", "appel telephonique", "par telephone", "au telephone"]],
    [is.called, ["appele", "appelee", "rappele", "rappelee", "telephone a"]],
    [is.lunch, ["diner", "dine", "dejeuner", "dejeune", "lunch", "lunche"]],
    [is.drink, ["verre", "biere", "bieres", "apero", "5 a 7", "cinq a sept", "5 @ 7"]],
    [is.meal, ["souper", "soupe", "petit dejeuner", "brunch", "un the", "marche", "promenade"]],
    [is.inPerson, ["en personne", "en presentiel", "en presence", "face a face"]],
    [is.email, ["courriel", "courriels", "mail", "email"]],
    [is.letter, ["lettre", "courrier", "par la poste"]],
    [is.linkedin, ["linkedin", "message linkedin"]],
    [is.text, ["texto", "textos", "sms", "message texte"]],
    [is.texted, ["texte", "textee"]],
    [is.messenger, ["whatsapp", "wechat", "telegram"]],
    [is.outreach, [
      "ecrit", "message", "prise de contact", "premier contact", "relance", "suivi", "fait un suivi", "approche"
    ]],
    [is.contacted, ["contacte", "contactee", "relancee", "sollicite", "sollicitee", "approchee"]],
    [is.reply, ["reponse", "repondu", "a repondu", "m a repondu"]],
    [is.thanks, ["merci", "remerciement", "remerciements", "mot de remerciement", "message de remerciement"]],
    [is.thanked, ["remercie", "remerciee"]],
    [is.thankYouEmail, ["courriel de remerciement"]],
    [is.thankYouLetter, ["lettre de remerciement", "carte de remerciement"]],
    [is.checkIn, ["pris des nouvelles", "prise de nouvelles", "pris de ses nouvelles"]],
    [is.catchUp, ["donne des nouvelles", "garde contact", "repris contact"]],
    [is.introduction, ["mise en relation", "mis en relation", "mise en contact", "mis en contact", "presentations"]],
    [is.introduced, ["presente", "presentee"]],
    [is.update, ["mise a jour", "mis a jour", "tenu au courant", "tenue au courant"]],
    [is.meeting, [
      "reunion", "entretien", "entrevue", "entrevue d information", "rendez vous", "rdv", "conversation",
      "discussion", "tete a tete"
    ]],
    [is.met, [
      "rencontre", "rencontree", "revu", "revue", "vu", "vue", "croise", "croisee", "parle", "discute", "jase", "echange", "bavarde"
    ]],
    [is.other, ["note", "autre"]]
  ],
  with: new Set(["avec"]),
  to: new Set(["a", "de", "d", "chez"]),
  and: new Set(["et", "&", "+"]),
  glue: new Set([
    "j", "ai", "je", "on", "nous", "avons", "s", "est", "suis", "me", "m", "pris", "prendre", "bu", "fait", "eu",
    "envoye", "recu", "passe", "un", "une", "le", "la", "l", "les", "mon", "ma", "notre", "par", "sur", "autour", "d",
    "de", "du", "pour", "en", "via", "au", "a", "juste", "alle", "allee"
  ]),
  adjectives: new Set([
    "bon", "bonne", "petit", "petite", "court", "courte", "premier", "premiere", "deuxieme", "autre", "long", "longue",
    "bref", "breve", "beau", "belle", "super", "rapide"
  ]),
  about: ["au sujet de", "au sujet du", "au sujet des", "a propos de", "a propos du", "a propos des", "concernant", "sur", "re"],
  during: new Set(["pendant", "durant"]),
  determiners: new Set(["un", "une", "le", "la", "les", "mon", "ma", "mes", "notre", "son", "sa", "des", "deux", "trois"])
}
