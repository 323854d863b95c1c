import React, { useState } from "react"
import { Dialog } from "../../parts/Dialog"

interface Props {
  what: string
  onDiscard: (reason: string) => void
  onClose: () => void
}

/** Asks for the reason before rows are left aside. */
export function Discard({ what, onDiscard, onClose }: Props): React.ReactElement {
  const [reason, setReason] = useState("")
  const discard = (): void => {
    onDiscard(reason)
    onClose()
  }
  return (
    <Dialog
      title={`Discard ${what}?`}
      act="Discard"
      isDanger
      isOff={reason.trim() === ""}
      onAct={discard}
      onClose={onClose}
    >
      <p>
        A discarded row is not tried until its source row changes. Take back on the page Resolved and
        discarded withdraws the discard.
      </p>
      <label>
        Reason, shown to other operators
        <input autoFocus required value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </Dialog>
  )
}
