import React from "react"
import { Link } from "react-router-dom"
import type { RunForm } from "../../beans/forms"
import { count, duration } from "../../beans/times"
import { useTasks } from "../../beans/useTasks"
import { Choice } from "../../parts/Choice"
import { Paged } from "../../parts/Paged"
import { State } from "../../parts/State"
import { type Column, Table } from "../../parts/Table"
import { useQuery } from "../../parts/useQuery"
import { When } from "../../parts/When"

const COLUMNS: Column<RunForm>[] = [
  { title: "Run", cell: (run) => <Link to={`/p2c/runs/${run.id}`}>{run.id}</Link> },
  { title: "Direction", cell: (run) => run.direction },
  { title: "Company", cell: (run) => run.company || "all" },
  { title: "Status", cell: (run) => <State state={run.status} /> },
  { title: "Started", cell: (run) => <When time={run.startedAt} /> },
  { title: "Took", cell: (run) => duration(run.seconds), isNumber: true },
  { title: "Read", cell: (run) => count(run.read), isNumber: true },
  { title: "Created", cell: (run) => few(run.created), isNumber: true },
  { title: "Updated", cell: (run) => few(run.updated), isNumber: true },
  { title: "Parked", cell: (run) => few(run.parked), isNumber: true },
  { title: "Rejected", cell: (run) => few(run.rejected), isNumber: true },
  { title: "By", cell: (run) => (run.user ? `${run.trigger}, ${run.user}` : run.trigger) },
]

/** A zero is quiet, so that the rest is seen. */
function few(n: number): React.ReactNode {
  return n === 0 ? <span className="p2c-quiet">0</span> : count(n)
}

/** Runs, newest first, of one direction, company or time. */
export function RunList(): React.ReactElement {
  const [get, set] = useQuery()
  const tasks = useTasks()
  const since = get("hours") === "" ? "" : hoursAgo(Number(get("hours")))
  const directions = [...new Set(tasks.map((one) => one.direction).filter((one) => one !== ""))].sort()
  return (
    <>
      <h1>Runs</h1>
      <form className="p2c-filter" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label="Direction"
          value={get("direction")}
          values={directions}
          onChange={(direction) => set({ direction, offset: "" })}
        />
        <label className="p2c-choice">
          Company
          <input
            value={get("company")}
            placeholder="all"
            size={8}
            onChange={(event) => set({ company: event.target.value.trim(), offset: "" })}
          />
        </label>
        <label className="p2c-choice">
          Started
          <select value={get("hours")} onChange={(event) => set({ hours: event.target.value, offset: "" })}>
            <option value="">at any time</option>
            <option value="1">in the last hour</option>
            <option value="24">in the last day</option>
            <option value="168">in the last week</option>
          </select>
        </label>
      </form>
      <Paged<{ total: number; rows: RunForm[] }>
        bean="type=Runs"
        operation="page"
        arguments={[get("direction"), get("company"), since, ""]}
        limit={50}
        everySeconds={3}
        what="runs"
        noun="runs"
      >
        {(page) => (
          <Table
            label="Runs"
            columns={COLUMNS}
            rows={page.rows}
            keyOf={(run) => String(run.id)}
            empty="No runs are selected."
          />
        )}
      </Paged>
    </>
  )
}

/** To the minute, so that the question stays the same for a while. */
function hoursAgo(hours: number): string {
  const minute = 60_000
  return new Date(Math.floor((Date.now() - hours * 60 * minute) / minute) * minute).toISOString()
}
