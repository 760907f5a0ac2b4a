/** What goes on paper, or is said of oneself, in English. */
import type { Wording } from "../MessageTemplate.ts"

export const englishPapers = {
  "networking-letter": {
    body: `{dear}

I am writing to you because of your work ({work}). {referrer?{referrer} mentioned your name when I asked who knows this field well.|Your name came up when I looked for people who know this field well.}

Let me say in a few lines who I am: {headline}. My experience: {experience}. What I do well: {skills}. I moved to Canada recently, and I am learning how my field works here, what employers look for, and what is still missing in my profile.

I am not writing about a position. What I hope for is {minutes} minutes of your time, in person or by phone, to hear how you see the field and what you would advise somebody in my place. I will come with a short list of questions and keep to the time.

I will call you {call-day} to ask whether a conversation is possible. If you would rather answer by e-mail, or send me to somebody else, you will find my details below.

Thank you for your attention.

Sincerely,

{me}
{reach}`
  },
  "networking-statement": {
    body: `{statement?{statement}|My name is {me}. My work: {headline}. What I do well: {skills}. What I have done so far: {experience}. I am looking around in this field: {fields}. I would like to talk with people who know it from inside. Who comes to your mind?}`
  },
  "networking-card": {
    body: `{me}
{headline}
{reach}`
  }
} as const satisfies Readonly<Record<string, Wording>>
