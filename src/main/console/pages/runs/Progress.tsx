import React from "react"
import type { RunDetailForm } from "../../beans/forms"
import { counted, duration } from "../../beans/times"

/** How far a run under way is. */
export function Progress({
  progress,
}: {
  progress: NonNullable<RunDetailForm["progress"]>
}): React.ReactElement {
  const left = progress.remainingSeconds
  const share = left < 0 ? undefined : progress.rows / Math.max(1, progress.rows + progress.rate * left)
  return (
    <p className="p2c-progress">
      <progress {...(share !== undefined && { value: share })} aria-label="Rows read" />{" "}
      {counted(progress.rows, "row")}, {progress.rate.toFixed(1)} a second,{" "}
      {left < 0 ? "nobody knows how many remain" : `${duration(left)} remain`}
    </p>
  )
}
