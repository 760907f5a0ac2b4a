/** Two reminders for the styleguide: one that is due, and one that is late, with a long name. */
import type { ReminderCard } from "../log/today.ts"

export const dueCard: ReminderCard = {
  id: "due",
  rule: "thank-you",
  subject: "contact/ana",
  contact: { id: "ana", name: "Ana Souza" },
  title: "Thank Ana Souza",
  by: "by 15:00",
  byInFull: "by Tuesday, 3 March 2026, 15:00",
  reason: "met yesterday 15:00, she was useful: the bridging course",
  status: "due",
  step: { kind: "write", href: "/people/ana/draft/due" }
}

export const lateCard: ReminderCard = {
  ...dueCard,
  id: "late",
  subject: "contact/long",
  contact: { id: "long", name: "Maria-Esperanza Vandenbroucke-Oyelaran" },
  title: "Nudge Maria-Esperanza Vandenbroucke-Oyelaran",
  by: "since Friday",
  byInFull: "since Friday, 27 February 2026",
  reason: "no answer to your message of 18 Feb",
  status: "late"
}
