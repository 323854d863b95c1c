import React from "react"
import type { FailureForm } from "../../beans/forms"
import { When } from "../../parts/When"

/** What starts the next try of a row that has no time for it. */
const WITHOUT_TIME: Record<string, string> = {
  PARKED: "each pass",
  REJECTED: "when the row or the mapping changes",
  CONFLICT: "when you take one side",
  DELETED: "only on request",
}

/** When a waiting row is tried next. */
export function NextTry({ failure, far }: { failure: FailureForm; far?: boolean }): React.ReactElement {
  return failure.nextAt ? (
    <When time={failure.nextAt} {...(far && { far })} />
  ) : (
    <>{WITHOUT_TIME[failure.kind] ?? "none"}</>
  )
}
