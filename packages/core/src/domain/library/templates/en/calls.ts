/** What to say on the phone, in English. A dash begins what one waits for, or does. */
import type { Wording } from "../MessageTemplate.ts"

export const englishCalls = {
  "too-busy": {
    body: `Hello {name}, this is {me}. You asked me to get back to you around now.

Is this a better moment? I have three questions about your work, and {minutes} minutes are enough.

– If yes: begin with the question that matters most to you.
– If no: “I understand. Which day would be easier for you? I will call then, and keep it short.”

Thank you, {name}.`
  },
  "too-busy-later": {
    body: `Of course, I can hear that it is a full day.

When would be a better time for {minutes} minutes? I can call early, at lunch, or at the end of the day. Next week is fine, too.

– Repeat the day and the time, and write them down.

Thank you, {name}. I will call you then.`
  },
  "too-busy-smaller": {
    body: `I understand, and I do not want to add to your week.

Could I send you two questions about your work by e-mail instead? You would need five minutes, whenever it suits you.

– If that is too much, too: “Is there somebody else who enjoys talking about this work, and whom I could call?”

Thank you, {name}, and a good day to you.`
  },
  "phone-exploring": {
    body: `Hello {name}, my name is {me}. I am finding out what your kind of work is like before I decide whether it is for me. Would you have ten minutes now, or shall I call at another time?

– If another time: agree on a day and an hour, thank them, and hang up.

Thank you. My background, so that you know who is asking: {headline}.

– Ask three of these:
What does an ordinary week look like for you?
Which part do you enjoy most, and which part would you gladly give away?
What do people need to be good at?
What would surprise somebody from outside?
What should I read, or try, to find out if it suits me?

– Listen more than you talk. Write down the words that they use.

My last question: who else should I talk to? And may I say that it was you who sent me?

Thank you, {name}. The most useful thing for me was …

– Say which. It is also what to thank them for in writing, today.`
  },
  "phone-mutual": {
    body: `Hello {name}, my name is {me}. {referrer} told me that you know this work well, and thought that we should talk. Do you have fifteen minutes, or would another day be better?

– If another day: agree on it, thank them, and tell {referrer}.

Thank you. In short, this is me: {headline}. What I would like to understand is {topic}.

– Ask four of these:
How did you come to this work?
How do you and {referrer} know each other?
What has changed in it in the last few years?
Where is it growing here, and where not?
What counts more with employers here: training, experience, or who knows you?
With my background, where would you begin?

– When ten minutes have gone, say so: “I promised you fifteen minutes, so here is my last question.”

Who else should I talk to? May I use your name?

Thank you, {name}. I will tell {referrer} how helpful you were.`
  },
  "phone-entering": {
    body: `Hello {name}, my name is {me}. I have decided to work in this field here in Canada, and I would like to go about it the right way. Could I ask you a few questions? {minutes} minutes are enough, now or when it suits you.

– If not now: agree on a time, thank them, and hang up.

Thank you. My background: {headline}.

– Ask four of these:
How did you get in yourself?
Which first role opens the most doors?
Which certificate or licence is worth its price, and which is not?
How is experience from another country seen, and what helps it to count?
Where do people hear of openings before they are posted?
Which association should I join, and who there is easy to talk to?
What do newcomers often get wrong?

– No hint about a vacancy: today is about advice.

My last question: who else should I talk to, and may I mention you?

Thank you, {name}. I will try what you told me, and let you know how it goes.`
  }
} as const satisfies Readonly<Record<string, Wording>>
