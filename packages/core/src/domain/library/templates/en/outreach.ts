/** Writing to somebody, in English: the first time, and again where no answer came. */
import type { Wording } from "../MessageTemplate.ts"

export const englishOutreach = {
  "first-message": {
    subject: "A newcomer’s question about your work",
    body: `{greeting}

I came across your profile ({work}) while finding out how people do this work in Canada. I moved here recently; my background: {headline}.

Could we talk for {minutes} minutes by phone or video? I am free {times}. I have three or four questions about how you found your way, and what counts here. It is your experience that I would like to hear about; I am not asking about a position.

If another time is easier, I will gladly adapt. And if this is not a good moment, that is perfectly fine.

Thank you for reading this,
{me}`
  },
  "first-message-their-work": {
    subject: "Your work: {interest}",
    body: `{greeting}

One thing in your work has stayed with me: {interest}. I would like to understand how it came about, and what you learned on the way.

I hope to work in this field; my background: {headline}. Would you have {minutes} minutes for a few questions? I am free {times}. By phone, by video, or over a coffee near you: whatever is easiest.

If the timing is bad, one line to say so is enough, and I will understand.

With thanks,
{me}`
  },
  "former-colleague": {
    subject: "It has been a while",
    body: `{greeting}

It has been a while since we worked together ({shared}), and I think back on it gladly. How are you?

I am in Canada now and working out my next step in this field: {fields}. You know how things are done on your side ({work}), and I would value your view.

Would you have {minutes} minutes to catch up, by phone or video? I am free {times}. And I would like to hear how life has been treating you.

Warmly,
{me}`
  },
  "introduction-request": {
    subject: "Would you introduce me to {target}?",
    body: `{greeting}

I think that you know {target}. I would like to learn more about {topic}, and a short conversation with somebody who does it every day would help me a lot.

Would you be comfortable introducing us? I would ask for {minutes} minutes of advice, and nothing else. Here are two lines that you can pass on as they are:

“{me} would like to ask you a few questions about {topic}. Background: {headline}. {minutes} minutes, whenever it suits you.”

If you would rather not, that is no trouble at all.

Thank you,
{me}`
  },
  alumni: {
    subject: "We went to the same school: {school}",
    body: `{greeting}

We share a school, {school}, and I saw where the road has taken you since ({work}). I am at the beginning of mine here; my background: {headline}.

Could I ask you a few questions about how you got from there to here? {minutes} minutes by phone or video would be plenty. I am free {times}, and happy to adapt.

If it is a full month, tell me so without a second thought.

Thank you,
{me}`
  },
  "referred-by": {
    subject: "{referrer} suggested that I write to you",
    body: `{greeting}

{referrer} suggested that I talk to you, and I was glad to have your name. My background: {headline}.

I would like to learn from you about this: {topic}. Would you have {minutes} minutes by phone or video? I am free {times}. I will come with three or four questions, and leave you to your day on time.

If this is not a good moment, I understand.

Thank you,
{me}`
  },
  nudge: {
    body: `{greeting}

I wrote to you {wrote}, and I know how full a week can be. Would you still have {minutes} minutes for a few questions about your work ({work})? I am free {times}.

“Not now” is a fine answer, too.

{me}`
  },
  "nudge-again": {
    body: `{greeting}

A conversation may be too much at the moment, so here is something smaller. One question about your work ({work}): {question}

Could you answer in a line or two, whenever you have five minutes? It would help me a great deal.

Thank you,
{me}`
  },
  "nudge-last": {
    body: `{greeting}

I do not want to crowd your inbox, so this is my last note about it. Should you have {minutes} minutes for a few questions about your work ({work}) one day, would you drop me a line? Any time suits me.

Either way, I wish you a good season.

{me}`
  },
  "propose-again": {
    body: `{greeting}

The time that I proposed may not have suited you. Would one of these be better: {times}? {minutes} minutes by phone or video are enough for my questions about your work ({work}).

If none of them fits, name a time and I will be there.

{me}`
  },
  "opening-noticed": {
    subject: "{opening}: may I ask your advice?",
    body: `{greeting}

{told?Thank you for telling me of this opening|I noticed this opening}: {opening}. It sounds close to what I have done; my background: {headline}.

May I ask your advice before I apply? I would like to understand what the team needs most, and how the work looks from inside. {minutes} minutes by phone, or two lines by e-mail, would be a great help. I am free {times}.

If you are too far from it to say, that is fine.

Thank you,
{me}`
  },
  "opening-referral": {
    subject: "{opening}: a favour to ask",
    body: `{greeting}

{told?Thank you for telling me of this opening|I noticed this opening}: {opening}. Thanks to our conversations I have a good idea of the work, and I am going to apply.

You know me a little by now. Would you feel comfortable recommending me for it? I can send you my résumé and three lines about why I would fit, so that it costs you five minutes at most.

If you would rather not, I understand completely, and nothing changes between us.

Thank you,
{me}`
  }
} as const satisfies Readonly<Record<string, Wording>>
