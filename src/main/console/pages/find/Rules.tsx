import React from "react"
import type { ExplainedRuleForm } from "../../beans/forms"
import { type Column, Table } from "../../parts/Table"

const RULES: Column<ExplainedRuleForm>[] = [
  { title: "Target field", cell: (rule) => <code>{rule.target}</code> },
  {
    title: "From",
    cell: (rule) =>
      rule.source === "" ? <span className="p2c-quiet">constant</span> : <code>{rule.source}</code>,
  },
  {
    title: "Steps",
    cell: (rule) => rule.steps.map((one) => `${one.by || one.step}: ${text(one.value)}`).join(" → "),
  },
  {
    title: "Result",
    cell: (rule) =>
      rule.refusal !== null ? <strong className="p2c-bad">✕ {rule.refusal}</strong> : text(rule.value),
  },
  {
    title: "Target has",
    cell: (rule) => (rule.differs ? <strong>≠ {text(rule.theirs)}</strong> : text(rule.theirs)),
  },
  { title: "Line", cell: (rule) => `${rule.file}:${rule.line}` },
]

function text(value: unknown): string {
  return value === null || value === undefined
    ? ""
    : typeof value === "string"
      ? value
      : JSON.stringify(value)
}

/** What each rule makes of the row, and what the target has. */
export function Rules({ rules }: { rules: ExplainedRuleForm[] }): React.ReactElement {
  return (
    <section aria-labelledby="p2c-rules">
      <h2 id="p2c-rules">Field rules of the row</h2>
      <Table
        label="Rules of the row"
        columns={RULES}
        rows={rules}
        keyOf={(rule, index) => `${rule.target} ${index}`}
        empty="No rule was tried, because there is no source row."
      />
    </section>
  )
}
