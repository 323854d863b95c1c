import React from "react"
import { Link, useParams } from "react-router-dom"
import type { PartForm, RunDetailForm } from "../../beans/forms"
import { count, duration, local } from "../../beans/times"
import { useBeans } from "../../beans/useBeans"
import { Answered } from "../../parts/Answered"
import { Facts } from "../../parts/Facts"
import { State } from "../../parts/State"
import { type Column, Table } from "../../parts/Table"
import { When } from "../../parts/When"
import { Progress } from "./Progress"

const number = (title: string, cell: (part: PartForm) => number): Column<PartForm> => ({
  title,
  cell: (part) => count(cell(part)),
  isNumber: true,
})

const COLUMNS: Column<PartForm>[] = [
  { title: "Task", cell: (part) => part.task },
  { title: "Company", cell: (part) => part.company || "all" },
  number("Read", (part) => part.read),
  { title: "Of", cell: (part) => (part.expected < 0 ? "unknown" : count(part.expected)), isNumber: true },
  number("Created", (part) => part.created),
  number("Updated", (part) => part.updated),
  number("Unchanged", (part) => part.unchanged),
  number("Skipped", (part) => part.skipped),
  number("Parked", (part) => part.parked),
  number("Rejected", (part) => part.rejected),
]

/** One run, also while it is under way: its rows by task and company, its rate, what remains. */
export function RunDetail(): React.ReactElement {
  const id = Number(useParams()["id"])
  const { answers } = useBeans([{ bean: "type=Runs", operation: "run", arguments: [id] }], 2)
  return (
    <>
      <p className="p2c-up">
        <Link to="/p2c/runs">All runs</Link>
      </p>
      <h1>Run {id}</h1>
      <Answered<RunDetailForm> answer={answers?.[0]} what={`run ${id}`}>
        {({ run, parts, progress }) => (
          <>
            <Facts
              facts={[
                [
                  "Direction",
                  <Link to={`/p2c/runs?direction=${encodeURIComponent(run.direction)}`}>
                    {run.direction}
                  </Link>,
                ],
                ["Status", <State state={run.status} />],
                ["Started", <When time={run.startedAt} />],
                ["Ended", run.endedAt ? <When time={run.endedAt} /> : "under way"],
                ["Took", duration(run.seconds)],
                ["Trigger", run.user ? `${run.trigger}, by ${run.user}` : run.trigger],
                ["Company", run.company || "all"],
              ]}
            />
            {progress !== null && <Progress progress={progress} />}
            {run.error !== "" && (
              <p className={`p2c-notice ${run.status === "INCOMPLETE" ? "p2c-warn" : "p2c-bad"}`}>
                {local(run.error)}
              </p>
            )}
            <Table
              label="Rows by task"
              columns={COLUMNS}
              rows={parts}
              keyOf={(part) => `${part.task} ${part.company}`}
              empty="No rows yet."
            />
          </>
        )}
      </Answered>
    </>
  )
}
