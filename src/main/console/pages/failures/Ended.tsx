import React from "react"
import { Link } from "react-router-dom"
import type { ResolvedForm } from "../../beans/forms"
import { When } from "../../parts/When"

const HOW: Record<string, string> = {
  WRITTEN: "the row was written",
  SKIPPED: "the row does not belong in the target any more",
  DELETED: "the source row no longer exists",
}

/** A row that waits no longer: how it ended, and where to look next. */
export function Ended({ ending }: { ending: ResolvedForm }): React.ReactElement {
  const part = encodeURIComponent
  return (
    <>
      <h1>{ending.key}</h1>
      <p className="p2c-notice p2c-good" data-ready>
        ✓ The failure of this row ended: {HOW[ending.how] ?? ending.how.toLowerCase()} at{" "}
        <When time={ending.resolvedAt} />
        {ending.who !== "" && `, after an action by ${ending.who}`}.
      </p>
      <p>
        The failure was in {ending.task}, {ending.company}: {ending.reason}
      </p>
      <p className="p2c-buttons">
        <Link
          className="pf-v5-c-button pf-m-secondary pf-m-small"
          to={`/p2c/find?task=${part(ending.task)}&company=${part(ending.company)}&key=${part(ending.key)}`}
        >
          Find {ending.key}
        </Link>
        {ending.run > 0 && <Link to={`/p2c/runs/${ending.run}`}>The run that ended the failure</Link>}
        <Link to="/p2c/failures">Rows that wait</Link>
        <Link to="/p2c/failures/resolved">Resolved and discarded rows</Link>
      </p>
    </>
  )
}
