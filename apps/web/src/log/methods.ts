/** Everything a page can ask, by name. Questions change nothing; commands are done one after another. */
import type { Method } from "./Method.ts"
import { later, untilHere } from "./Method.ts"
import { shell } from "./shell.ts"
import { startWith } from "./start.ts"
import { type Today, today, type TodayAsked } from "./today.ts"

const todayOrComing = untilHere<TodayAsked, Today>(today, () =>
  import("./sync/comingToday.ts").then(({ comingToday }) => comingToday)
)

export const questions = {
  shell,
  start: startWith(shell, todayOrComing),
  today: todayOrComing,
  readCapture: later(() => import("./capture.ts").then(({ readCapture }) => readCapture)),

  history: later(() => import("./history.ts").then(({ history }) => history)),
  mayLikeShareable: later(() => import("./shareables.ts").then(({ mayLikeShareable }) => mayLikeShareable)),
  opening: later(() => import("./openings.ts").then(({ opening }) => opening)),
  openings: later(() => import("./openings.ts").then(({ openings }) => openings)),
  plan: later(() => import("./plan.ts").then(({ plan }) => plan)),
  previewRules: later(() => import("./rules.ts").then(({ previewRules }) => previewRules)),
  readRules: later(() => import("./rules.ts").then(({ readRules }) => readRules)),
  referralPage: later(() => import("./referrals.ts").then(({ referralPage }) => referralPage)),
  responses: later(() => import("./responses.ts").then(({ responses }) => responses)),
  rule: later(() => import("./rules.ts").then(({ rule }) => rule)),
  ruleFile: later(() => import("./rules.ts").then(({ ruleFile }) => ruleFile)),
  rules: later(() => import("./rules.ts").then(({ rules }) => rules)),
  shareables: later(() => import("./shareables.ts").then(({ shareables }) => shareables)),
  templates: later(() => import("./templates.ts").then(({ templates }) => templates)),
  week: later(() => import("./week.ts").then(({ week }) => week)),

  bank: later(() => import("./questions.ts").then(({ bank }) => bank)),
  checklists: later(() => import("./checklists.ts").then(({ checklists }) => checklists)),
  comparedAnswers: later(() => import("./questions.ts").then(({ comparedAnswers }) => comparedAnswers)),
  comparedOccupations: later(() => import("./occupations.ts").then(({ comparedOccupations }) => comparedOccupations)),
  gathering: later(() => import("./gatherings.ts").then(({ gathering }) => gathering)),
  gatherings: later(() => import("./gatherings.ts").then(({ gatherings }) => gatherings)),
  meeting: later(() => import("./meeting.ts").then(({ meeting }) => meeting)),
  meetings: later(() => import("./meetings.ts").then(({ meetings }) => meetings)),
  occupation: later(() => import("./occupations.ts").then(({ occupation }) => occupation)),
  occupations: later(() => import("./occupations.ts").then(({ occupations }) => occupations)),
  readNames: later(() => import("./changeGathering.ts").then(({ readNames }) => readNames)),

  people: later(() => import("./people.ts").then(({ people }) => people)),
  peopleFacets: later(() => import("./people.ts").then(({ peopleFacets }) => peopleFacets)),
  peopleStages: later(() => import("./people.ts").then(({ peopleStages }) => peopleStages)),
  searchPeople: later(() => import("./people.ts").then(({ searchPeople }) => searchPeople)),

  alikeTo: later(() => import("./person/samePerson.ts").then(({ alikeTo }) => alikeTo)),
  draftPage: later(() => import("./person/draft.ts").then(({ draftPage }) => draftPage)),
  duplicates: later(() => import("./person/samePerson.ts").then(({ duplicates }) => duplicates)),
  members: later(() => import("./person/samePerson.ts").then(({ members }) => members)),
  personConflicts: later(() => import("./person/conflicts.ts").then(({ personConflicts }) => personConflicts)),
  personForm: later(() => import("./person/editPerson.ts").then(({ personForm }) => personForm)),
  personHistory: later(() => import("./person/history.ts").then(({ personHistory }) => personHistory)),
  personPage: later(() => import("./person/personPage.ts").then(({ personPage }) => personPage)),
  personSources: later(() => import("./person/history.ts").then(({ personSources }) => personSources)),
  readText: later(() => import("./person/draft.ts").then(({ readText }) => readText)),
  touchForm: later(() => import("./person/touchForm.ts").then(({ touchForm }) => touchForm)),

  calendars: later(() => import("./calendars/calendars.ts").then(({ calendars }) => calendars)),
  isCalendarServed: later(() => import("./calendars/calendars.ts").then(({ isCalendarServed }) => isCalendarServed)),
  isNotifying: later(() => import("./notices/notifications.ts").then(({ isNotifying }) => isNotifying)),
  notifications: later(() => import("./notices/notifications.ts").then(({ notifications }) => notifications)),
  pushKey: later(() => import("./notices/notifications.ts").then(({ pushKey }) => pushKey)),

  examineLog: later(() => import("./data/examineLog.ts").then(({ examineLog }) => examineLog)),
  exportFile: later(() => import("./export/exportFile.ts").then(({ exportFile }) => exportFile)),
  leaveFile: later(() => import("./export/leaveFile.ts").then(({ leaveFile }) => leaveFile)),
  lookAtBackup: later(() => import("./data/restoreBackup.ts").then(({ lookAtBackup }) => lookAtBackup)),
  makeBackup: later(() => import("./data/zipBackup.ts").then(({ makeBackup }) => makeBackup)),
  lookAtFile: later(() => import("./import/lookAtFile.ts").then(({ lookAtFile }) => lookAtFile)),
  notInCsv: later(() => import("./export/exportFile.ts").then(({ notInCsv }) => notInCsv)),
  settingsPage: later(() => import("./settings.ts").then(({ settingsPage }) => settingsPage)),
  storedHere: later(() => import("./data/storedHere.ts").then(({ storedHere }) => storedHere)),

  arrival: later(() => import("./sync/arriving.ts").then(({ arriving }) => arriving)),
  checkPhrase: later(() => import("./sync/phrase.ts").then(({ checkPhrase }) => checkPhrase)),
  otherLogs: later(() => import("./sync/otherLogs.ts").then(({ otherLogs }) => otherLogs)),
  pairingState: later(() => import("./sync/pairing.ts").then(({ pairingState }) => pairingState)),
  syncLine: later(() => import("./sync/syncLine.ts").then(({ syncLine }) => syncLine)),
  syncState: later(() => import("./sync/syncing.ts").then(({ syncState }) => syncState)),
  whoReads: later(() => import("./sync/devices.ts").then(({ whoReads }) => whoReads))
}

