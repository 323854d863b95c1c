import React from "react"
import type { MistakeForm, RuleForm, TaskForm } from "../beans/forms"
import { useBeans } from "../beans/useBeans"
import { Answered } from "../parts/Answered"
import { type Column, Table } from "../parts/Table"
import { useQuery } from "../parts/useQuery"
import { DirectionDiagram } from "./mappings/DirectionDiagram"
import { Mistakes } from "./mappings/Mistakes"
import { TaskList } from "./mappings/TaskList"

const RULES: Column<RuleForm>[] = [
  { title: "Target field", cell: (rule) => <code>{rule.target}</code> },
  {
    title: "Source",
    cell: (rule) =>
      rule.source === "" ? <span className="p2c-quiet">constant</span> : <code>{rule.source}</code>,
  },
  { title: "Steps", cell: (rule) => rule.steps.join(" → ") },
  { title: "Owner", cell: (rule) => rule.owner },
  { title: "Line", cell: (rule) => rule.line, isNumber: true },
]

/** Every task's rules as a table, and the mistakes of edits that are not in force. */
export function Mappings(): React.ReactElement {
  const [get, set] = useQuery()
  const task = get("task")
  const { answers } = useBeans(
    [
      { bean: "type=Mappings", operation: "mistakes", arguments: [] },
      { bean: "type=Mappings", operation: "tasks", arguments: [] },
      ...(task === "" ? [] : [{ bean: "type=Mappings", operation: "rules", arguments: [task] }]),
    ],
    5,
  )
  const known = answers?.[1]
  const tasks = known !== undefined && "value" in known ? (known.value as TaskForm[]) : []
  const direction = tasks.find((one) => one.task === task)?.direction ?? ""
  return (
    <>
      <h1>Mappings</h1>
      <Answered<MistakeForm[]> answer={answers?.[0]} what="mistakes of mappings">
        {(mistakes) => <Mistakes mistakes={mistakes} />}
      </Answered>
      <div className="p2c-two">
        <Answered<TaskForm[]> answer={answers?.[1]} what="mappings">
          {(tasks) => <TaskList tasks={tasks} chosen={task} onChoose={(one) => set({ task: one })} />}
        </Answered>
        <section aria-label="Rules">
          {direction !== "" && (
            <DirectionDiagram
              key={direction}
              direction={direction}
              tasks={tasks.filter((one) => one.direction === direction)}
              chosen={task}
            />
          )}
          {task === "" ? (
            <p className="p2c-empty">Choose a task to see its rules.</p>
          ) : (
            <Answered<RuleForm[]> answer={answers?.[2]} what={`rules of ${task}`}>
              {(rules) => (
                <>
                  {[...new Set(rules.map((rule) => rule.file))].map((file) => (
                    <section key={file} aria-label={file}>
                      <code>{file}</code>
                      <Table
                        label={`Rules of ${task} in ${file}`}
                        columns={RULES}
                        rows={rules.filter((rule) => rule.file === file)}
                        keyOf={(rule, index) => `${rule.target} ${index}`}
                        empty="No rules."
                      />
                    </section>
                  ))}
                </>
              )}
            </Answered>
          )}
        </section>
      </div>
    </>
  )
}
