import React from "react"
import type { TaskForm } from "../../beans/forms"
import { type Step, read, stepsOf } from "../../beans/steps"
import { count } from "../../beans/times"
import { useBeans } from "../../beans/useBeans"
import { Answered } from "../../parts/Answered"

interface Props {
  direction: string
  /** Those of the direction. */
  tasks: TaskForm[]
  chosen: string
}

/** A direction as a picture: its tasks one below the other, each with its steps. */
export function DirectionDiagram({ direction, tasks, chosen }: Props): React.ReactElement {
  const { answers } = useBeans(
    tasks.map((one) => stepsOf(one.task)),
    10,
  )
  return (
    <section aria-label={`Diagram of ${direction}`} className="p2c-diagram">
      <h2>{direction}</h2>
      {tasks.map((one, index) => (
        <div key={one.task} className={one.task === chosen ? "p2c-diagram-here" : ""}>
          <strong>{one.task}</strong>
          <Answered<string> answer={answers?.[index]} what={`steps of ${one.task}`}>
            {(xml) => (
              <ol>
                {read(xml).map((step) => (
                  <Box key={step.name} step={step} />
                ))}
              </ol>
            )}
          </Answered>
        </div>
      ))}
      <p className="p2c-quiet">Under each step: how often it was done since the start, once a batch or company.</p>
    </section>
  )
}

function Box({ step }: { step: Step }): React.ReactElement {
  return (
    <li>
      {step.name}
      <span className="p2c-quiet">
        {count(step.total)}
        {step.failed > 0 && <span className="p2c-bad"> ✕ {count(step.failed)}</span>}
      </span>
    </li>
  )
}
