import React, { useState } from "react"
import { Link } from "react-router-dom"
import type { GroupForm } from "../../beans/forms"
import { count, counted, local } from "../../beans/times"
import { useActing } from "../../parts/Acting"
import { Button } from "../../parts/Button"
import { State } from "../../parts/State"
import { When } from "../../parts/When"
import { Discard } from "./Discard"

interface Props {
  group: GroupForm
  /** Whether its rows are on the same page. */
  isOpen?: boolean
}

/** One cause: what it is in words, what helps and where, and what can be done with all its rows. */
export function GroupCard({ group, isOpen }: Props): React.ReactElement {
  const { mayAct, act } = useActing()
  const [isDiscarding, setDiscarding] = useState(false)
  const rows = `/p2c/failures/group/${encodeURIComponent(group.group)}`
  return (
    <article className={`p2c-card p2c-beside p2c-kind-${group.kind.toLowerCase()}`}>
      <div>
        {isOpen ? (
          <h1>{local(group.text)}</h1>
        ) : (
          <h2>
            <Link to={rows}>{local(group.text)}</Link>
          </h2>
        )}
        {group.reason !== group.cause && (
          <p>
            For example {group.key}: {local(group.reason)}
          </p>
        )}
        <p className="p2c-cure">{group.cure}</p>
        <p className="p2c-quiet">
          <State state={group.kind} /> {group.task}, {group.company}; since <When time={group.firstAt} />,
          last tried <When time={group.lastAt} />, {tried(group.attempts, group.rows)}
        </p>
      </div>
      <p className="p2c-buttons">
        {!isOpen && (
          <Link className="pf-v5-c-button pf-m-secondary pf-m-small" to={rows}>
            {group.rows === 1 ? "Show the row" : `Show the ${count(group.rows)} rows`}
          </Link>
        )}
        {group.kind === "CONFLICT" && (
          <Link className="pf-v5-c-button pf-m-secondary pf-m-small" to="/p2c/conflicts">
            Compare and decide
          </Link>
        )}
        {mayAct && (
          <>
            <Button
              text={group.rows === 1 ? "Retry" : "Retry all of them"}
              label={`Retry: ${group.text}`}
              onPress={() => void act("Retry the group", "type=Failures", "retryGroup", group.group)}
            />
            <Button
              text={group.rows === 1 ? "Discard" : "Discard all of them"}
              label={`Discard: ${group.text}`}
              onPress={() => setDiscarding(true)}
            />
          </>
        )}
      </p>
      {isDiscarding && (
        <Discard
          what={counted(group.rows, "row")}
          onDiscard={(reason) =>
            void act("Discard the group", "type=Failures", "discardGroup", group.group, reason)
          }
          onClose={() => setDiscarding(false)}
        />
      )}
    </article>
  )
}

function tried(most: number, rows: number): string {
  return most === 1 ? "tried once" : `tried ${rows === 1 ? "" : "up to "}${count(most)} times`
}
