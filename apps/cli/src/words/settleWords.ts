/** What `done`, `snooze` and `skip` say of themselves. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

type Examples = ReadonlyArray<readonly [string, string]>

export const doneWords = inBoth(
  {
    help: {
      usage: ["ID…"],
      about:
        "Says that a reminder is settled. It does not pretend that you were in touch: only what is logged counts as that.",
      flags: {},
      examples: [
        ["kith done kf3", "the one with that id in `kith due`"],
        ["kith done ana", "the one that is due for Ana, if there is one only"]
      ] as Examples
    }
  },
  {
    help: {
      usage: ["ID…"],
      about: fr`Dit qu'un rappel est réglé. Cela ne fait pas semblant d'un contact : seul ce qui est noté compte.`,
      flags: {},
      examples: [
        ["kith done kf3", fr`celui qui porte cet identifiant dans « kith due »`],
        ["kith done ana", fr`celui qui attend pour Ana, s'il n'y en a qu'un`]
      ]
    }
  }
)

export const skipWords = inBoth(
  {
    help: {
      usage: ["ID…"],
      about: "Lets a reminder go: it does not come back.",
      flags: {},
      examples: [["kith skip kf3", "never mind this one"]] as Examples
    }
  },
  {
    help: {
      usage: ["ID…"],
      about: fr`Laisse tomber un rappel : il ne revient pas.`,
      flags: {},
      examples: [["kith skip kf3", fr`tant pis pour celui-là`]]
    }
  }
)

export const snoozeWords = inBoth(
  {
    help: {
      usage: ["ID [WHEN…]"],
      about: "Puts a reminder off, until tomorrow morning if you do not say when.",
      flags: {},
      examples: [
        ["kith snooze kf3", "until tomorrow"],
        ["kith snooze kf3 3d", "for three days"],
        ["kith snooze ana next tuesday", "until then"]
      ] as Examples
    }
  },
  {
    help: {
      usage: ["ID [QUAND…]"],
      about: fr`Remet un rappel à plus tard, à demain matin si vous ne dites pas quand.`,
      flags: {},
      examples: [
        ["kith snooze kf3", fr`à demain`],
        ["kith snooze kf3 3j", fr`de trois jours`],
        ["kith snooze ana mardi prochain", fr`à ce jour-là`]
      ]
    }
  }
)
