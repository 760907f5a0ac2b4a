/** Writing to somebody one has met, in English: thanks, news, and something to read. */
import type { Wording } from "../MessageTemplate.ts"

export const englishAfterwards = {
  "thank-you": {
    subject: "Thank you for your time",
    body: `{greeting}

Thank you for talking with me {met}. What helped me most: {useful}.

{advice?I am going to follow your advice ({advice}), and I will tell you what comes of it.|I will put it to use, and I will tell you what comes of it.}

If I can ever do something for you, please say so.

With thanks,
{me}`
  },
  "event-follow-up": {
    subject: "Good to meet you",
    body: `{greeting}

It was good to meet you {met}{gathering? ({gathering})|}. I have been thinking about what we talked about: {talked}.

I would like to hear more. Would you have {minutes} minutes for a coffee or a call? I am free {times}.

And if your calendar is full, I am happy to have met you all the same.

Best wishes,
{me}`
  },
  connect: {
    body: `{greeting} it was good to talk with you {met}{gathering? ({gathering})|}. I would be glad to stay in touch here. {me}`
  },
  "thank-referrer": {
    subject: "I met {referred}, thanks to you",
    body: `{greeting}

Thank you for suggesting that I talk to {referred}. We met {met}, and it was well worth it. What I took from it: {useful}.

You opened that door for me, and I will not forget it. If there is something that I can do for you, tell me.

Warmly,
{me}`
  },
  update: {
    subject: "What came of your advice",
    body: `{greeting}

You once gave me this advice: {advice}. I followed it, and here is what came of it: {result}.

I wanted you to know that your time was well spent. There is nothing that you need to do; I will write again when there is more to tell.

Thank you once more,
{me}`
  },
  "check-in": {
    subject: "I read this and thought of you",
    body: `{greeting}

I came across this and thought of you: {article}

{talked?It made me think of our conversation.|It seemed close to what you do.} How have you been?

There is no need to answer in a busy week.

Best wishes,
{me}`
  },
  "check-in-short": {
    body: `{greeting}

{reason?I am coming back to you about this: {reason}.|You came to my mind today, so here is a short hello.} How have you been?

On my side: {news}.

Best wishes,
{me}`
  }
} as const satisfies Readonly<Record<string, Wording>>
