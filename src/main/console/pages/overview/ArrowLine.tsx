import React from "react"
import type { ArrowForm } from "../../beans/forms"
import { isHeld, nameOf } from "./systems"

/**
 * The arrow of a direction from its source to its target, through a third system where its rows take
 * that way; dashed where nothing passes.
 */
export function ArrowLine({ arrow, isRight }: { arrow: ArrowForm; isRight: boolean }): React.ReactElement {
  const isStill =
    isHeld(arrow) || ["paused", "off", "never", "shadow", "late", "failed"].includes(arrow.state)
  const line = `p2c-line${isStill ? " p2c-still" : ""}${arrow.running ? " p2c-moving" : ""}`
  const head = "M0,0 L12,6 L0,12 Z"
  const stops = arrow.way.split(" > ").slice(1, -1)
  return (
    <>
      <svg
        className="p2c-arrow-line"
        role="img"
        aria-label={`from ${arrow.way.replace(/ > /g, " to ") || `${arrow.from} to ${arrow.to}`}`}
        height="14"
      >
        <line x1={isRight ? "0" : "100%"} x2={isRight ? "100%" : "0"} y1="7" y2="7" className={line} />
        <svg x={isRight ? "100%" : "0"} y="1" overflow="visible">
          <path d={head} transform={isRight ? "translate(-12,0)" : "rotate(180) translate(-12,-12)"} />
        </svg>
      </svg>
      {stops.map((stop) => (
        <span key={stop} className="p2c-stop">
          {nameOf(stop)}
        </span>
      ))}
    </>
  )
}
