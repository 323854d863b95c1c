import React from "react"
import type { ExplanationForm, WayStepForm } from "../../beans/forms"
import { useBeans } from "../../beans/useBeans"
import { Answered } from "../../parts/Answered"
import { Rules } from "./Rules"
import { Verdict } from "./Verdict"
import { Way } from "./Way"
import { Writes } from "./Writes"

interface Props {
  task: string
  company: string
  /** React keeps the name "key" to itself. */
  number: string
}

/** One row: why it is or is not in the target, its way through all tasks, its rules, its history. */
export function Row({ task, company, number }: Props): React.ReactElement {
  const row = [task, company, number]
  const way = useBeans([{ bean: "type=Find", operation: "way", arguments: row }], 5).answers?.[0]
  const explained = useBeans([{ bean: "type=Find", operation: "explain", arguments: row }], 30).answers?.[0]
  const explanation =
    explained !== undefined && "value" in explained
      ? { value: JSON.parse(explained.value as string) as ExplanationForm }
      : explained
  return (
    <>
      <h2>
        {number} <span className="p2c-quiet">{[task, company].filter((one) => one !== "").join(", ")}</span>
      </h2>
      <Answered<ExplanationForm> answer={explanation} what="explanation of the row">
        {(found) => <Verdict found={found} />}
      </Answered>
      <Answered<WayStepForm[]> answer={way} what="way of the row">
        {(steps) => <Way steps={steps} />}
      </Answered>
      {explanation !== undefined && "value" in explanation && (
        <>
          <Rules rules={explanation.value.rules} />
          <Writes writes={explanation.value.history} />
        </>
      )}
    </>
  )
}
