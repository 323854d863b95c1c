import React, { useEffect, useRef } from "react"
import { Button } from "./Button"

interface Props {
  title: string
  /** The text of the button that acts. */
  act: string
  isDanger?: boolean
  isOff?: boolean
  onAct: () => void
  onClose: () => void
  children: React.ReactNode
}

/** A question before an act. Escape closes it; the browser keeps the focus inside. */
export function Dialog(props: Props): React.ReactElement {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => element.current?.showModal(), [])
  const submit = (event: React.FormEvent): void => {
    event.preventDefault()
    if (!props.isOff) {
      props.onAct()
    }
  }
  return (
    <dialog ref={element} className="p2c-dialog" aria-label={props.title} onClose={props.onClose}>
      <form onSubmit={submit}>
        <h2>{props.title}</h2>
        {props.children}
        <p className="p2c-buttons">
          <button
            type="submit"
            disabled={props.isOff ?? false}
            className={`pf-v5-c-button pf-m-${props.isDanger ? "danger" : "primary"}`}
          >
            {props.act}
          </button>
          <Button text="Cancel" kind="link" onPress={() => element.current?.close()} />
        </p>
      </form>
    </dialog>
  )
}
