import React from "react"
import type { GroupForm, GroupPageForm } from "../../beans/forms"
import { counted } from "../../beans/times"
import { useBeans } from "../../beans/useBeans"
import { useTasks } from "../../beans/useTasks"
import { useActing } from "../../parts/Acting"
import { Answered } from "../../parts/Answered"
import { Button } from "../../parts/Button"
import { Choice } from "../../parts/Choice"
import { Pager, useOffset } from "../../parts/Pager"
import { useQuery } from "../../parts/useQuery"
import { GroupCard } from "./GroupCard"

const LIMIT = 20
/** The bean answers with no more. */
const MOST = 1000
const KINDS = ["REJECTED", "PARKED", "CONFLICT", "DELETED"]

/** Failures grouped by cause, the largest group first, each with its cure. */
export function Groups(): React.ReactElement {
  const [get, set] = useQuery()
  const { mayAct, act } = useActing()
  const tasks = useTasks()
  const offset = useOffset()
  const direction = get("direction")
  const chosen =
    direction === ""
      ? [get("task")]
      : tasks.filter((one) => one.direction === direction).map((one) => one.task)
  // The pages of several tasks are one list, which is cut here: each answer begins with its largest.
  const isJoined = chosen.length > 1
  const [first, most] = isJoined ? [0, Math.min(MOST, offset + LIMIT)] : [offset, LIMIT]
  const { answers } = useBeans(
    chosen.map((task) => ({
      bean: "type=Failures",
      operation: "groups",
      arguments: [task, get("company"), get("kind"), first, most],
    })),
    4,
  )
  const pages = (answers ?? []).flatMap((one) => ("value" in one ? [one.value as GroupPageForm] : []))
  const rows = pages.reduce((sum, page) => sum + page.rows, 0)
  const total = pages.reduce((sum, page) => sum + page.total, 0)
  const found = pages.flatMap((page) => page.groups).sort((a, b) => b.rows - a.rows)
  const groups = isJoined ? found.slice(offset, offset + LIMIT) : found
  const filter = (name: string, values: string[]): React.ReactElement => (
    <Choice
      label={name[0]?.toUpperCase() + name.slice(1)}
      value={get(name)}
      values={values}
      onChange={(value) => set({ [name]: value, offset: "", ...(name === "task" && { direction: "" }) })}
    />
  )
  return (
    <>
      <h1>Failures by cause</h1>
      <form className="p2c-filter" onSubmit={(event) => event.preventDefault()}>
        {direction !== "" && filter("direction", [direction])}
        {filter(
          "task",
          tasks.map((one) => one.task),
        )}
        {filter("company", [...new Set(groups.map((one) => one.company))])}
        {filter("kind", KINDS)}
        {mayAct && rows > 0 && (
          <Button
            text="Retry all failures"
            onPress={() => void act("Retry all", "type=Failures", "retryAll")}
          />
        )}
      </form>
      <Answered<GroupPageForm> answer={answers?.[0]} what="failures">
        {() => (
          <section data-ready>
            <p>
              {rows === 0
                ? "No rows wait."
                : `${counted(rows, "row")} in ${counted(total, "group")} by cause`}
            </p>
            {groups.map((group: GroupForm) => (
              <GroupCard key={`${group.group} ${group.task} ${group.company} ${group.kind}`} group={group} />
            ))}
            {total > LIMIT && <Pager total={total} limit={LIMIT} noun="groups" />}
          </section>
        )}
      </Answered>
    </>
  )
}
