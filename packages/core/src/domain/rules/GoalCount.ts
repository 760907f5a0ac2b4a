/** How far one goal is: what the reminder of a week shows, and the sentence on it says. */

export type Measure = "conversations" | "new-people"

export interface GoalCount {
  readonly measure: Measure
  readonly per: "week" | "month"
  readonly done: number
  readonly target: number
}
