import React from "react"
import type { ArrowForm } from "../../beans/forms"
import { Arrow } from "./Arrow"
import { nameOf } from "./systems"

/** The picture of the flow: both systems, and an arrow for each direction between them. */
export function Flow({ arrows }: { arrows: ArrowForm[] }): React.ReactElement {
  const left = "sales"
  const right = arrows.some((one) => [one.from, one.to].includes("finance")) ? "finance" : other(arrows)
  return (
    <section aria-label="The flow">
      <div className="p2c-flow">
        <System name={left} arrows={arrows} />
        <div className="p2c-arrows" role="table" aria-label="Directions">
          <div role="row" className="p2c-arrow-head">
            {["Direction", "State", "Last run", "Next run", "Writes in 24 h", "Waiting", "Oldest change"].map(
              (title) => (
                <span role="columnheader" key={title}>
                  {title}
                </span>
              ),
            )}
            <span role="columnheader">
              <span className="p2c-hidden">Buttons</span>
            </span>
          </div>
          {arrows.map((arrow) => (
            <Arrow key={arrow.direction} arrow={arrow} isRight={arrow.from === left} />
          ))}
        </div>
        <System name={right} arrows={arrows} />
      </div>
    </section>
  )
}

function System({ name, arrows }: { name: string; arrows: ArrowForm[] }): React.ReactElement {
  const isAway = arrows.some((one) => one.away === name)
  return (
    <div className={`p2c-system${isAway ? " p2c-away" : ""}`}>
      {nameOf(name)}
      {isAway && " is away"}
    </div>
  )
}

function other(arrows: ArrowForm[]): string {
  return arrows.map((one) => (one.from === "sales" ? one.to : one.from))[0] ?? "finance"
}
