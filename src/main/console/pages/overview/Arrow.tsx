import React from "react"
import { Link } from "react-router-dom"
import type { ArrowForm } from "../../beans/forms"
import { count, counted, distance, duration, local, whole } from "../../beans/times"
import { kindOf, State } from "../../parts/State"
import { When } from "../../parts/When"
import { ArrowLine } from "./ArrowLine"
import { DirectionButtons } from "./DirectionButtons"
import { isHeld, nameOf } from "./systems"

/** One direction: its figures, and under them its arrow. */
export function Arrow({ arrow, isRight }: { arrow: ArrowForm; isRight: boolean }): React.ReactElement {
  const state = isHeld(arrow) ? "waits" : arrow.state
  const text = isHeld(arrow)
    ? `waits for ${nameOf(arrow.away)}, which does not answer`
    : local(arrow.stateText)
  const runs = `/p2c/runs?direction=${encodeURIComponent(arrow.direction)}`
  return (
    <div role="row" className={`p2c-arrow p2c-${kindOf(state)}`} id={`direction-${arrow.direction}`}>
      <span role="rowheader" className="p2c-name">
        <Link to={runs} title={arrow.description}>
          {arrow.direction}
        </Link>
      </span>
      <span role="cell" title={text}>
        <State state={state} />
      </span>
      <span role="cell">{arrow.lastEndedAt ? <When time={arrow.lastEndedAt} far /> : "never"}</span>
      <span role="cell">{next(arrow)}</span>
      <span role="cell" className="p2c-number">
        {count(arrow.rowsToday)}
      </span>
      <span role="cell" className="p2c-number">
        {arrow.waiting > 0 ? (
          <Link to={`/p2c/failures?direction=${encodeURIComponent(arrow.direction)}`} title={waits(arrow)}>
            {count(arrow.waiting)}
          </Link>
        ) : (
          "0"
        )}
      </span>
      <span role="cell" className="p2c-number">
        {arrow.oldestChangeSeconds < 0 ? "unknown" : duration(arrow.oldestChangeSeconds)}
      </span>
      <span role="cell" className="p2c-buttons">
        <DirectionButtons arrow={arrow} />
      </span>
      <span role="cell" className="p2c-whole">
        <ArrowLine arrow={arrow} isRight={isRight} />
      </span>
      {hasNews(arrow) && (
        <span role="cell" className="p2c-state-text">
          {text}
        </span>
      )}
    </div>
  )
}

function next(arrow: ArrowForm): React.ReactNode {
  if (arrow.running) {
    const left = arrow.running.remainingSeconds
    return `now, ${counted(arrow.running.rows, "row")}${left < 0 ? "" : `, ${duration(left)} left`}`
  }
  if (!arrow.nextAt) {
    return "none"
  }
  const isDue = new Date(arrow.nextAt).getTime() <= Date.now()
  return <span title={whole(arrow.nextAt)}>{isDue ? "due now" : distance(arrow.nextAt)}</span>
}

function waits(arrow: ArrowForm): string {
  return `${arrow.rejected} rejected, ${arrow.parked} parked, ${arrow.conflicts} in conflict`
}

/** Some states say nothing beyond their word. */
function hasNews(arrow: ArrowForm): boolean {
  return isHeld(arrow) || !["flowing", "never", "off"].includes(arrow.state) && arrow.stateText !== ""
}
