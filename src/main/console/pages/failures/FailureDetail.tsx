import React, { useState } from "react"
import { Link, useParams } from "react-router-dom"
import type { FailureDetailForm, ResolvedForm } from "../../beans/forms"
import { count, local } from "../../beans/times"
import { useBeans } from "../../beans/useBeans"
import { useActing } from "../../parts/Acting"
import { Answered } from "../../parts/Answered"
import { Button } from "../../parts/Button"
import { Facts } from "../../parts/Facts"
import { State } from "../../parts/State"
import { When } from "../../parts/When"
import { Discard } from "./Discard"
import { Ended } from "./Ended"
import { NextTry } from "./NextTry"
import { SourceRow } from "./SourceRow"

/** One failure: what the source has, what is wrong with it, and what can be done. */
export function FailureDetail(): React.ReactElement {
  const id = Number(useParams()["id"])
  const { answers } = useBeans(
    ["show", "ending"].map((operation) => ({ bean: "type=Failures", operation, arguments: [id] })),
    4,
  )
  const ending = answers?.[1]
  if (ending !== undefined && "value" in ending && ending.value !== null) {
    return <Ended ending={ending.value as ResolvedForm} />
  }
  return (
    <Answered<FailureDetailForm> answer={answers?.[0]} what="waiting row">
      {(detail) => <Detail key={id} detail={detail} />}
    </Answered>
  )
}

function Detail({ detail }: { detail: FailureDetailForm }): React.ReactElement {
  const { mayAct, act } = useActing()
  const [isDiscarding, setDiscarding] = useState(false)
  const { failure } = detail
  const row = `task=${encodeURIComponent(failure.task)}&company=${encodeURIComponent(failure.company)}&key=${encodeURIComponent(failure.key)}`
  return (
    <>
      <p className="p2c-up">
        <Link to={`/p2c/failures/group/${encodeURIComponent(failure.group)}`}>All rows of this cause</Link>
      </p>
      <h1>{failure.key}</h1>
      <p className="p2c-sentence">
        <State state={detail.discard === null ? failure.kind : "discarded"} /> {local(failure.reason)}
      </p>
      <p className="p2c-cure">{detail.cure}</p>
      {detail.discard !== null && (
        <p className="p2c-notice p2c-rest">
          Discarded by {detail.discard.by} at <When time={detail.discard.at} />: {detail.discard.reason}
        </p>
      )}
      <Facts
        facts={[
          ["Task", failure.task],
          ["Company", failure.company],
          ["From and to", `${detail.source} → ${detail.target}`],
          ["Field", failure.field],
          ["The service says", failure.detail],
          ["Waits for", failure.waitsFor],
          ["Tried", failure.attempts === 1 ? "once" : `${count(failure.attempts)} times`],
          ["Since", <When time={failure.firstAt} />],
          ["Last try", <When time={failure.lastAt} />],
          ["Next try", detail.discard === null ? <NextTry failure={failure} /> : "none"],
        ]}
      />
      <p className="p2c-buttons">
        {mayAct && detail.discard === null && (
          <>
            <Button
              kind="primary"
              text="Retry"
              onPress={() => void act(`Retry ${failure.key}`, "type=Failures", "retry", failure.id)}
            />
            <Button text="Discard" onPress={() => setDiscarding(true)} />
          </>
        )}
        {mayAct && detail.discard !== null && (
          <Button
            kind="primary"
            text="Take back"
            onPress={() => void act(`Take back ${failure.key}`, "type=Failures", "takeBack", failure.id)}
          />
        )}
        <Link className="pf-v5-c-button pf-m-secondary pf-m-small" to={`/p2c/find?${row}`}>
          Explain the row
        </Link>
      </p>
      <SourceRow detail={detail} />
      {isDiscarding && (
        <Discard
          what={failure.key}
          onDiscard={(reason) =>
            void act(`Discard ${failure.key}`, "type=Failures", "discard", failure.id, reason)
          }
          onClose={() => setDiscarding(false)}
        />
      )}
    </>
  )
}
