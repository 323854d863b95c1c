/** The forms in which the beans answer. Times are ISO 8601 texts in UTC; null or empty for none. */
export type Time = string | null

export interface OverviewForm {
  Profile: string
  Version: string
  User: string
  Role: string
  StateText: string
  /** good, warning or error */
  State: string
  Arrows: ArrowForm[]
  Wrong: WrongForm[]
}

export interface ArrowForm {
  direction: string
  description: string
  from: string
  to: string
  way: string
  mode: string
  state: string
  stateText: string
  error: string
  lastStartedAt: Time
  lastEndedAt: Time
  nextAt: Time
  rowsToday: number
  waiting: number
  rejected: number
  parked: number
  conflicts: number
  oldestChangeSeconds: number
  pausedBy: string
  pausedSince: Time
  pauseReason: string
  running: RunningForm | null
  away: string
}

export interface RunningForm {
  run: number
  rows: number
  rate: number
  remainingSeconds: number
  startedAt: Time
}

export interface WrongForm {
  severity: string
  text: string
  cure: string
  link: string
}

/** Rows by outcome, as runs and hours count them. */
export interface CountsForm {
  created: number
  updated: number
  unchanged: number
  skipped: number
  parked: number
  rejected: number
}

export interface OutcomeForm extends CountsForm {
  hour: string
  task: string
}

export interface RunForm extends CountsForm {
  id: number
  direction: string
  company: string
  trigger: string
  user: string
  status: string
  startedAt: Time
  endedAt: Time
  seconds: number
  error: string
  read: number
}

export interface RunDetailForm {
  run: RunForm
  parts: PartForm[]
  progress: { rows: number; rate: number; remainingSeconds: number } | null
}

export interface PartForm extends CountsForm {
  task: string
  company: string
  read: number
  expected: number
}

export interface FoundForm {
  task: string
  company: string
  key: string
  outcome: string
  at: Time
}

export interface WayStepForm {
  at: Time
  task: string
  company: string
  key: string
  step: string
  text: string
  seconds: number
}

export interface TaskForm {
  task: string
  direction: string
  source: string
  target: string
  file: string
  version: string
  rules: number
  mistakes: string[]
}

export interface RuleForm {
  target: string
  source: string
  steps: string[]
  owner: string
  file: string
  line: number
}

export interface MistakeForm {
  task: string
  file: string
  line: number
  column: number
  text: string
}

export interface LogForm {
  id: number
  at: Time
  who: string
  origin: string
  action: string
  subject: string
  detail: string
}

export interface GroupForm {
  group: string
  task: string
  company: string
  kind: string
  text: string
  cure: string
  field: string
  cause: string
  rows: number
  id: number
  key: string
  reason: string
  attempts: number
  firstAt: Time
  lastAt: Time
}

export interface GroupPageForm {
  total: number
  rows: number
  groups: GroupForm[]
}

export interface FailureForm {
  id: number
  group: string
  task: string
  company: string
  key: string
  kind: string
  field: string
  reason: string
  detail: string
  waitsFor: string
  attempts: number
  firstAt: Time
  lastAt: Time
  nextAt: Time
}

export interface RowPageForm {
  total: number
  group: GroupForm | null
  rows: FailureForm[]
}

export interface SourceColumnForm {
  name: string
  value: string
  edited: string | null
  isEditable: boolean
}

export interface ConflictFieldForm {
  field: string
  base: string | null
  source: string | null
  target: string | null
  owner: string
}

export interface FailureDetailForm {
  failure: FailureForm
  cure: string
  source: string
  target: string
  sourceRow: string | null
  columns: SourceColumnForm[]
  edit: { values: string; by: string; at: Time } | null
  discard: { at: Time; by: string; reason: string } | null
  fields: ConflictFieldForm[]
}

export interface ResolvedForm {
  id: number
  task: string
  company: string
  key: string
  kind: string
  field: string
  reason: string
  attempts: number
  firstAt: Time
  resolvedAt: Time
  how: string
  who: string
  note: string
  run: number
}

export interface ConflictForm {
  id: number
  task: string
  company: string
  key: string
  name: string
  source: string
  target: string
  since: Time
  decision: string
  fields: ConflictFieldForm[]
}

/** The document of `bin/p2c explain --json`. */
export interface ExplanationForm {
  direction: string | null
  outcome: string
  reason: string
  notes: string[]
  waitsFor: string | null
  detail: string | null
  attempts: number | null
  nextRetry: Time
  rules: ExplainedRuleForm[]
  history: WriteForm[]
}

export interface ExplainedRuleForm {
  target: string
  source: string
  steps: { step: string; by: string; value: unknown }[]
  value: unknown
  theirs: unknown
  differs: boolean
  refusal: string | null
  file: string
  line: number
}

export interface WriteForm {
  at: Time
  run: number
  trigger: string
  user: string
  outcome: string
  fields: { name: string; old: string | null; new: string | null }[]
}

export interface AlertForm {
  id: number
  rule: string
  subject: string
  severity: string
  text: string
  link: string
  raisedAt: Time
  endedAt: Time
}

export interface AlertRuleForm {
  name: string
  watches: string
  cure: string
}

export interface AlertsForm {
  Open: AlertForm[]
  Newest: AlertForm[]
  Rules: AlertRuleForm[]
  Channels: string[]
  Unsent: string[]
}
