import React from "react"
import type { Time } from "../beans/forms"
import { distance, offset, short, whole } from "../beans/times"

/** A point in time in the browser's zone. */
export function When({ time, far }: { time: Time; far?: boolean }): React.ReactElement | null {
  if (!time) {
    return null
  }
  return (
    <time dateTime={time} title={`${whole(time)}, ${distance(time)}`} className="p2c-when">
      {far ? distance(time) : short(time)}
      {!far && <span className="p2c-offset"> {offset(new Date(time))}</span>}
    </time>
  )
}
