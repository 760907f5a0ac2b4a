/**
 * The built-in catalogue's fingerprint, written out so that a start need not load every declaration to know it.
 * A test holds it to the declarations, and says what to write here when they change.
 */
export const builtInFingerprint =
  "1;AdviceNoted@1,AnswerNoted@1,CalendarPublished@1,ChangesUndone@1,ColumnsMapped@1,ContactDeleted@1,ContactEdited@2,ContactImported@1,ContactRestored@1,ContactsMerged@1,ContactsSplit@1,ContactsToldApart@1,ContentForgotten@1,DeviceNamed@1,FileImported@1,FindingNoted@1,FollowUpPlanned@1,GatheringRecorded@1,GoalSet@1,InteractionEdited@1,InteractionLogged@1,OccupationEdited@1,OpeningRecorded@1,PlanEdited@1,PledgeMade@1,PreferencesChanged@1,QuestionWritten@1,ReminderSettled@1,RuleChanged@1,ShareableKept@1,TemplateWritten@1,VersionWitnessed@1"
