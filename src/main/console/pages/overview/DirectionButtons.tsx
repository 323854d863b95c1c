import React, { useState } from "react"
import type { ArrowForm } from "../../beans/forms"
import { useActing } from "../../parts/Acting"
import { Button } from "../../parts/Button"
import { Dialog } from "../../parts/Dialog"

/** Run now, pause, resume and stop after this batch, where they have an effect. */
export function DirectionButtons({ arrow }: { arrow: ArrowForm }): React.ReactElement | null {
  const { mayAct, act } = useActing()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState("")
  const bean = `type=Direction,name=${arrow.direction}`
  const { direction } = arrow
  if (!mayAct || arrow.state === "off") {
    return null
  }
  const ask = (): void => {
    setReason("")
    setAsking(true)
  }
  const pause = async (): Promise<void> => {
    setAsking(false)
    await act(`Pause ${direction}`, bean, "pause", reason)
  }
  return (
    <>
      {arrow.running ? (
        <Button
          text="Stop"
          label={`Stop ${direction} after this batch`}
          onPress={() => void act(`Stop ${direction} after this batch`, bean, "stopAfterBatch")}
        />
      ) : (
        arrow.state !== "paused" && (
          <Button
            text="Run now"
            label={`Run ${direction} now`}
            onPress={() => void act(`Run ${direction} now`, bean, "runNow")}
          />
        )
      )}
      {arrow.state === "paused" ? (
        <Button
          text="Resume"
          kind="primary"
          label={`Resume ${direction}`}
          onPress={() => void act(`Resume ${direction}`, bean, "resume")}
        />
      ) : (
        <Button text="Pause" label={`Pause ${direction}`} onPress={ask} />
      )}
      {isAsking && (
        <Dialog
          title={`Pause ${direction}?`}
          act="Pause"
          onAct={() => void pause()}
          onClose={() => setAsking(false)}
        >
          <p>No pass begins until somebody resumes the direction. A running pass continues.</p>
          <label>
            Reason, shown to other operators
            <input autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
        </Dialog>
      )}
    </>
  )
}
