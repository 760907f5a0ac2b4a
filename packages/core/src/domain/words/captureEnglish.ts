/** English words for what one does to keep in touch. */
import type { CaptureWords } from "./captureWords.ts"
import { meanings as is } from "./captureWords.ts"

// prettier-ignore
export const captureEnglish: CaptureWords = {
  deeds: [
    [is.coffee, ["coffee", "coffees", "coffee chat", "coffee meeting", "coffee catch up", "espresso"]],
    [is.virtualCall, [
      "video call", "virtual call", "virtual coffee", "virtual meeting", "video chat", "video meeting", "online meeting",
      "zoom", "zoom call", "zoom meeting", "teams", "teams call", "teams meeting", "ms teams", "google meet", "gmeet",
      "skype", "skype call", "facetime", "webex", "videoconference", "video conference", "call on zoom",
      "call on teams", "call over zoom", "call over teams", "virtually"
    ]],
    [is.call, ["call", "phone", "phone call", "phone chat", "telephone", "intro call", "by phone", "on the phone"]],
    [is.called, ["called", "phoned", "rang", "telephoned"]],
    [is.lunch, ["lunch", "lunched", "lunch meeting", "luncheon"]],
    [is.drink, ["drink", "drinks", "beer", "beers", "pint", "pints", "wine", "happy hour"]],
    [is.meal, ["breakfast", "brunch", "dinner", "supper", "tea", "walk"]],
    [is.inPerson, ["in person", "face to face", "in person meeting"]],
    [is.email, ["email", "e mail", "mail", "cold email"]],
    [is.emailed, ["emailed", "e mailed", "mailed"]],
    [is.letter, ["letter", "handwritten letter"]],
    [is.linkedin, ["linkedin", "linked in", "linkedin message", "linkedin dm", "inmail", "linkedin note"]],
    [is.text, ["text", "texts", "text message", "sms"]],
    [is.texted, ["texted"]],
    [is.messenger, ["whatsapp", "signal message", "wechat", "telegram", "dm"]],
    [is.outreach, [
      "outreach", "wrote", "reached out", "message", "nudge", "follow up", "followup", "followed up", "wrote again"
    ]],
    [is.contacted, ["contacted", "messaged", "pinged", "nudged"]],
    [is.reply, [
      "reply", "replied", "answer", "answered", "response", "responded", "wrote back", "got back", "got back to me",
      "heard back", "heard"
    ]],
    [is.thanks, ["thank you", "thanks", "thankyou", "thank you note", "sent thanks"]],
    [is.thanked, ["thanked"]],
    [is.thankYouEmail, ["thank you email", "thank you e mail"]],
    [is.thankYouLetter, ["thank you letter", "thank you card"]],
    [is.checkIn, ["check in", "checked in", "checkin"]],
    [is.catchUp, ["caught up", "catch up", "catchup", "touched base", "kept in touch"]],
    [is.introduction, ["introduction", "intro"]],
    [is.introduced, ["introduced"]],
    [is.update, ["update", "status update"]],
    [is.updated, ["updated"]],
    [is.meeting, [
      "meeting", "chat", "conversation", "informational", "informational interview", "information interview",
      "interview", "one on one", "1 on 1", "1 : 1", "talk"
    ]],
    [is.met, [
      "met", "met up", "saw", "spoke", "talked", "chatted", "visited", "ran into", "bumped into", "sat down"
    ]],
    [is.other, ["note", "other"]]
  ],
  with: new Set(["with", "w", "w/"]),
  to: new Set(["to", "from"]),
  and: new Set(["and", "&", "+"]),
  glue: new Set([
    "i", "we", "ve", "had", "have", "just", "a", "an", "the", "my", "our", "did", "got", "grabbed", "took", "sent",
    "went", "over", "for", "on", "by", "via", "in", "through", "received"
  ]),
  adjectives: new Set([
    "quick", "nice", "great", "good", "long", "short", "first", "second", "another", "lovely", "brief", "follow",
    "initial"
  ]),
  about: ["about", "re", "regarding", "concerning"],
  during: new Set(["for"]),
  determiners: new Set(["a", "an", "the", "my", "our", "her", "his", "their", "some", "two", "three"])
}
