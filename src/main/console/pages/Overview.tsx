import React from "react"
import type { OutcomeForm, OverviewForm } from "../beans/forms"
import { local } from "../beans/times"
import { useBeans } from "../beans/useBeans"
import { Answered } from "../parts/Answered"
import { Flow } from "./overview/Flow"
import { Outcomes } from "./overview/Outcomes"
import { Troubles } from "./overview/Troubles"

const QUESTIONS = [
  { bean: "type=Overview" },
  { bean: "type=Overview", operation: "outcomes", arguments: [24] },
]

/** Whether business flows: what is wrong now, the picture of the flow, the last day. */
export function Overview(): React.ReactElement {
  const { answers } = useBeans(QUESTIONS, 3)
  return (
    <Answered<OverviewForm> answer={answers?.[0]} what="overview">
      {(overview) => (
        <div data-ready>
          <Sentence state={overview.State} text={overview.StateText} />
          <Troubles wrong={overview.Wrong} />
          <Flow arrows={overview.Arrows} />
          <Answered<OutcomeForm[]> answer={answers?.[1]} what="rows of the last day">
            {(outcomes) => <Outcomes outcomes={outcomes} />}
          </Answered>
        </div>
      )}
    </Answered>
  )
}

const SIGNS: Record<string, [kind: string, sign: string]> = {
  good: ["good", "✓"],
  warning: ["warn", "!"],
  error: ["bad", "✕"],
}

function Sentence({ state, text }: { state: string; text: string }): React.ReactElement {
  const [kind, sign] = SIGNS[state] ?? ["rest", "○"]
  return (
    <h1 className={`p2c-sentence p2c-${kind}`}>
      <span aria-hidden="true">{sign}</span> {local(text)}
    </h1>
  )
}
