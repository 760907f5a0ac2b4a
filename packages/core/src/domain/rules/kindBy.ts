/** What being in touch by a channel usually is, where nobody said what it was. */
import type { Channel, InteractionKind } from "../entities/Interaction.ts"

export const kindBy = (channel: Channel | undefined): InteractionKind =>
  channel === undefined ? "other" : MESSAGES.has(channel) ? "outreach" : "meeting"

const MESSAGES: ReadonlySet<Channel> = new Set(["email", "letter", "linkedin", "text"])