export const commands = {
  capture: later(() => import("./capture.ts").then(({ capture }) => capture)),
  settle: later(() => import("./settle.ts").then(({ settle }) => settle)),
  undo: later(() => import("./undo.ts").then(({ undo }) => undo)),
  begin: later(() => import("./begin.ts").then(({ begin }) => begin)),

  deleteOpening: later(() => import("./openings.ts").then(({ deleteOpening }) => deleteOpening)),
  deleteShareable: later(() => import("./shareables.ts").then(({ deleteShareable }) => deleteShareable)),
  dropGoal: later(() => import("./week.ts").then(({ dropGoal }) => dropGoal)),
  markShared: later(() => import("./shareables.ts").then(({ markShared }) => markShared)),
  resetRule: later(() => import("./rules.ts").then(({ resetRule }) => resetRule)),
  resetTemplate: later(() => import("./templates.ts").then(({ resetTemplate }) => resetTemplate)),
  saveOpening: later(() => import("./openings.ts").then(({ saveOpening }) => saveOpening)),
  saveRules: later(() => import("./rules.ts").then(({ saveRules }) => saveRules)),
  saveShareable: later(() => import("./shareables.ts").then(({ saveShareable }) => saveShareable)),
  setGoal: later(() => import("./week.ts").then(({ setGoal }) => setGoal)),
  turnRule: later(() => import("./rules.ts").then(({ turnRule }) => turnRule)),
  turnTemplate: later(() => import("./templates.ts").then(({ turnTemplate }) => turnTemplate)),
  writePlan: later(() => import("./plan.ts").then(({ writePlan }) => writePlan)),
  writeTemplate: later(() => import("./templates.ts").then(({ writeTemplate }) => writeTemplate)),

  putBack: later(() => import("./person/history.ts").then(({ putBack }) => putBack)),
  chooseValue: later(() => import("./person/conflicts.ts").then(({ chooseValue }) => chooseValue)),
  deletePerson: later(() => import("./person/samePerson.ts").then(({ deletePerson }) => deletePerson)),
  deleteTouch: later(() => import("./person/records.ts").then(({ deleteTouch }) => deleteTouch)),
  dropFollowUp: later(() => import("./person/records.ts").then(({ dropFollowUp }) => dropFollowUp)),
  forgetPerson: later(() => import("./person/samePerson.ts").then(({ forgetPerson }) => forgetPerson)),
  keepPledge: later(() => import("./person/records.ts").then(({ keepPledge }) => keepPledge)),
  mergePeople: later(() => import("./person/samePerson.ts").then(({ merge }) => merge)),
  planFollowUp: later(() => import("./person/records.ts").then(({ planFollowUp }) => planFollowUp)),
  restorePerson: later(() => import("./person/samePerson.ts").then(({ restorePerson }) => restorePerson)),
  saveNotes: later(() => import("./person/notes.ts").then(({ saveNotes }) => saveNotes)),
  savePerson: later(() => import("./person/editPerson.ts").then(({ savePerson }) => savePerson)),
  saveTouch: later(() => import("./person/touchForm.ts").then(({ saveTouch }) => saveTouch)),
  sent: later(() => import("./person/draft.ts").then(({ sent }) => sent)),
  setAdvice: later(() => import("./person/records.ts").then(({ setAdvice }) => setAdvice)),
  splitPerson: later(() => import("./person/samePerson.ts").then(({ split }) => split)),
  tellApart: later(() => import("./person/samePerson.ts").then(({ tellApart }) => tellApart)),

  addFinding: later(() => import("./occupations.ts").then(({ addFinding }) => addFinding)),
  addOccupation: later(() => import("./occupations.ts").then(({ addOccupation }) => addOccupation)),
  addQuestion: later(() => import("./questions.ts").then(({ addQuestion }) => addQuestion)),
  changeFinding: later(() => import("./occupations.ts").then(({ changeFinding }) => changeFinding)),
  changeMeeting: later(() => import("./changeMeeting.ts").then(({ changeMeeting }) => changeMeeting)),
  changeOccupation: later(() => import("./occupations.ts").then(({ changeOccupation }) => changeOccupation)),
  checkGathering: later(() => import("./changeGathering.ts").then(({ checkGathering }) => checkGathering)),
  checkMeeting: later(() => import("./changeMeeting.ts").then(({ checkMeeting }) => checkMeeting)),
  deleteGathering: later(() => import("./changeGathering.ts").then(({ deleteGathering }) => deleteGathering)),
  deleteOccupation: later(() => import("./occupations.ts").then(({ deleteOccupation }) => deleteOccupation)),
  deleteQuestion: later(() => import("./questions.ts").then(({ deleteQuestion }) => deleteQuestion)),
  dropQuestion: later(() => import("./changeMeeting.ts").then(({ dropQuestion }) => dropQuestion)),
  finishMeeting: later(() => import("./meetingMode.ts").then(({ finishMeeting }) => finishMeeting)),
  meetAtGathering: later(() => import("./changeGathering.ts").then(({ meetAtGathering }) => meetAtGathering)),
  meetNobody: later(() => import("./changeGathering.ts").then(({ meetNobody }) => meetNobody)),
  noteGathering: later(() => import("./changeGathering.ts").then(({ noteGathering }) => noteGathering)),
  noteMeeting: later(() => import("./meetingMode.ts").then(({ noteMeeting }) => noteMeeting)),
  pickQuestions: later(() => import("./changeMeeting.ts").then(({ pickQuestions }) => pickQuestions)),
  rewordAnswer: later(() => import("./questions.ts").then(({ rewordAnswer }) => rewordAnswer)),
  rewordQuestion: later(() => import("./questions.ts").then(({ rewordQuestion }) => rewordQuestion)),
  saveGathering: later(() => import("./changeGathering.ts").then(({ saveGathering }) => saveGathering)),
  scheduleMeeting: later(() => import("./changeMeeting.ts").then(({ scheduleMeeting }) => scheduleMeeting)),
  switchQuestion: later(() => import("./questions.ts").then(({ switchQuestion }) => switchQuestion)),
  unmeetAtGathering: later(() => import("./changeGathering.ts").then(({ unmeetAtGathering }) => unmeetAtGathering)),

  publishCalendar: later(() => import("./calendars/calendars.ts").then(({ publishCalendar }) => publishCalendar)),
  revokeCalendar: later(() => import("./calendars/calendars.ts").then(({ revokeCalendar }) => revokeCalendar)),
  switchNotifications: later(() =>
    import("./notices/notifications.ts").then(({ switchNotifications }) => switchNotifications)
  ),
  wakeHere: later(() => import("./notices/notifications.ts").then(({ wakeHere }) => wakeHere)),
  wakeNoMore: later(() => import("./notices/notifications.ts").then(({ wakeNoMore }) => wakeNoMore)),

  comeBack: later(() => import("./settings.ts").then(({ comeBack }) => comeBack)),
  deleteHere: later(() => import("./data/storedHere.ts").then(({ deleteHere }) => deleteHere)),
  goAway: later(() => import("./settings.ts").then(({ goAway }) => goAway)),
  importFile: later(() => import("./import/importFile.ts").then(({ importFile }) => importFile)),
  importLog: later(() => import("./import/importLog.ts").then(({ importLog }) => importLog)),
  mendLog: later(() => import("./data/examineLog.ts").then(({ mendLog }) => mendLog)),
  restoreBackup: later(() => import("./data/restoreBackup.ts").then(({ restoreBackup }) => restoreBackup)),
  saveSettings: later(() => import("./settings.ts").then(({ saveSettings }) => saveSettings)),
  stopReading: later(() => import("./import/importSource.ts").then(({ stopReading }) => stopReading)),

  askForPhraseLater: later(() => import("./sync/phrase.ts").then(({ askForPhraseLater }) => askForPhraseLater)),
  beginAnew: later(() => import("./sync/syncing.ts").then(({ beginAnew }) => beginAnew)),
  bringAlong: later(() => import("./sync/otherLogs.ts").then(({ bringAlong }) => bringAlong)),
  bringLater: later(() => import("./sync/otherLogs.ts").then(({ bringLater }) => bringLater)),
  compareWords: later(() => import("./sync/pairing.ts").then(({ compareWords }) => compareWords)),
  extendInvitation: later(() => import("./sync/pairing.ts").then(({ extendInvitation }) => extendInvitation)),
  giveRole: later(() => import("./sync/devices.ts").then(({ giveRole }) => giveRole)),
  invite: later(() => import("./sync/pairing.ts").then(({ invite }) => invite)),
  join: later(() => import("./sync/pairing.ts").then(({ join }) => join)),
  makePhrase: later(() => import("./sync/phrase.ts").then(({ makePhrase }) => makePhrase)),
  removeOther: later(() => import("./sync/otherLogs.ts").then(({ removeOther }) => removeOther)),
  removeMember: later(() => import("./sync/devices.ts").then(({ removeMemberFromLog }) => removeMemberFromLog)),
  renameDevice: later(() => import("./sync/devices.ts").then(({ renameDevice }) => renameDevice)),
  revokeDevice: later(() => import("./sync/devices.ts").then(({ revokeDevice }) => revokeDevice)),
  stopPairing: later(() => import("./sync/pairing.ts").then(({ stopPairing }) => stopPairing)),
  stopSyncing: later(() => import("./sync/syncing.ts").then(({ stopSyncing }) => stopSyncing)),
  syncNow: later(() => import("./sync/syncing.ts").then(({ syncNow }) => syncNow)),
  syncWithRelay: later(() => import("./sync/syncing.ts").then(({ syncWithRelay }) => syncWithRelay))
}

/** Commands that take long, and what stops them: neither waits for others, nor do others wait for them. */
export const waitForNobody: ReadonlySet<string> = new Set<keyof typeof commands>([
  "importFile",
  "importLog",
  "restoreBackup",
  "stopReading"
])

type Answers<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Method<infer Args, infer A> ? (args: Args) => Promise<A> : never
}

export type Questions = Answers<typeof questions>
export type Commands = Answers<typeof commands>
